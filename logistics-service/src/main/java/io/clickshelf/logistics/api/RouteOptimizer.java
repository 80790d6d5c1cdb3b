package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryRoute;
import io.clickshelf.contracts.logistics.RoutePlan;
import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.contracts.logistics.RouteSummary;
import io.clickshelf.contracts.logistics.UnassignedStop;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.routing.ProgressListener;
import io.clickshelf.logistics.model.routing.RouteSolver;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.SearchLimit;
import io.clickshelf.logistics.model.routing.StopSignal;
import io.clickshelf.logistics.store.RoutePlanRow;
import io.clickshelf.logistics.store.RoutePlans;
import io.clickshelf.platform.decision.DecisionLog;
import java.util.ArrayList;
import java.util.List;
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
        problems.of(plan.request());
    }

    /** @param inBackground whether nobody waits: all threads, and more time */
    RouteResponse solve(RoutePlanRow plan, boolean inBackground, ProgressListener progress, StopSignal stop) {
        RouteProblem problem = problems.of(plan.request());
        int stops = problem.points().size();
        Double asked = plan.request().seconds();
        double most = inBackground ? MOST_SECONDS : MOST_SECONDS_WAITED_FOR;
        double seconds = asked == null ? Math.clamp(stops * SECONDS_PER_STOP, FEWEST_SECONDS, most) : asked;
        long steps = asked == null && !inBackground ? Math.max(1, stops) * STEPS_PER_STOP : 0;
        long started = System.nanoTime();
        RoutingSolution solution = RouteSolver.solve(
                problem.problem(),
                new SearchLimit(seconds, steps, inBackground ? properties.threads() : 1, 1),
                progress,
                stop);
        return response(plan, problem, solution, (System.nanoTime() - started) / NANOS);
    }

    private RouteResponse response(
            RoutePlanRow plan, RouteProblem problem, RoutingSolution solution, double searchSeconds) {
        RouteAnswers answers = new RouteAnswers(problem, solution);
        List<DeliveryRoute> routes = answers.routes();
        List<UnassignedStop> unassigned = new ArrayList<>(answers.unassigned());
        unassigned.addAll(plan.unserved());
        RouteSummary summary = answers.summary(routes, unassigned.size(), properties.currency(), searchSeconds);
        List<String> notes = new ArrayList<>(plan.notes());
        notes.addAll(problem.notes());
        String decisionId = decisions.newId();
        String basedOn = plan.plan().basedOn();
        RoutePlan before = basedOn == null
                ? null
                : plans.find(basedOn).map(RoutePlanRow::plan).orElse(null);
        RouteResponse response = new RouteResponse(
                answers.routePlan(routes),
                routes,
                unassigned,
                summary,
                before == null || before.result() == null
                        ? null
                        : StopChanges.between(before.result(), routes, unassigned),
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
