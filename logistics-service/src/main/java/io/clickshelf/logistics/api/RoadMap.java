package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.RoadCondition;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.roads.network.NetworkTravel;
import io.clickshelf.logistics.model.roads.network.RoadNetwork;
import io.clickshelf.logistics.model.routing.Travel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The roads of the OpenStreetMap file that was named, if one was. */
@Component
public class RoadMap {

    private static final Logger LOG = LoggerFactory.getLogger(RoadMap.class);
    private static final int REMEMBERED = 8;

    private final @Nullable RoadNetwork network;
    private final double usualKmh;
    private final double reachMeters;
    /** Roads as they are under the conditions asked for lately. */
    private final Map<List<RoadCondition>, RoadNetwork.Conditions> known = new LinkedHashMap<>(16, 0.75f, true);

    public RoadMap(LogisticsProperties properties) {
        this.usualKmh = properties.routes().speedKmh();
        this.reachMeters = properties.roads().reachMeters();
        this.network = network(properties.roads().osmFile());
    }

    private static @Nullable RoadNetwork network(@Nullable Path file) {
        if (file == null) {
            return null;
        }
        try {
            RoadNetwork network = RoadNetwork.read(file);
            LOG.info("{} holds {} roads between {} junctions", file, network.roads(), network.junctions());
            return network;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "clickshelf.logistics.roads.osm-file: " + e.getMessage() + " Name another file, or none.", e);
        }
    }

    /** Travel over the roads under given conditions; empty if there are none, or a place lies too far from them. */
    public Optional<NetworkTravel> travel(
            double[] latitude, double[] longitude, @Nullable List<RoadCondition> conditions, double kmh) {
        return network == null
                ? Optional.empty()
                : network.travel(
                        under(network, conditions == null ? List.of() : conditions),
                        latitude,
                        longitude,
                        usualKmh / kmh,
                        reachMeters);
    }

    private RoadNetwork.Conditions under(RoadNetwork roads, List<RoadCondition> conditions) {
        synchronized (known) {
            RoadNetwork.Conditions found = known.computeIfAbsent(
                    List.copyOf(conditions), list -> roads.conditions(RouteRoads.disturbances(list)));
            if (known.size() > REMEMBERED) {
                known.remove(known.keySet().iterator().next());
            }
            return found;
        }
    }

    /** Metres of straight line that take as long, at the usual speed and detour, as the roads usually do. */
    double metersAlike(double[] latitude, double[] longitude, double detour) {
        Optional<NetworkTravel> roads = travel(latitude, longitude, List.of(), usualKmh);
        return roads.isPresent()
                ? roads.get().duration(0, 1) * usualKmh / 3.6 / detour
                : Travel.sphere(latitude, longitude, 1, 1).distance(0, 1);
    }
}
