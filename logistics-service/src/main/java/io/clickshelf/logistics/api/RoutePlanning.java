package io.clickshelf.logistics.api;

import io.clickshelf.contracts.event.EventIds;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.logistics.RoadCondition;
import io.clickshelf.contracts.logistics.RouteChange;
import io.clickshelf.contracts.logistics.RoutePlan;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.contracts.logistics.WarehouseLocation;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.routing.ProgressListener;
import io.clickshelf.logistics.model.routing.StopSignal;
import io.clickshelf.logistics.store.PlanQueue;
import io.clickshelf.logistics.store.RoadConditions;
import io.clickshelf.logistics.store.RoutePlanRow;
import io.clickshelf.logistics.store.RoutePlans;
import io.clickshelf.logistics.store.Warehouses;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.time.EventClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes plans of requests: small ones at once, large ones in the background. */
@Component
class RoutePlanning {

    /** A search that is asked to take longer than this is not waited for. */
    private static final double LONGEST_WAIT_SECONDS = 5;

    /** Roads are asked about for so long from departure. */
    private static final Duration LONGEST_DAY = Duration.ofHours(16);

    private final RouteOptimizer optimizer;
    private final RoutePlans plans;
    private final TodaysOrders todaysOrders;
    private final OrderRefresh refresh;
    private final Warehouses warehouses;
    private final RoadConditions roads;
    private final DeliveryLessons lessons;
    private final PlanningThreads threads;
    private final EventClock eventClock;
    private final Clock clock;
    private final MeterRegistry meters;
    private final LogisticsProperties.Routes properties;

    RoutePlanning(
            RouteOptimizer optimizer,
            RoutePlans plans,
            TodaysOrders todaysOrders,
            OrderRefresh refresh,
            Warehouses warehouses,
            RoadConditions roads,
            DeliveryLessons lessons,
            PlanningThreads threads,
            EventClock eventClock,
            Clock clock,
            MeterRegistry meters,
            LogisticsProperties properties) {
        this.optimizer = optimizer;
        this.plans = plans;
        this.todaysOrders = todaysOrders;
        this.refresh = refresh;
        this.warehouses = warehouses;
        this.roads = roads;
        this.lessons = lessons;
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
        if (request.deliveryPoints() == null) {
            return planOwn(request, places, departure);
        }
        RouteRequest resolved = request.resolved(
                places, request.deliveryPoints(), departure, conditions(request.conditions(), departure));
        return start(new RoutePlanRow(
                queued(null, null), RouteSplits.of(resolved), List.of(), List.of(), null, null, null, null));
    }

    /** Own orders: the plan that is there already, if it was made of the same. */
    private RoutePlan planOwn(RouteRequest request, List<WarehouseLocation> places, Instant departure) {
        TodaysOrders.Day day = todaysOrders.of(places, departure);
        RouteRequest resolved = request.resolved(
                        places, day.points(), departure, conditions(request.conditions(), departure))
                .stocked(day.stock());
        RouteRequest followed = resolved.follow() == null ? resolved.followed() : resolved;
        List<String> notes = new ArrayList<>(day.notes());
        if (day.points().isEmpty()) {
            notes.add("No open order of the day can be routed.");
        }
        // Not of what notes say of the time, nor of the time itself while it does not matter yet.
        RouteRequest timeless = followed.resolved(
                places, day.points(), request.departAt() == null ? Instant.EPOCH : departure, followed.conditions());
        String digest = EventIds.digest(
                "routes",
                Json.mapper().writeValueAsString(timeless),
                Json.mapper().writeValueAsString(day.unserved()),
                day.date(),
                lessons.current().outcomes());
        Optional<RoutePlan> known =
                plans.findByDigest(digest, departure.minus(properties.reuse())).map(RoutePlanRow::plan);
        return known.orElseGet(() -> start(new RoutePlanRow(
                queued(null, null), RouteSplits.of(followed), day.unserved(), notes, day.date(), digest, null, null)));
    }

    /** What the request says of roads, and what is known of them. */
    private List<RoadCondition> conditions(@Nullable List<RoadCondition> said, Instant from) {
        List<RoadCondition> all = new ArrayList<>(roads.between(from, from.plus(LONGEST_DAY)));
        for (RoadCondition condition : Objects.requireNonNullElse(said, List.<RoadCondition>of())) {
            all.removeIf(known ->
                    known.kind().equals(condition.kind()) && known.subject().equals(condition.subject()));
            if (condition.overlaps(from, from.plus(LONGEST_DAY))) {
                all.add(condition);
            }
        }
        return all;
    }

    /** The plan of an earlier one's request, changed; {@code cause} says why, if nobody asked for it. */
    RoutePlan change(RoutePlanRow before, RouteChange change, @Nullable String cause) {
        String planId = before.plan().planId();
        if (before.plan().result() == null) {
            throw ProblemException.conflict(
                    "plan_not_done",
                    "Route plan " + planId + " is " + before.plan().status() + "; wait for its result, or stop it.");
        }
        Instant departure = Objects.requireNonNull(before.request().departAt());
        Instant at = Objects.requireNonNullElse(change.at(), eventClock.instant());
        Instant when = at.isBefore(departure) ? departure : at;
        OrderRefresh.Refreshed refreshed = Boolean.TRUE.equals(change.refreshOrders())
                ? refresh.of(before, change, when)
                : new OrderRefresh.Refreshed(change, before.unserved());
        RouteChanges changes = new RouteChanges(before, refreshed.change(), when);
        List<RoadCondition> said =
                new ArrayList<>(Objects.requireNonNullElse(before.request().conditions(), List.<RoadCondition>of()));
        for (RoadCondition known : roads.all()) {
            said.removeIf(older ->
                    older.kind().equals(known.kind()) && older.subject().equals(known.subject()));
        }
        said.addAll(Objects.requireNonNullElse(change.conditions(), List.of()));
        RouteRequest request = changes.request(conditions(said, when));
        double stability = Objects.requireNonNullElse(change.stabilityCost(), properties.stabilityCost());
        return start(new RoutePlanRow(
                queued(planId, cause),
                cause == null ? request : request.inBackground(),
                refreshed.unserved(),
                before.notes(),
                before.planDate(),
                null,
                changes.underway(),
                stability));
    }

    private RoutePlan queued(@Nullable String basedOn, @Nullable String cause) {
        return new RoutePlan(
                UUID.randomUUID().toString(),
                PlanQueue.QUEUED,
                clock.instant(),
                List.of(),
                null,
                null,
                basedOn,
                cause,
                null);
    }

    private List<WarehouseLocation> places(RouteRequest request) {
        if (request.warehouseLocations() != null) {
            return request.warehouseLocations();
        }
        List<WarehouseLocation> own = warehouses.all().stream()
                .map(warehouse -> new WarehouseLocation(
                        String.valueOf(warehouse.id()),
                        warehouse.latitude(),
                        warehouse.longitude(),
                        warehouse.vehicles(),
                        warehouse.vehicleCapacity()))
                .toList();
        if (own.isEmpty()) {
            throw ProblemException.conflict(
                    "no_warehouses",
                    "No warehouse is known; enter one with PUT /warehouses/{id}, or send warehouseLocations.");
        }
        return own;
    }

    private RoutePlan start(RoutePlanRow row) {
        RouteRequest request = row.request();
        optimizer.check(row);
        boolean large = Objects.requireNonNull(request.deliveryPoints()).size() > properties.asyncAbove()
                || request.seconds() != null && request.seconds() > LONGEST_WAIT_SECONDS;
        if (Objects.requireNonNullElse(request.async(), large)) {
            plans.add(row);
            return row.plan();
        }
        RouteResponse result = meters.timer("clickshelf.decision", "kind", "optimize_routes")
                .record(() -> threads.run(() -> optimizer.solve(row, 0, ProgressListener.SILENT, StopSignal.NEVER)));
        RoutePlan queued = row.plan();
        RoutePlan done = new RoutePlan(
                queued.planId(),
                PlanQueue.DONE,
                queued.createdAt(),
                List.of(),
                result,
                null,
                queued.basedOn(),
                queued.cause(),
                null);
        plans.add(row.with(done));
        return done;
    }
}
