package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.vroom.VroomRequest;
import io.clickshelf.contracts.vroom.VroomRequest.Matrix;
import io.clickshelf.logistics.api.RoadMap;
import io.clickshelf.logistics.model.roads.network.NetworkTravel;
import io.clickshelf.logistics.model.routing.Travel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Seconds, metres and given costs from place to place, by profile. */
final class VroomTables {

    private static final double DETOUR = 1.3;
    private static final double USUAL_KMH = 40;
    private static final Map<String, Double> KMH =
            Map.of("foot", 5.0, "foot-walking", 5.0, "bike", 15.0, "cycling-regular", 15.0, "driving-hgv", 35.0);

    /** Unreachable: so far that nobody goes there. */
    private static final int UNREACHABLE = 50_000_000;

    /** Square tables over the places. */
    record Table(int size, int[] seconds, int @Nullable [] meters, int @Nullable [] costs) {}

    private final VroomRequest request;
    private final VroomPlaces places;
    private final double usualKmh;
    private final RoadMap roads;
    private final Map<String, Table> tables = new HashMap<>();

    VroomTables(VroomRequest request, VroomPlaces places, double usualKmh, RoadMap roads) {
        this.request = request;
        this.places = places;
        this.usualKmh = usualKmh;
        this.roads = roads;
    }

    Table of(@Nullable String profile) {
        return tables.computeIfAbsent(profile == null ? "car" : profile, this::make);
    }

    private Table make(String profile) {
        if (!places.indexed()) {
            return located(KMH.getOrDefault(profile, usualKmh > 0 ? usualKmh : USUAL_KMH));
        }
        Matrix matrix = request.matrices() == null ? null : request.matrices().get(profile);
        if (matrix == null && request.matrices() != null && request.matrices().size() == 1) {
            matrix = request.matrices().values().iterator().next();
        }
        if (matrix == null && request.matrix() != null) {
            matrix = new Matrix(request.matrix(), null, null);
        }
        if (matrix == null || matrix.durations() == null) {
            throw new VroomInputException("There is no matrix with durations for profile " + profile + ".");
        }
        return new Table(
                places.size(),
                Objects.requireNonNull(cut(profile + ".durations", matrix.durations())),
                cut(profile + ".distances", matrix.distances()),
                cut(profile + ".costs", matrix.costs()));
    }

    /** Over the roads where they are known, else in straight lines. */
    private Table located(double kmh) {
        double[] latitude = new double[places.size()];
        double[] longitude = new double[places.size()];
        for (int i = 0; i < latitude.length; i++) {
            List<Double> location = Objects.requireNonNull(places.place(i).location());
            longitude[i] = location.get(0);
            latitude[i] = location.get(1);
        }
        Optional<NetworkTravel> network = roads.travel(latitude, longitude, List.of(), kmh);
        Travel travel = network.isPresent() ? network.get() : Travel.sphere(latitude, longitude, DETOUR, kmh / 3.6);
        int[] seconds = new int[latitude.length * latitude.length];
        int[] meters = new int[seconds.length];
        for (int i = 0; i < latitude.length; i++) {
            for (int j = 0; j < latitude.length; j++) {
                seconds[i * latitude.length + j] = travel.duration(i, j);
                meters[i * latitude.length + j] = travel.distance(i, j);
            }
        }
        return new Table(latitude.length, seconds, meters, null);
    }

    private int @Nullable [] cut(String name, @Nullable List<List<@Nullable Long>> rows) {
        if (rows == null) {
            return null;
        }
        int all = rows.size();
        int[] cut = new int[places.size() * places.size()];
        for (int i = 0; i < places.size(); i++) {
            List<@Nullable Long> row = places.row(i) < all ? rows.get(places.row(i)) : null;
            if (row == null || row.size() != all) {
                throw new VroomInputException("matrices." + name + " must be square.");
            }
            for (int j = 0; j < places.size(); j++) {
                Long value = row.get(places.row(j));
                if (value != null && value < 0) {
                    throw new VroomInputException("matrices." + name + " has a negative value " + value + ".");
                }
                cut[i * places.size() + j] = value == null ? UNREACHABLE : (int) Math.min(UNREACHABLE, value);
            }
        }
        return cut;
    }
}
