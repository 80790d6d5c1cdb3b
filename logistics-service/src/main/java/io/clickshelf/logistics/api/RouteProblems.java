package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.RouteMatrix;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.contracts.logistics.WarehouseLocation;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the engine's problem of a request whose warehouses, stops and departure are all known. */
@Component
class RouteProblems {

    private final LogisticsProperties.Routes defaults;

    RouteProblems(LogisticsProperties properties) {
        this.defaults = properties.routes();
    }

    RouteProblem of(RouteRequest request) {
        List<WarehouseLocation> warehouses = Objects.requireNonNull(request.warehouseLocations());
        List<DeliveryPoint> points = Objects.requireNonNull(request.deliveryPoints());
        Instant origin = Objects.requireNonNull(request.departAt());
        Map<String, Integer> places = places(warehouses, points);
        Map<Double, Integer> profiles = new TreeMap<>();
        Map<String, Set<String>> groups = groups(points, places);
        RouteFleet fleet = new RouteFleet(defaults, request, origin, groups, profiles);
        Travel first = travel(request, warehouses, points, fleet.usualSpeed());
        RoutingProblem.Builder problem = RoutingProblem.builder();
        fleet.build(places, first);
        profiles.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(profile -> problem.travel(travel(request, warehouses, points, profile.getKey())));
        fleet.types().forEach(problem::vehicles);
        for (int i = 0; i < points.size(); i++) {
            problem.visit(visit(points.get(i), warehouses.size() + i, origin));
        }
        return new RouteProblem(problem.build(), origin, warehouses, points, fleet.vehicles(), fleet.notes());
    }

    private static Map<String, Integer> places(List<WarehouseLocation> warehouses, List<DeliveryPoint> points) {
        Map<String, Integer> places = new HashMap<>();
        for (WarehouseLocation warehouse : warehouses) {
            if (places.put(warehouse.id(), places.size()) != null) {
                throw new IllegalArgumentException(
                        "Warehouse " + warehouse.id() + " is given twice; send each id once.");
            }
        }
        Set<String> ids = new HashSet<>();
        for (DeliveryPoint point : points) {
            if (!ids.add(point.id())) {
                throw new IllegalArgumentException(
                        "Delivery point " + point.id() + " is given twice; send each id once.");
            }
        }
        return places;
    }

    /** Which warehouses may serve a stop becomes a skill that the vehicles there have: one per set of warehouses. */
    private static Map<String, Set<String>> groups(List<DeliveryPoint> points, Map<String, Integer> places) {
        Map<String, Set<String>> groups = new TreeMap<>();
        for (DeliveryPoint point : points) {
            if (point.warehouseIds() != null) {
                Set<String> allowed = new TreeSet<>(point.warehouseIds());
                for (String warehouse : allowed) {
                    if (!places.containsKey(warehouse)) {
                        throw new IllegalArgumentException("Delivery point " + point.id() + " may be served from \""
                                + warehouse + "\", which is not among the warehouseLocations.");
                    }
                }
                groups.put(groupSkill(allowed), allowed);
            }
        }
        return groups;
    }

    static String groupSkill(Set<String> warehouses) {
        return "from " + String.join("\n", warehouses);
    }

    private Travel travel(
            RouteRequest request, List<WarehouseLocation> warehouses, List<DeliveryPoint> points, double speedKmh) {
        int size = warehouses.size() + points.size();
        RouteMatrix matrix = request.matrix();
        if (matrix != null) {
            return Travel.matrix(
                    size,
                    table("distancesMeters", matrix.distancesMeters(), size),
                    table("durationsSeconds", matrix.durationsSeconds(), size));
        }
        double[] latitude = new double[size];
        double[] longitude = new double[size];
        for (int i = 0; i < size; i++) {
            boolean warehouse = i < warehouses.size();
            latitude[i] = warehouse
                    ? warehouses.get(i).latitude()
                    : points.get(i - warehouses.size()).latitude();
            longitude[i] = warehouse
                    ? warehouses.get(i).longitude()
                    : points.get(i - warehouses.size()).longitude();
        }
        return Travel.sphere(
                latitude,
                longitude,
                Objects.requireNonNullElse(request.detourFactor(), defaults.detourFactor()),
                speedKmh / 3.6);
    }

    private static int[] table(String name, List<List<Integer>> rows, int size) {
        if (rows.size() != size || rows.stream().anyMatch(row -> row.size() != size)) {
            throw new IllegalArgumentException("matrix." + name + " must have " + size + " rows of " + size
                    + " values: one for each warehouse, then one for each delivery point.");
        }
        return rows.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
    }

    private Visit visit(DeliveryPoint point, int place, Instant origin) {
        Visit.Builder visit = Visit.at(point.id(), place)
                .delivery(load(point.demand(), point.pickup() == null ? 1 : 0))
                .pickup(load(point.pickup(), 0))
                .service(Objects.requireNonNullElse(point.serviceSeconds(), defaults.serviceSeconds()));
        if (point.timeWindows() != null) {
            visit.windows(windows(point, origin));
        }
        if (point.readyAt() != null) {
            visit.releaseTime(Math.max(0, seconds(origin, point.readyAt())));
        }
        if (point.penalty() != null) {
            visit.penalty(RouteProblem.costUnits(point.penalty()));
        }
        Set<String> skills = new HashSet<>(Objects.requireNonNullElse(point.skills(), List.of()));
        if (point.warehouseIds() != null) {
            skills.add(groupSkill(new TreeSet<>(point.warehouseIds())));
        }
        return visit.skills(skills).build();
    }

    private static List<TimeWindow> windows(DeliveryPoint point, Instant origin) {
        List<TimeWindow> windows = new ArrayList<>();
        for (var window : Objects.requireNonNull(point.timeWindows())) {
            if (window.end().isBefore(window.start())) {
                throw new IllegalArgumentException("A time window of delivery point " + point.id() + " ends ("
                        + window.end() + ") before it starts (" + window.start() + ").");
            }
            if (!window.end().isBefore(origin)) {
                windows.add(
                        new TimeWindow(Math.max(0, seconds(origin, window.start())), seconds(origin, window.end())));
            }
        }
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("All time windows of delivery point " + point.id()
                    + " end before vehicles may leave (" + origin + "); set departAt or the windows.");
        }
        return windows;
    }

    static long seconds(Instant origin, Instant at) {
        return Duration.between(origin, at).toSeconds();
    }

    static Load load(@Nullable List<Integer> amounts, int usual) {
        if (amounts == null) {
            return usual == 0 ? Load.NONE : Load.of(usual);
        }
        return Load.of(amounts.stream().mapToInt(Integer::intValue).toArray());
    }
}
