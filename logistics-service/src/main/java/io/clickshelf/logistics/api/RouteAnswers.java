package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.DeliveryRoute;
import io.clickshelf.contracts.logistics.RouteStop;
import io.clickshelf.contracts.logistics.RouteSummary;
import io.clickshelf.contracts.logistics.StopReason;
import io.clickshelf.contracts.logistics.WarehouseLocation;
import io.clickshelf.logistics.model.explain.Slack;
import io.clickshelf.logistics.model.roads.SetUpTravel;
import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedRoute;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedStop;
import io.clickshelf.logistics.model.routing.RoutingSolution.StopKind;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.store.Underway;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the engine's answer into the words of the contract: what is driven, then what is planned. */
final class RouteAnswers {

    private final RouteProblem problem;
    private final RoutingSolution solution;
    private final int[] numbers;
    private final int dimensions;

    /** @param numbers of the vehicles, by route */
    RouteAnswers(RouteProblem problem, RoutingSolution solution, int[] numbers) {
        this.problem = problem;
        this.solution = solution;
        this.numbers = numbers;
        this.dimensions = Math.max(1, problem.problem().dimensions());
    }

    /** By warehouse, also those from which nothing leaves. */
    Map<String, List<String>> routePlan(List<DeliveryRoute> routes) {
        Map<String, List<String>> plan = new LinkedHashMap<>();
        for (WarehouseLocation warehouse :
                Objects.requireNonNull(problem.request().warehouseLocations())) {
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

    /** @param reasons why stops are where they are, or null to leave them out */
    List<DeliveryRoute> routes(@Nullable RouteReasons reasons) {
        List<DeliveryRoute> routes = new ArrayList<>();
        boolean[] drives = new boolean[problem.vehicles().size()];
        for (int r = 0; r < numbers.length; r++) {
            PlannedRoute planned = solution.routes().get(r);
            if (!planned.tasks().isEmpty()) {
                drives[planned.vehicleType()] = true;
                FleetVehicle vehicle = problem.vehicles().get(planned.vehicleType());
                routes.add(route(vehicle, numbers[r], stops(r, planned, vehicle, reasons)));
            }
        }
        for (int type = 0; type < drives.length; type++) {
            FleetVehicle vehicle = problem.vehicles().get(type);
            Underway.Moving moving = vehicle.moving();
            if (moving != null && !drives[type]) {
                routes.add(route(vehicle, moving.number(), wayToEnd(type, vehicle, moving)));
            }
        }
        for (FleetVehicle vehicle : problem.stranded()) {
            Underway.Moving moving = Objects.requireNonNull(vehicle.moving());
            routes.add(route(vehicle, moving.number(), moving.driven()));
        }
        routes.sort(Comparator.comparing(DeliveryRoute::warehouseId)
                .thenComparing(DeliveryRoute::vehicleId)
                .thenComparing(DeliveryRoute::vehicleNumber));
        return routes;
    }

    private DeliveryRoute route(FleetVehicle vehicle, int number, List<RouteStop> stops) {
        VehicleKind kind = vehicle.kind();
        RouteStop start = stops.getFirst();
        RouteStop end = stops.getLast();
        long meters = end.distanceMeters();
        long seconds = Duration.between(start.leavesAt(), end.leavesAt()).toSeconds();
        return new DeliveryRoute(
                vehicle.warehouseId(),
                vehicle.id(),
                number,
                stops,
                vehicle.moving() == null ? 0 : vehicle.moving().driven().size(),
                start.leavesAt(),
                end.leavesAt(),
                meters,
                seconds,
                money(kind.fixedCost() + kind.perMeter() * meters + kind.perSecond() * seconds),
                money(kind.fixedCost()),
                money(kind.perMeter() * meters),
                money(kind.perSecond() * seconds),
                Math.round(meters / 1000.0 * kind.co2GramsPerKm()),
                fuel(kind, meters),
                start.load());
    }

    private static @Nullable Double fuel(VehicleKind kind, long meters) {
        Double per100Km = kind.vehicle().fuelLitersPer100Km();
        return per100Km == null ? null : Math.round(per100Km * meters / 1000) / 100.0;
    }

    private List<RouteStop> stops(
            int route, PlannedRoute planned, FleetVehicle vehicle, @Nullable RouteReasons reasons) {
        Underway.Moving moving = vehicle.moving();
        List<RouteStop> stops = moving == null ? new ArrayList<>() : new ArrayList<>(moving.driven());
        long meters = moving == null ? 0 : moving.meters();
        Travel travel = travel(planned.vehicleType());
        List<Slack> slacks = Slack.of(problem.problem(), planned);
        int place = VehicleType.ANYWHERE;
        for (int i = 0; i < planned.stops().size(); i++) {
            PlannedStop stop = planned.stops().get(i);
            long setUp = travel instanceof SetUpTravel set
                            && place != VehicleType.ANYWHERE
                            && stop.location() != VehicleType.ANYWHERE
                    ? set.setUp(place, stop.location())
                    : 0;
            if (place != VehicleType.ANYWHERE && stop.location() != VehicleType.ANYWHERE) {
                meters += travel.distance(place, stop.location());
            }
            place = stop.location() == VehicleType.ANYWHERE ? place : stop.location();
            boolean goesOn = moving != null && stop.kind() == StopKind.START;
            if (moving == null || !goesOn || moving.home()) {
                StopReason reason = reasons == null || stop.task() < 0 ? null : reasons.of(route, stop.task());
                boolean reloads = goesOn && vehicle.kind().comesHome();
                stops.add(stop(stop, setUp, reloads ? "reload" : kind(stop), slacks.get(i), vehicle, meters, reason));
            }
        }
        return stops;
    }

    private Travel travel(int vehicleType) {
        return problem.problem()
                .profiles()
                .get(problem.problem().vehicleTypes().get(vehicleType).profile());
    }

    private String kind(PlannedStop stop) {
        return switch (stop.kind()) {
            case START -> "start";
            case TASK -> problem.problem().isPickup(stop.task()) ? "load" : "delivery";
            case RELOAD -> "reload";
            case BREAK -> "break";
            case REST -> "rest";
            case END -> "end";
        };
    }

    private RouteStop stop(
            PlannedStop stop,
            long setUp,
            String kind,
            Slack slack,
            FleetVehicle vehicle,
            long meters,
            @Nullable StopReason reason) {
        boolean task = stop.kind() == StopKind.TASK;
        boolean somewhere = stop.location() >= 0 && stop.kind() != StopKind.BREAK && stop.kind() != StopKind.REST;
        String id = task ? problem.tasks().get(stop.task()).id() : somewhere ? warehouse(stop, vehicle) : null;
        return new RouteStop(
                kind,
                id,
                at(stop.arrival() - setUp),
                at(stop.start()),
                at(stop.departure()),
                stop.start() - stop.arrival(),
                task && slack.bound() ? slack.seconds() : null,
                task && slack.bound() ? binds(slack) : null,
                task ? late(problem.tasks().get(stop.task()), at(stop.start())) : null,
                meters,
                load(stop.load()),
                somewhere ? problem.places().latitude(stop.location()) : null,
                somewhere ? problem.places().longitude(stop.location()) : null,
                reason);
    }

    /** Where a route starts, reloads or ends; null if that is at none. A vehicle under way goes on from its end. */
    private static @Nullable String warehouse(PlannedStop stop, FleetVehicle vehicle) {
        return switch (stop.kind()) {
            case START ->
                vehicle.moving() == null
                        ? vehicle.kind().start().warehouseId()
                        : vehicle.kind().end().warehouseId();
            case END -> vehicle.kind().end().warehouseId();
            default -> vehicle.warehouseId();
        };
    }

    private String binds(Slack slack) {
        return switch (slack.task()) {
            case Slack.SHIFT -> "shift";
            case Slack.BREAK -> "break";
            default -> problem.tasks().get(slack.task()).id();
        };
    }

    private @Nullable Long late(DeliveryPoint point, Instant start) {
        boolean may = problem.relaxed().containsKey(point.id()) || point.lateCostPerHour() != null;
        if (!may || point.timeWindows() == null) {
            return null;
        }
        Instant end = point.timeWindows().getLast().end();
        return start.isAfter(end) ? Duration.between(end, start).toSeconds() : null;
    }

    private List<RouteStop> wayToEnd(int type, FleetVehicle vehicle, Underway.Moving moving) {
        List<RouteStop> stops = new ArrayList<>(moving.driven());
        VehicleType engine = problem.problem().vehicleTypes().get(type);
        if (engine.end() == VehicleType.ANYWHERE) {
            return stops;
        }
        Travel travel = travel(type);
        int end = engine.end();
        long free = RouteProblems.seconds(problem.origin(), moving.freeAt());
        Instant back = moving.home() ? moving.freeAt() : at(travel.arrival(engine.start(), end, free));
        long meters = moving.meters() + (moving.home() ? 0 : travel.distance(engine.start(), end));
        stops.add(new RouteStop(
                "end",
                vehicle.kind().end().warehouseId(),
                back,
                back,
                back,
                0,
                null,
                null,
                null,
                meters,
                load(Load.NONE),
                problem.places().latitude(end),
                problem.places().longitude(end),
                null));
        return stops;
    }

    private Instant at(long second) {
        return problem.origin().plusSeconds(second);
    }

    private List<Integer> load(Load load) {
        List<Integer> amounts = new ArrayList<>();
        for (int d = 0; d < dimensions; d++) {
            amounts.add(load.amount(d));
        }
        return amounts;
    }

    /** Of stops that come late where lateness has a price. */
    BigDecimal latenessCost(List<DeliveryRoute> routes) {
        Map<String, Double> perHour = new HashMap<>();
        for (DeliveryPoint point : Objects.requireNonNull(problem.request().deliveryPoints())) {
            if (point.lateCostPerHour() != null) {
                perHour.put(point.id(), point.lateCostPerHour());
            }
        }
        double cost = 0;
        for (DeliveryRoute route : routes) {
            for (RouteStop stop : route.stops()) {
                if (stop.lateSeconds() != null) {
                    cost += perHour.getOrDefault(String.valueOf(stop.id()), 0.0) * stop.lateSeconds() / 3600;
                }
            }
        }
        return money(RouteProblem.costUnits(cost));
    }

    RouteSummary summary(List<DeliveryRoute> routes, int unassigned, String currency, double searchSeconds) {
        long served = routes.stream()
                .flatMap(route -> route.stops().stream())
                .filter(stop -> stop.kind().equals("delivery"))
                .count();
        BigDecimal lateness = latenessCost(routes);
        return new RouteSummary(
                routes.size(),
                (int) served,
                unassigned,
                routes.stream().mapToLong(DeliveryRoute::distanceMeters).sum(),
                routes.stream().mapToLong(DeliveryRoute::durationSeconds).sum(),
                sum(routes.stream().map(DeliveryRoute::cost).toList()).add(lateness),
                sum(routes.stream().map(DeliveryRoute::fixedCost).toList()),
                sum(routes.stream().map(DeliveryRoute::distanceCost).toList()),
                sum(routes.stream().map(DeliveryRoute::timeCost).toList()),
                lateness,
                currency,
                routes.stream().mapToLong(DeliveryRoute::co2Grams).sum(),
                fuel(routes),
                Math.round(searchSeconds * 1000) / 1000.0);
    }

    private static @Nullable Double fuel(List<DeliveryRoute> routes) {
        return routes.stream()
                .map(DeliveryRoute::fuelLiters)
                .filter(Objects::nonNull)
                .reduce((a, b) -> Math.round(100 * (a + b)) / 100.0)
                .orElse(null);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    static BigDecimal money(long units) {
        return BigDecimal.valueOf(units / RouteProblem.COST_UNITS).setScale(2, RoundingMode.HALF_UP);
    }
}
