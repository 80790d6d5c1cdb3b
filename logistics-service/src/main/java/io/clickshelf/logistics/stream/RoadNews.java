package io.clickshelf.logistics.stream;

import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.contracts.event.ExternalType;
import io.clickshelf.contracts.logistics.RoadCondition;
import io.clickshelf.contracts.logistics.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What news from outside says of roads. A place comes as {@code latitude}, {@code longitude} and {@code radiusMeters} (or
 * {@code radiusKm}), a road as {@code line} (points of latitude and longitude), both among the attributes; or the subject is
 * a warehouse's id or name, or "everywhere". News of a place that can't be found says nothing of roads.
 */
final class RoadNews {

    private static final double AROUND_WAREHOUSE_METERS = 30_000;

    /** By how much travel takes longer; after the Highway Capacity Manual's weather adjustments, rounded. */
    private static final Map<String, Double> WEATHER = Map.of(
            "clear",
            1.0,
            "rain",
            1.06,
            "heavy_rain",
            1.17,
            "fog",
            1.12,
            "storm",
            1.25,
            "snow",
            1.3,
            "heavy_snow",
            1.6,
            "ice",
            1.6);

    private static final double LEAST_FACTOR = 0.2;
    private static final double MOST_FACTOR = 20;

    private final List<Warehouse> warehouses;
    private final double usualSpeedKmh;

    RoadNews(List<Warehouse> warehouses, double usualSpeedKmh) {
        this.warehouses = warehouses;
        this.usualSpeedKmh = usualSpeedKmh;
    }

    static boolean mayConcern(ExternalEvent event) {
        return event.type() == ExternalType.TRAFFIC
                || event.type() == ExternalType.CLOSURE
                || event.type() == ExternalType.WEATHER;
    }

    /** The condition, or null where it says nothing that roads could be planned by. */
    @Nullable
    RoadCondition condition(ExternalEvent event) {
        Map<String, Object> attributes = Objects.requireNonNullElse(event.attributes(), Map.of());
        boolean closure = event.type() == ExternalType.CLOSURE;
        Double factor = closure ? null : factor(event, attributes);
        String subject = event.subject();
        if (!closure && factor == null || subject == null) {
            return null;
        }
        Double latitude = number(attributes, "latitude", "lat");
        Double longitude = number(attributes, "longitude", "lon", "lng");
        Double radius = number(attributes, "radiusMeters", "radius");
        Double radiusKm = number(attributes, "radiusKm");
        if (radius == null && radiusKm != null) {
            radius = radiusKm * 1000;
        }
        List<List<Double>> line = line(attributes.get("line"));
        if (line == null && (latitude == null || longitude == null)) {
            Warehouse near = warehouses.stream()
                    .filter(warehouse ->
                            subject.equalsIgnoreCase(warehouse.id()) || subject.equalsIgnoreCase(warehouse.name()))
                    .findFirst()
                    .orElse(null);
            if (near == null && (closure || !subject.equalsIgnoreCase("everywhere"))) {
                return null;
            }
            latitude = near == null ? null : near.latitude();
            longitude = near == null ? null : near.longitude();
            radius = radius == null && !closure ? Double.valueOf(AROUND_WAREHOUSE_METERS) : radius;
        }
        return new RoadCondition(
                Objects.requireNonNull(event.type()).json(),
                subject,
                latitude,
                longitude,
                radius,
                line,
                factor,
                event.timestamp(),
                until(event, attributes, closure));
    }

    private static @Nullable Instant until(ExternalEvent event, Map<String, Object> attributes, boolean closure) {
        boolean reopened =
                closure && (Boolean.TRUE.equals(attributes.get("open")) || event.value() != null && event.value() == 0);
        return reopened ? event.timestamp() : event.validUntil();
    }

    private @Nullable Double factor(ExternalEvent event, Map<String, Object> attributes) {
        Double said = number(attributes, "factor");
        Double value = event.value();
        String unit = String.valueOf(attributes.getOrDefault("unit", "factor")).toLowerCase(Locale.ROOT);
        Double factor = said;
        if (said == null && event.type() == ExternalType.WEATHER) {
            Object condition = attributes.get("condition");
            factor = condition == null
                    ? attributes.containsKey("unit") && unit.equals("factor") ? value : null
                    : WEATHER.get(String.valueOf(condition).toLowerCase(Locale.ROOT));
        } else if (said == null && value != null) {
            factor = switch (unit) {
                case "factor" -> value;
                case "percent", "%" -> 1 + value / 100;
                case "kmh", "km/h" -> value > 0 ? usualSpeedKmh / value : null;
                default -> null;
            };
        }
        return factor == null ? null : Double.valueOf(Math.clamp(factor, LEAST_FACTOR, MOST_FACTOR));
    }

    private static @Nullable Double number(Map<String, Object> attributes, String... names) {
        for (String name : names) {
            if (attributes.get(name) instanceof Number number) {
                return number.doubleValue();
            }
        }
        return null;
    }

    private static @Nullable List<List<Double>> line(@Nullable Object value) {
        if (!(value instanceof List<?> points) || points.size() < 2) {
            return null;
        }
        List<List<Double>> line = new ArrayList<>();
        for (Object point : points) {
            if (!(point instanceof List<?> pair)
                    || pair.size() != 2
                    || !(pair.get(0) instanceof Number latitude)
                    || !(pair.get(1) instanceof Number longitude)) {
                return null;
            }
            line.add(List.of(latitude.doubleValue(), longitude.doubleValue()));
        }
        return line;
    }
}
