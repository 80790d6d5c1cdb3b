package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.DeliveryRoute;
import io.clickshelf.contracts.logistics.RouteStop;
import io.clickshelf.contracts.logistics.RouteSummary;
import io.clickshelf.contracts.logistics.UnassignedStop;
import io.clickshelf.contracts.logistics.WarehouseLocation;
import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedRoute;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedStop;
import io.clickshelf.logistics.model.routing.RoutingSolution.StopKind;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.VehicleType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the engine's answer into the words of the contract. */
final class RouteAnswers {

    private final RouteProblem problem;
    private final RoutingSolution solution;
    private final int dimensions;

    RouteAnswers(RouteProblem problem, RoutingSolution solution) {
        this.problem = problem;
        this.solution = solution;
        this.dimensions = Math.max(1, problem.problem().dimensions());
    }

    /** By warehouse, also those from which nothing leaves. */
    Map<String, List<String>> routePlan(List<DeliveryRoute> routes) {
        Map<String, List<String>> plan = new LinkedHashMap<>();
        for (WarehouseLocation warehouse : problem.warehouses()) {
            plan.put(warehouse.id(), new ArrayList<>());
        }
        for (DeliveryRoute route : routes) {
            for (RouteStop stop : route.stops()) {
                if (stop.kind().equals("delivery") && stop.id() != null) {
                    plan.computeIfAbsent(route.warehouseId(), id -> new ArrayList<>())
                            .add(stop.id());
                }
            }
        }
        return plan;
    }

    List<DeliveryRoute> routes() {
        return solution.routes().stream()
                .filter(route -> !route.tasks().isEmpty())
                .map(this::route)
                .toList();
    }

    private DeliveryRoute route(PlannedRoute route) {
        FleetVehicle vehicle = problem.vehicles().get(route.vehicleType());
        VehicleType type = problem.problem().vehicleTypes().get(route.vehicleType());
        long cost = type.fixedCost()
                + type.costPerDistance() * route.distance()
                + type.costPerDuration() * route.duration();
        PlannedStop start = route.stops().getFirst();
        return new DeliveryRoute(
                vehicle.warehouseId(),
                vehicle.id(),
                route.vehicle() + 1,
                route.stops().stream().map(stop -> stop(stop, vehicle)).toList(),
                problem.origin().plusSeconds(start.departure()),
                problem.origin().plusSeconds(route.stops().getLast().departure()),
                route.distance(),
                route.duration(),
                money(cost),
                Math.round(route.distance() / 1000.0 * vehicle.co2GramsPerKm()),
                load(start.load()));
    }

    private RouteStop stop(PlannedStop stop, FleetVehicle vehicle) {
        boolean task = stop.kind() == StopKind.TASK;
        String id = task
                ? problem.problem().tasks().get(stop.task()).id()
                : stop.kind() == StopKind.BREAK || stop.location() < 0 ? null : vehicle.warehouseId();
        return new RouteStop(
                switch (stop.kind()) {
                    case START -> "start";
                    case TASK -> "delivery";
                    case RELOAD -> "reload";
                    case BREAK -> "break";
                    case END -> "end";
                },
                id,
                problem.origin().plusSeconds(stop.arrival()),
                problem.origin().plusSeconds(stop.start()),
                problem.origin().plusSeconds(stop.departure()),
                stop.start() - stop.arrival(),
                task ? slack(stop) : null,
                load(stop.load()));
    }

    private @Nullable Long slack(PlannedStop stop) {
        for (TimeWindow window : problem.problem().tasks().get(stop.task()).windows()) {
            if (stop.start() <= window.closes()) {
                return window.closes() >= TimeWindow.NEVER ? null : window.closes() - stop.start();
            }
        }
        return null;
    }

    private List<Integer> load(Load load) {
        List<Integer> amounts = new ArrayList<>();
        for (int d = 0; d < dimensions; d++) {
            amounts.add(load.amount(d));
        }
        return amounts;
    }

    List<UnassignedStop> unassigned() {
        return solution.unassigned().stream()
                .map(left -> unassigned(problem.points().get(left.task()), left.reason()))
                .toList();
    }

    private static UnassignedStop unassigned(DeliveryPoint point, RoutingSolution.Reason reason) {
        return switch (reason) {
            case SKILLS ->
                new UnassignedStop(
                        point.id(),
                        "skills",
                        "No vehicle at a warehouse that may serve it has the skills "
                                + (point.skills() == null ? List.of() : point.skills()) + ".",
                        "Give a vehicle these skills, or let another warehouse serve it.");
            case CAPACITY ->
                new UnassignedStop(
                        point.id(),
                        "capacity",
                        "Its load of " + point.demand() + " fits into no vehicle, even alone.",
                        "Use a larger vehicle, or split the delivery.");
            case TIME ->
                new UnassignedStop(
                        point.id(),
                        "time",
                        "No vehicle could reach it in its time windows and be back within its shift, even alone.",
                        "Widen its time windows, lengthen a shift, or depart earlier.");
            case DISTANCE ->
                new UnassignedStop(
                        point.id(),
                        "distance",
                        "Even alone its route would be longer than any vehicle may drive.",
                        "Raise maxDistanceMeters, or serve it from a nearer warehouse.");
            case FLEET ->
                new UnassignedStop(
                        point.id(),
                        "fleet",
                        "Alone it could be served, but not beside the others with the vehicles there are.",
                        "Add a vehicle, or widen the time windows.");
            case COST ->
                new UnassignedStop(
                        point.id(),
                        "cost",
                        "Serving it would cost more than its penalty of " + point.penalty() + ".",
                        "Raise its penalty, or leave it out to require it.");
        };
    }

    RouteSummary summary(List<DeliveryRoute> routes, int unassigned, String currency, double searchSeconds) {
        RoutingSolution.Cost cost = solution.cost();
        return new RouteSummary(
                routes.size(),
                problem.points().size() - solution.unassigned().size(),
                unassigned,
                routes.stream().mapToLong(DeliveryRoute::distanceMeters).sum(),
                routes.stream().mapToLong(DeliveryRoute::durationSeconds).sum(),
                money(cost.fixed() + cost.distance() + cost.duration()),
                money(cost.fixed()),
                money(cost.distance()),
                money(cost.duration()),
                currency,
                routes.stream().mapToLong(DeliveryRoute::co2Grams).sum(),
                Math.round(searchSeconds * 1000) / 1000.0);
    }

    private static BigDecimal money(long units) {
        return BigDecimal.valueOf(units / RouteProblem.COST_UNITS).setScale(2, RoundingMode.HALF_UP);
    }
}
