package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.contracts.logistics.RouteVehicle;
import io.clickshelf.contracts.logistics.WarehouseLocation;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.Travel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The kinds of vehicles of a request; where it names none, the usual kind at every warehouse. */
final class VehicleKinds {

    /** So much more a vehicle costs that is out longer than a shift. */
    private static final double LONG_HAUL = 3;

    private final LogisticsProperties.Routes defaults;
    private final RouteRequest request;
    private final List<DeliveryPoint> points;
    private final List<WarehouseLocation> warehouses;
    private final RoutePlaces places;
    private final List<String> notes;

    VehicleKinds(LogisticsProperties.Routes defaults, RouteRequest request, RoutePlaces places, List<String> notes) {
        this.defaults = defaults;
        this.request = request;
        this.points = Objects.requireNonNull(request.deliveryPoints());
        this.warehouses = Objects.requireNonNull(request.warehouseLocations());
        this.places = places;
        this.notes = notes;
    }

    double usualSpeed() {
        return Objects.requireNonNullElse(request.speedKmh(), defaults.speedKmh());
    }

    /** @param travel at the usual speed, to see whether a shift reaches every stop */
    List<VehicleKind> all(Supplier<Travel> travel) {
        List<VehicleKind> kinds = new ArrayList<>();
        if (request.vehicles() != null) {
            for (RouteVehicle vehicle : request.vehicles()) {
                if (!places.has(RoutePlaces.warehouse(vehicle.warehouseId()))) {
                    throw new IllegalArgumentException("Vehicle " + vehicle.id() + " belongs to warehouse \""
                            + vehicle.warehouseId() + "\", which is not among the warehouseLocations.");
                }
                kinds.add(kind(vehicle, vehicle.maxDurationSeconds(), 1));
            }
            return kinds;
        }
        boolean far = beyondShift(travel.get());
        for (WarehouseLocation warehouse : warehouses) {
            kinds.add(kind(usual(warehouse, "van"), defaults.shift().toSeconds(), 1));
            if (far) {
                kinds.add(kind(usual(warehouse, "long-haul"), null, LONG_HAUL));
            }
        }
        notes.add("No vehicles were named: the usual kind at every warehouse, as many as it has or the day needs, for "
                + Arrays.toString(usualCapacity(null)) + " units, shifts of "
                + defaults.shift().toHours() + " hours, " + usualSpeed() + " km/h.");
        if (far) {
            notes.add("Some stops are farther off than a shift reaches; they get vehicles without that limit, at "
                    + (int) LONG_HAUL + " times the fixed cost.");
        }
        return kinds;
    }

    private RouteVehicle usual(WarehouseLocation warehouse, String name) {
        int needed = Math.clamp(points.size(), 1, 10_000);
        return new RouteVehicle(
                warehouse.id() + "-" + name,
                warehouse.id(),
                Objects.requireNonNullElse(warehouse.vehicles(), needed),
                Arrays.stream(usualCapacity(warehouse.vehicleCapacity()))
                        .boxed()
                        .toList(),
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
                null,
                null,
                null,
                null,
                allSkills(),
                null,
                null,
                null,
                null);
    }

    private List<String> allSkills() {
        Set<String> skills = new HashSet<>();
        for (DeliveryPoint point : points) {
            skills.addAll(Objects.requireNonNullElse(point.skills(), List.of()));
        }
        return List.copyOf(skills);
    }

    /** What is said of it, or the usual, or whatever the largest stop needs: nobody said that vehicles are too small for it. */
    private int[] usualCapacity(@Nullable Integer said) {
        int dimensions = 1;
        for (DeliveryPoint point : points) {
            dimensions = Math.max(dimensions, Math.max(size(point.demand()), size(point.pickup())));
        }
        int[] capacity = new int[dimensions];
        Arrays.fill(capacity, Objects.requireNonNullElse(said, defaults.vehicleCapacity()));
        if (said == null) {
            for (DeliveryPoint point : points) {
                raise(capacity, point.demand());
                raise(capacity, point.pickup());
            }
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
        long shift = defaults.shift().toSeconds();
        for (DeliveryPoint point : points) {
            long service = Objects.requireNonNullElse(point.serviceSeconds(), defaults.serviceSeconds());
            int place = places.of(RoutePlaces.stop(point.id()));
            List<String> allowed = point.warehouseIds();
            long shortest = Long.MAX_VALUE;
            for (WarehouseLocation warehouse : warehouses) {
                if (allowed == null || allowed.contains(warehouse.id())) {
                    int depot = places.of(RoutePlaces.warehouse(warehouse.id()));
                    shortest = Math.min(
                            shortest, (long) travel.duration(depot, place) + travel.duration(place, depot) + service);
                }
            }
            if (shortest > shift) {
                return true;
            }
        }
        return false;
    }

    private VehicleKind kind(RouteVehicle vehicle, @Nullable Long maxSeconds, double fixedFactor) {
        double fixed = Objects.requireNonNullElse(vehicle.fixedCost(), defaults.fixedCost()) * fixedFactor;
        double perKm = Objects.requireNonNullElse(vehicle.costPerKm(), defaults.costPerKm());
        double fuel = Objects.requireNonNullElse(vehicle.fuelLitersPer100Km(), 0.0)
                * Objects.requireNonNullElse(vehicle.fuelPricePerLiter(), 0.0);
        double perHour = Objects.requireNonNullElse(vehicle.costPerHour(), defaults.costPerHour());
        return new VehicleKind(
                vehicle,
                places.of(RoutePlaces.warehouse(vehicle.warehouseId())),
                RouteTerminal.start(vehicle, request, places),
                RouteTerminal.end(vehicle, request, places),
                Objects.requireNonNullElse(vehicle.count(), 1),
                capacity(vehicle),
                maxSeconds,
                RouteProblem.costUnits(fixed),
                Math.round((perKm + fuel / 100) / 1000 * RouteProblem.COST_UNITS),
                Math.round(perHour / 3600 * RouteProblem.COST_UNITS),
                Objects.requireNonNullElse(vehicle.speedKmh(), usualSpeed()),
                Set.copyOf(Objects.requireNonNullElse(vehicle.skills(), List.of())),
                Objects.requireNonNullElse(vehicle.co2GramsPerKm(), defaults.co2GramsPerKm()));
    }

    private Load capacity(RouteVehicle vehicle) {
        if (vehicle.capacity() != null) {
            return RouteProblems.load(vehicle.capacity(), 0);
        }
        int[] usual = new int[usualCapacity(null).length];
        Arrays.fill(usual, defaults.vehicleCapacity());
        return Load.of(usual);
    }
}
