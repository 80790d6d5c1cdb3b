package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryRoute;
import io.clickshelf.contracts.logistics.RouteGeometry;
import io.clickshelf.contracts.logistics.RouteGeometry.Feature;
import io.clickshelf.contracts.logistics.RouteGeometry.Geometry;
import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.contracts.logistics.RouteStop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Draws a plan. */
final class RouteShapes {

    private RouteShapes() {}

    static RouteGeometry of(RouteResponse plan) {
        List<Feature> lines = new ArrayList<>();
        List<Feature> points = new ArrayList<>();
        for (DeliveryRoute route : plan.routes()) {
            List<List<Double>> line = new ArrayList<>();
            for (RouteStop stop : route.stops()) {
                Double latitude = stop.latitude();
                Double longitude = stop.longitude();
                if (latitude == null || longitude == null) {
                    continue;
                }
                List<Double> place = List.of(longitude, latitude);
                line.add(place);
                points.add(new Feature(
                        new Geometry("Point", place),
                        Map.of(
                                "vehicle", route.vehicle(),
                                "kind", stop.kind(),
                                "id", Objects.requireNonNullElse(stop.id(), ""),
                                "arrivesAt", stop.arrivesAt())));
            }
            if (line.size() > 1) {
                Map<String, Object> properties = new LinkedHashMap<>();
                properties.put("vehicle", route.vehicle());
                properties.put("warehouseId", route.warehouseId());
                properties.put("distanceMeters", route.distanceMeters());
                properties.put("durationSeconds", route.durationSeconds());
                lines.add(new Feature(new Geometry("LineString", line), properties));
            }
        }
        lines.addAll(points);
        return new RouteGeometry(lines);
    }
}
