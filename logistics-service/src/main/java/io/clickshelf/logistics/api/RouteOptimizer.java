package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.RoutePlan;
import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.contracts.logistics.RouteSummary;
import io.clickshelf.contracts.logistics.UnassignedStop;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.api.RouteSearches.Found;
import io.clickshelf.logistics.model.routing.ProgressListener;
import io.clickshelf.logistics.model.routing.SearchLimit;
import io.clickshelf.logistics.model.routing.StopSignal;
import io.clickshelf.logistics.store.RoutePlanRow;
import io.clickshelf.logistics.store.RoutePlans;
import io.clickshelf.platform.decision.DecisionLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Searches for the routes of a plan and writes the answer, and what was decided, down. */
@Component
class RouteOptimizer {

    static final String MODEL_VERSION = "route-solver-1";

    private static final double NANOS = 1e9;
    private static final double FEWEST_SECONDS = 0.1;
    private static final double SECONDS_PER_STOP = 0.012;
    private static final double MOST_SECONDS_WAITED_FOR = 1.5;
    private static final double MOST_SECONDS = 60;

    /** A change has to be known soon. */
    private static final double MOST_SECONDS_OF_A_CHANGE = 4;

    private static final long STEPS_PER_STOP = 2000;

    private final RouteProblems problems;
    private final RoutePlans plans;
    private final DecisionLog decisions;
    private final LogisticsProperties.Routes properties;

    RouteOptimizer(RouteProblems problems, RoutePlans plans, DecisionLog decisions, LogisticsProperties properties) {
        this.problems = problems;
        this.plans = plans;
        this.decisions = decisions;
        this.properties = properties.routes();
    }

    /** @throws IllegalArgumentException naming the value of the request that makes no problem */
    void check(RoutePlanRow plan) {
        problems.check(plan);
    }

    /** @param threads that may search; none if the caller waits, and then for not so long */
    RouteResponse solve(RoutePlanRow plan, int threads, ProgressListener progress, StopSignal stop) {
        int stops = Objects.requireNonNull(plan.request().deliveryPoints()).size();
        Double asked = plan.request().seconds();
        String basedOn = plan.plan().basedOn();
        boolean waits = threads == 0;
        double most = waits ? MOST_SECONDS_WAITED_FOR : basedOn == null ? MOST_SECONDS : MOST_SECONDS_OF_A_CHANGE;
        double seconds = asked == null ? Math.clamp(stops * SECONDS_PER_STOP, FEWEST_SECONDS, most) : asked;
        long steps = asked == null && waits ? Math.max(1, stops) * STEPS_PER_STOP : 0;
        RouteResponse before = basedOn == null
                ? null
                : plans.find(basedOn)
                        .map(RoutePlanRow::plan)
                        .map(RoutePlan::result)
                        .orElse(null);
        long started = System.nanoTime();
        Found found = new RouteSearches(problems, plan, before, progress, stop)
                .run(new SearchLimit(seconds, steps, Math.max(1, threads), 1), properties.currency());
        return response(plan, found, (System.nanoTime() - started) / NANOS);
    }

    private RouteResponse response(RoutePlanRow plan, Found found, double searchSeconds) {
        List<UnassignedStop> unassigned = new ArrayList<>(found.unassigned());
        unassigned.addAll(plan.unserved());
        RouteSummary summary =
                found.answers().summary(found.routes(), unassigned.size(), properties.currency(), searchSeconds);
        List<String> notes = new ArrayList<>(plan.notes());
        notes.addAll(found.problem().notes());
        String decisionId = decisions.newId();
        RouteResponse response = new RouteResponse(
                found.answers().routePlan(found.routes()),
                found.routes(),
                unassigned,
                summary,
                plan.planDate(),
                Objects.requireNonNullElse(plan.request().conditions(), List.of()),
                found.changes(),
                notes,
                plan.plan().planId(),
                decisionId,
                MODEL_VERSION);
        decisions.record(
                decisionId,
                "optimize_routes",
                plan.plan().planId(),
                "route-solver",
                MODEL_VERSION,
                plan.request(),
                null,
                response,
                notes);
        return response;
    }
}
