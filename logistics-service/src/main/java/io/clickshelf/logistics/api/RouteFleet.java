package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.contracts.logistics.RouteVehicle;
import io.clickshelf.contracts.logistics.WarehouseLocation;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The vehicles of a request; where it names none, as many as needed of the usual kind at every warehouse. */
final class RouteFleet {

    /** So much more a vehicle costs that is out longer than a shift. */
    private static final double LONG_HAUL = 3;

    private final LogisticsProperties.Routes defaults;
    private final RouteRequest request;
    private final Instant origin;
    private final Map<String, Set<String>> groups;
    private final Map<Double, Integer> profiles;
    private final List<VehicleType> types = new ArrayList<>();
    private final List<FleetVehicle> vehicles = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    RouteFleet(
            LogisticsProperties.Routes defaults,
            RouteRequest request,
            Instant origin,
            Map<String, Set<String>> groups,
            Map<Double, Integer> profiles) {
        this.defaults = defaults;
        this.request = request;
        this.origin = origin;
        this.groups = groups;
        this.profiles = profiles;
    }

    double usualSpeed() {
        return Objects.requireNonNullElse(request.speedKmh(), defaults.speedKmh());
    }

    List<VehicleType> types() {
        return types;
    }

    List<FleetVehicle> vehicles() {
        return vehicles;
    }

    List<String> notes() {
        return notes;
    }

    /** @param travel at the usual speed, to see whether a shift reaches every stop */
    void build(Map<String, Integer> places, Travel travel) {
        if (request.vehicles() != null) {
            for (RouteVehicle vehicle : request.vehicles()) {
                Integer place = places.get(vehicle.warehouseId());
                if (place == null) {
                    throw new IllegalArgumentException("Vehicle " + vehicle.id() + " starts at warehouse \""
                            + vehicle.warehouseId() + "\", which is not among the warehouseLocations.");
                }
                add(vehicle, place, vehicle.maxDurationSeconds(), 1);
            }
            return;
        }
        int[] capacity = usualCapacity();
        boolean far = beyondShift(travel);
        for (WarehouseLocation warehouse : Objects.requireNonNull(request.warehouseLocations())) {
            int place = places.getOrDefault(warehouse.id(), 0);
            add(usual(warehouse, "van", capacity), place, defaults.shift().toSeconds(), 1);
            if (far) {
                add(usual(warehouse, "long-haul", capacity), place, null, LONG_HAUL);
            }
        }
        notes.add("No vehicles were named: as many as needed at every warehouse, for " + Arrays.toString(capacity)
                + " units, shifts of " + defaults.shift().toHours() + " hours, " + usualSpeed() + " km/h.");
        if (far) {
            notes.add("Some stops are farther off than a shift reaches; they get vehicles without that limit, at "
                    + (int) LONG_HAUL + " times the fixed cost.");
        }
    }

    private RouteVehicle usual(WarehouseLocation warehouse, String kind, int[] capacity) {
        int stops = Math.max(1, Objects.requireNonNull(request.deliveryPoints()).size());
        return new RouteVehicle(
                warehouse.id() + "-" + kind,
                warehouse.id(),
                Math.min(10_000, stops),
                Arrays.stream(capacity).boxed().toList(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                allSkills(),
                null);
    }

    private List<String> allSkills() {
        Set<String> skills = new HashSet<>();
        for (DeliveryPoint point : Objects.requireNonNull(request.deliveryPoints())) {
            skills.addAll(Objects.requireNonNullElse(point.skills(), List.of()));
        }
        return List.copyOf(skills);
    }

    /** The usual, or whatever the largest stop needs: nobody said that vehicles are too small for it. */
    private int[] usualCapacity() {
        List<DeliveryPoint> points = Objects.requireNonNull(request.deliveryPoints());
        int dimensions = 1;
        for (DeliveryPoint point : points) {
            dimensions = Math.max(dimensions, Math.max(size(point.demand()), size(point.pickup())));
        }
        int[] capacity = new int[dimensions];
        Arrays.fill(capacity, defaults.vehicleCapacity());
        for (DeliveryPoint point : points) {
            raise(capacity, point.demand());
            raise(capacity, point.pickup());
        }
        return capacity;
    }

    private static int size(@Nullable List<Integer> amounts) {
        return amounts == null ? 0 : amounts.size();
    }

    private static void raise(int[] capacity, @Nullable List<Integer> amounts) {
        for (int d = 0; d < size(amounts); d++) {
            capacity[d] = Math.max(capacity[d], Objects.requireNonNull(amounts).get(d));
        }
    }

    private boolean beyondShift(Travel travel) {
        List<DeliveryPoint> points = Objects.requireNonNull(request.deliveryPoints());
        int depots = Objects.requireNonNull(request.warehouseLocations()).size();
        long shift = defaults.shift().toSeconds();
        for (int i = 0; i < points.size(); i++) {
            long service = Objects.requireNonNullElse(points.get(i).serviceSeconds(), defaults.serviceSeconds());
            long shortest = Long.MAX_VALUE;
            for (int depot = 0; depot < depots; depot++) {
                List<String> allowed = points.get(i).warehouseIds();
                if (allowed == null
                        || allowed.contains(
                                request.warehouseLocations().get(depot).id())) {
                    shortest = Math.min(
                            shortest,
                            (long) travel.duration(depot, depots + i) + travel.duration(depots + i, depot) + service);
                }
            }
            if (shortest > shift) {
                return true;
            }
        }
        return false;
    }

    private void add(RouteVehicle vehicle, int place, @Nullable Long maxSeconds, double fixedFactor) {
        double speed = Objects.requireNonNullElse(vehicle.speedKmh(), usualSpeed());
        int profile = profiles.computeIfAbsent(request.matrix() == null ? speed : 0.0, s -> profiles.size());
        double fixed = Objects.requireNonNullElse(vehicle.fixedCost(), defaults.fixedCost()) * fixedFactor;
        double perKm = Objects.requireNonNullElse(vehicle.costPerKm(), defaults.costPerKm());
        double perHour = Objects.requireNonNullElse(vehicle.costPerHour(), defaults.costPerHour());
        Set<String> skills = new HashSet<>(Objects.requireNonNullElse(vehicle.skills(), List.of()));
        groups.forEach((skill, warehouses) -> {
            if (warehouses.contains(vehicle.warehouseId())) {
                skills.add(skill);
            }
        });
        VehicleType.Builder type = VehicleType.named(vehicle.id())
                .count(Objects.requireNonNullElse(vehicle.count(), 1))
                .capacity(capacity(vehicle))
                .from(place)
                .to(Boolean.TRUE.equals(vehicle.openRoute()) ? VehicleType.ANYWHERE : place)
                .costs(
                        RouteProblem.costUnits(fixed),
                        Math.round(perKm / 1000 * RouteProblem.COST_UNITS),
                        Math.round(perHour / 3600 * RouteProblem.COST_UNITS))
                .skills(skills)
                .profile(profile);
        if (vehicle.shift() != null) {
            type.shift(
                    Math.max(0, RouteProblems.seconds(origin, vehicle.shift().start())),
                    Math.max(0, RouteProblems.seconds(origin, vehicle.shift().end())));
        }
        if (maxSeconds != null) {
            type.maxDuration(maxSeconds);
        }
        if (vehicle.maxDistanceMeters() != null) {
            type.maxDistance(vehicle.maxDistanceMeters());
        }
        if (vehicle.maxStops() != null) {
            type.maxTasks(vehicle.maxStops());
        }
        if (vehicle.maxReloads() != null && vehicle.maxReloads() > 0) {
            type.reloads(List.of(place), vehicle.maxReloads());
        }
        types.add(type.build());
        vehicles.add(new FleetVehicle(
                vehicle.id(),
                vehicle.warehouseId(),
                Objects.requireNonNullElse(vehicle.co2GramsPerKm(), defaults.co2GramsPerKm())));
    }

    private Load capacity(RouteVehicle vehicle) {
        if (vehicle.capacity() != null) {
            return RouteProblems.load(vehicle.capacity(), 0);
        }
        int[] usual = new int[usualCapacity().length];
        Arrays.fill(usual, defaults.vehicleCapacity());
        return Load.of(usual);
    }
}
