package io.clickshelf.contracts.logistics;

import java.util.List;
import java.util.Map;

/** A plan's routes as a GeoJSON FeatureCollection (RFC 7946): a line for each route, then a point for each stop. */
public record RouteGeometry(String type, List<Feature> features) {

    public RouteGeometry(List<Feature> features) {
        this("FeatureCollection", features);
    }

    /** @param properties of a route or a stop */
    public record Feature(String type, Geometry geometry, Map<String, Object> properties) {

        public Feature(Geometry geometry, Map<String, Object> properties) {
            this("Feature", geometry, properties);
        }
    }

    /** @param coordinates longitude and latitude of a Point, or a list of such of a LineString */
    public record Geometry(String type, List<?> coordinates) {}
}
