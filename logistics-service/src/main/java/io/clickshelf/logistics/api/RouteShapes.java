package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryRoute;
import io.clickshelf.contracts.logistics.RoadCondition;
import io.clickshelf.contracts.logistics.RouteGeometry;
import io.clickshelf.contracts.logistics.RouteGeometry.Feature;
import io.clickshelf.contracts.logistics.RouteGeometry.Geometry;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.contracts.logistics.RouteStop;
import io.clickshelf.logistics.model.roads.network.NetworkTravel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws a plan: along the roads where they are known and were reckoned with, else in straight lines. */
@Component
class RouteShapes {

    private final RoadMap map;

    RouteShapes(RoadMap map) {
        this.map = map;
    }

    RouteGeometry of(RouteRequest request, RouteResponse plan) {
        List<Feature> lines = new ArrayList<>();
        List<Feature> points = new ArrayList<>();
        for (DeliveryRoute route : plan.routes()) {
            List<double[]> places = new ArrayList<>();
            for (RouteStop stop : route.stops()) {
                Double latitude = stop.latitude();
                Double longitude = stop.longitude();
                if (latitude == null || longitude == null) {
                    continue;
                }
                places.add(new double[] {latitude, longitude});
                points.add(new Feature(
                        new Geometry("Point", List.of(longitude, latitude)),
                        Map.of(
                                "vehicle", route.vehicle(),
                                "kind", stop.kind(),
                                "id", Objects.requireNonNullElse(stop.id(), ""),
                                "arrivesAt", stop.arrivesAt())));
            }
            if (places.size() > 1) {
                Map<String, Object> properties = new LinkedHashMap<>();
                properties.put("vehicle", route.vehicle());
                properties.put("warehouseId", route.warehouseId());
                properties.put("distanceMeters", route.distanceMeters());
                properties.put("durationSeconds", route.durationSeconds());
                List<double[]> line = request.matrix() == null ? alongRoads(places, plan.conditions()) : places;
                lines.add(new Feature(
                        new Geometry(
                                "LineString",
                                line.stream()
                                        .map(place -> List.of(place[1], place[0]))
                                        .toList()),
                        properties));
            }
        }
        lines.addAll(points);
        return new RouteGeometry(lines);
    }

    private List<double[]> alongRoads(List<double[]> places, @Nullable List<RoadCondition> conditions) {
        Optional<NetworkTravel> roads = map.travel(
                places.stream().mapToDouble(place -> place[0]).toArray(),
                places.stream().mapToDouble(place -> place[1]).toArray(),
                conditions,
                1);
        if (roads.isEmpty()) {
            return places;
        }
        List<double[]> line = new ArrayList<>(List.of(places.getFirst()));
        for (int i = 1; i < places.size(); i++) {
            line.addAll(roads.get().way(i - 1, i));
            line.add(places.get(i));
        }
        return line;
    }
}
