package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryRoute;
import io.clickshelf.contracts.logistics.RoadCondition;
import io.clickshelf.contracts.logistics.RouteChange;
import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.contracts.logistics.RouteStop;
import io.clickshelf.logistics.store.RoadConditions;
import io.clickshelf.logistics.store.RoadsChanged;
import io.clickshelf.logistics.store.RoutePlanRow;
import io.clickshelf.logistics.store.RoutePlans;
import io.clickshelf.platform.time.EventClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes plans that vehicles drive by anew when roads on their way change. It compares what a plan reckons with to what is
 * known, so that news that came while nobody was there is caught up with.
 */
@Component
class RouteFollower implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFollower.class);

    /** A leg that changes by less does not need another plan. */
    private static final double NOTICEABLE = 0.02;

    private final RoutePlans plans;
    private final RoutePlanning planning;
    private final RoadConditions roads;
    private final RouteRoads travel;
    private final EventClock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("route-follower").daemon().factory());

    RouteFollower(RoutePlans plans, RoutePlanning planning, RoadConditions roads, RouteRoads travel, EventClock clock) {
        this.plans = plans;
        this.planning = planning;
        this.roads = roads;
        this.travel = travel;
        this.clock = clock;
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }

    @EventListener
    void on(RoadsChanged news) {
        thread.execute(() -> replan(news.at(), String.join(", ", news.what())));
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        thread.execute(() -> replan(clock.instant(), "roads have changed meanwhile"));
    }

    private void replan(Instant newsAt, String cause) {
        Instant now = newsAt.isAfter(clock.instant()) ? newsAt : clock.instant();
        for (RoutePlanRow plan : plans.current(now)) {
            RouteResponse result = Objects.requireNonNull(plan.plan().result());
            Instant end = result.routes().stream()
                    .map(DeliveryRoute::endsAt)
                    .max(Instant::compareTo)
                    .orElse(now);
            List<RoadCondition> known = roads.between(now, end);
            if (concerns(result, known, now)) {
                try {
                    planning.change(plan, RouteChange.at(now), cause);
                } catch (RuntimeException e) {
                    LOG.warn(
                            "Route plan {} could not be changed for {}",
                            plan.plan().planId(),
                            cause,
                            e);
                }
            }
        }
    }

    /** Whether any leg still to be driven is other than the plan has it. */
    private boolean concerns(RouteResponse result, List<RoadCondition> known, Instant now) {
        List<RoadCondition> before = Objects.requireNonNullElse(result.conditions(), List.of());
        return !known.equals(before)
                && result.routes().stream().anyMatch(route -> concerns(route.stops(), before, known, now));
    }

    private boolean concerns(
            List<RouteStop> stops, List<RoadCondition> before, List<RoadCondition> known, Instant now) {
        List<RouteStop> ahead = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            boolean toCome = stops.get(i).arrivesAt().isAfter(now)
                    || i + 1 < stops.size() && stops.get(i + 1).arrivesAt().isAfter(now);
            if (toCome && stops.get(i).latitude() != null && stops.get(i).longitude() != null) {
                ahead.add(stops.get(i));
            }
        }
        return travel.differ(
                ahead.stream()
                        .mapToDouble(stop -> Objects.requireNonNull(stop.latitude()))
                        .toArray(),
                ahead.stream()
                        .mapToDouble(stop -> Objects.requireNonNull(stop.longitude()))
                        .toArray(),
                before,
                known,
                NOTICEABLE);
    }
}
