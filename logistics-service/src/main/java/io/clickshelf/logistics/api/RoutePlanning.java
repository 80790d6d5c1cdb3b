package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.RouteChange;
import io.clickshelf.contracts.logistics.RoutePlan;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.contracts.logistics.RouteVehicle;
import io.clickshelf.contracts.logistics.UnassignedStop;
import io.clickshelf.contracts.logistics.WarehouseLocation;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.routing.ProgressListener;
import io.clickshelf.logistics.model.routing.StopSignal;
import io.clickshelf.logistics.store.RoutePlanRow;
import io.clickshelf.logistics.store.RoutePlans;
import io.clickshelf.logistics.store.Warehouses;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.time.EventClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes plans of requests: small ones at once, large ones in the background. */
@Component
class RoutePlanning {

    /** A search that is asked to take longer than this is not waited for. */
    private static final double LONGEST_WAIT_SECONDS = 5;

    private final RouteOptimizer optimizer;
    private final RouteWorker worker;
    private final RoutePlans plans;
    private final TodaysOrders todaysOrders;
    private final Warehouses warehouses;
    private final PlanningThreads threads;
    private final EventClock eventClock;
    private final Clock clock;
    private final MeterRegistry meters;
    private final LogisticsProperties.Routes properties;

    RoutePlanning(
            RouteOptimizer optimizer,
            RouteWorker worker,
            RoutePlans plans,
            TodaysOrders todaysOrders,
            Warehouses warehouses,
            PlanningThreads threads,
            EventClock eventClock,
            Clock clock,
            MeterRegistry meters,
            LogisticsProperties properties) {
        this.optimizer = optimizer;
        this.worker = worker;
        this.plans = plans;
        this.todaysOrders = todaysOrders;
        this.warehouses = warehouses;
        this.threads = threads;
        this.eventClock = eventClock;
        this.clock = clock;
        this.meters = meters;
        this.properties = properties.routes();
    }

    /** The plan: done, or queued if it is large. */
    RoutePlan plan(RouteRequest request) {
        Instant departure = Objects.requireNonNullElse(request.departAt(), eventClock.instant());
        List<WarehouseLocation> places = places(request);
        if (request.deliveryPoints() != null) {
            return start(request.resolved(places, request.deliveryPoints(), departure), List.of(), List.of(), null);
        }
        TodaysOrders.Day day = todaysOrders.of(places, departure);
        List<String> notes = new ArrayList<>(day.notes());
        if (day.points().isEmpty()) {
            notes.add("No open order of the day can be routed.");
        }
        return start(request.resolved(places, day.points(), departure), day.unserved(), notes, null);
    }

    /** The plan of an earlier one's request, changed. */
    RoutePlan change(RoutePlanRow before, RouteChange change) {
        RouteRequest old = before.request();
        if (old.matrix() != null && change.add() != null) {
            throw new IllegalArgumentException("Plan " + before.plan().planId()
                    + " has a matrix, which knows no further stops; send a new request.");
        }
        Map<String, DeliveryPoint> points = new LinkedHashMap<>();
        Objects.requireNonNull(old.deliveryPoints()).forEach(point -> points.put(point.id(), point));
        for (String id : Objects.requireNonNullElse(change.remove(), List.<String>of())) {
            if (points.remove(id) == null) {
                throw new IllegalArgumentException(
                        "Plan " + before.plan().planId() + " has no stop \"" + id + "\" to remove.");
            }
        }
        Objects.requireNonNullElse(change.add(), List.<DeliveryPoint>of())
                .forEach(point -> points.put(point.id(), point));
        RouteRequest changed = old.changed(vehicles(old, change), change.seconds())
                .resolved(
                        Objects.requireNonNull(old.warehouseLocations()),
                        List.copyOf(points.values()),
                        Objects.requireNonNull(old.departAt()));
        return start(changed, before.unserved(), before.notes(), before.plan().planId());
    }

    private static @Nullable List<RouteVehicle> vehicles(RouteRequest old, RouteChange change) {
        if (change.removeVehicles() == null && change.addVehicles() == null) {
            return old.vehicles();
        }
        if (old.vehicles() == null) {
            throw new IllegalArgumentException(
                    "The plan names no vehicles, so that none can be added or removed; send a request with vehicles.");
        }
        Set<String> out = new HashSet<>(Objects.requireNonNullElse(change.removeVehicles(), List.of()));
        List<RouteVehicle> vehicles = new ArrayList<>();
        old.vehicles().stream().filter(vehicle -> !out.remove(vehicle.id())).forEach(vehicles::add);
        if (!out.isEmpty()) {
            throw new IllegalArgumentException("The plan has no vehicles " + out + " to remove.");
        }
        vehicles.addAll(Objects.requireNonNullElse(change.addVehicles(), List.of()));
        return vehicles;
    }

    private List<WarehouseLocation> places(RouteRequest request) {
        if (request.warehouseLocations() != null) {
            return request.warehouseLocations();
        }
        List<WarehouseLocation> own = warehouses.all().stream()
                .map(warehouse -> new WarehouseLocation(
                        String.valueOf(warehouse.id()), warehouse.latitude(), warehouse.longitude()))
                .toList();
        if (own.isEmpty()) {
            throw ProblemException.conflict(
                    "no_warehouses",
                    "No warehouse is known; enter one with PUT /warehouses/{id}, or send warehouseLocations.");
        }
        return own;
    }

    private RoutePlan start(
            RouteRequest request, List<UnassignedStop> unserved, List<String> notes, @Nullable String basedOn) {
        String planId = UUID.randomUUID().toString();
        RoutePlan queued = new RoutePlan(planId, RoutePlans.QUEUED, clock.instant(), List.of(), null, null, basedOn);
        RoutePlanRow row = new RoutePlanRow(queued, request, unserved, notes);
        optimizer.check(row);
        boolean large = Objects.requireNonNull(request.deliveryPoints()).size() > properties.asyncAbove()
                || request.seconds() != null && request.seconds() > LONGEST_WAIT_SECONDS;
        if (Objects.requireNonNullElse(request.async(), large)) {
            plans.add(row);
            worker.wake();
            return queued;
        }
        RouteResponse result = meters.timer("clickshelf.decision", "kind", "optimize_routes")
                .record(() ->
                        threads.run(() -> optimizer.solve(row, false, ProgressListener.SILENT, StopSignal.NEVER)));
        RoutePlan done = new RoutePlan(planId, RoutePlans.DONE, queued.createdAt(), List.of(), result, null, basedOn);
        plans.add(new RoutePlanRow(done, request, unserved, notes));
        return done;
    }
}
