package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.api.RouteFleet.TravelProfile;
import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.store.RoutePlanRow;
import io.clickshelf.logistics.store.Underway;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the engine's problem of a request whose warehouses, stops and departure are all known. */
@Component
class RouteProblems {

    private final LogisticsProperties.Routes defaults;
    private final RouteRoads roads;
    private final DeliveryLessons lessons;

    RouteProblems(LogisticsProperties properties, RouteRoads roads, DeliveryLessons lessons) {
        this.defaults = properties.routes();
        this.roads = roads;
        this.lessons = lessons;
    }

    /** What the searches for one plan share. */
    PlanTravel travel(RoutePlanRow plan) {
        return new PlanTravel(roads, plan.request());
    }

    /** @throws IllegalArgumentException naming the value of the request that makes no problem */
    void check(RoutePlanRow plan) {
        PlanTravel travel = travel(plan);
        of(plan, Leeway.NONE, travel, travel::of);
    }

    RouteProblem of(RoutePlanRow plan, Leeway leeway, PlanTravel travel) {
        return of(plan, leeway, travel, travel::table);
    }

    private RouteProblem of(
            RoutePlanRow plan,
            Leeway leeway,
            PlanTravel travel,
            BiFunction<RoutePlaces, TravelProfile, Travel> searched) {
        RouteRequest request = plan.request();
        Underway underway = plan.underway();
        List<String> notes = new ArrayList<>();
        RoutePlaces places = new RoutePlaces(request);
        List<DeliveryPoint> points = Objects.requireNonNull(request.deliveryPoints());
        VehicleKinds kinds = new VehicleKinds(defaults, request, places, notes);
        RouteFleet fleet =
                new RouteFleet(Objects.requireNonNull(request.departAt()), underway, places, groups(points, places));
        Set<String> lost = new HashSet<>(Objects.requireNonNullElse(request.lostVehicles(), List.of()));
        Set<String> apart = leeway.keep() && underway != null
                ? new HashSet<>(underway.vehicles().values())
                : Set.of();
        TravelProfile usual = new TravelProfile(kinds.usualSpeed(), null);
        for (VehicleKind kind : kinds.all(() -> travel.of(places, usual))) {
            fleet.add(kind, lost, apart);
        }
        if (fleet.types().isEmpty()) {
            throw new IllegalArgumentException("No vehicle is left; add one.");
        }
        RoutingProblem.Builder problem = RoutingProblem.builder();
        fleet.types().forEach(problem::vehicles);
        RouteStops stops =
                new RouteStops(plan, places, leeway, leeway.keep() ? fleet : null, defaults, lessons.current());
        List<DeliveryPoint> tasks = stops.addTo(problem);
        RouteGroups.of(request, tasks).forEach(problem::group);
        new RouteStocks(request, underway).of(tasks, fleet).forEach(problem::stock);
        for (TravelProfile profile : fleet.profiles()) {
            problem.travel(searched.apply(places, profile));
        }
        if (lessons.current().outcomes() > 0) {
            notes.add("Service and travel times are as learnt from "
                    + lessons.current().outcomes() + " deliveries, where the request says nothing else.");
        }
        return new RouteProblem(
                problem.build(),
                request,
                places,
                tasks,
                fleet.vehicles(),
                fleet.stranded(),
                underway,
                leeway.relaxed(),
                notes);
    }

    /** Which warehouses may serve a stop becomes a skill that the vehicles there have: one per set of warehouses. */
    private static Map<String, Set<String>> groups(List<DeliveryPoint> points, RoutePlaces places) {
        Map<String, Set<String>> groups = new TreeMap<>();
        for (DeliveryPoint point : points) {
            if (point.warehouseIds() != null) {
                Set<String> allowed = new TreeSet<>(point.warehouseIds());
                for (String warehouse : allowed) {
                    if (!places.has(RoutePlaces.warehouse(warehouse))) {
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
