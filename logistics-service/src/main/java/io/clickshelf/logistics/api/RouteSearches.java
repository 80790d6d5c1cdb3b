package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.DeliveryRoute;
import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.contracts.logistics.RouteStop;
import io.clickshelf.contracts.logistics.StopChange;
import io.clickshelf.contracts.logistics.UnassignedStop;
import io.clickshelf.logistics.model.routing.ProgressListener;
import io.clickshelf.logistics.model.routing.RouteSketch;
import io.clickshelf.logistics.model.routing.RouteSolver;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.SearchLimit;
import io.clickshelf.logistics.model.routing.StopSignal;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.store.RoutePlanRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The searches that a plan takes. A new plan takes one. A changed one is searched for four times, from the routes of the
 * plan before: with everybody served when they were to be or not, and with the stops of vehicles that have not left kept
 * there or not; what costs least wins, each change for a customer counted. Where somebody who had been promised a delivery
 * would get none for want of time, it may come late.
 */
final class RouteSearches {

    private static final double LATE_SHARE = 0.3;
    /** Of the time, for the searches in which everybody is served when they were to be. */
    private static final double STILL_SHARE = 0.4;

    private static final int LATE_ROUNDS = 3;

    private final RouteProblems problems;
    private final RoutePlanRow plan;
    private final PlanTravel travel;
    private final @Nullable RouteResponse before;
    /** When each stop was to be served in the plan before. */
    private final Map<String, Instant> promised;

    private final ProgressListener progress;
    private final StopSignal stop;

    RouteSearches(
            RouteProblems problems,
            RoutePlanRow plan,
            @Nullable RouteResponse before,
            ProgressListener progress,
            StopSignal stop) {
        this.problems = problems;
        this.plan = plan;
        this.travel = problems.travel(plan);
        this.before = before;
        this.progress = progress;
        this.stop = stop;
        this.promised = before == null ? Map.of() : new HashMap<>();
        for (RouteStop delivery : before == null ? List.<RouteStop>of() : deliveriesBefore()) {
            promised.put(String.valueOf(delivery.id()), delivery.startsAt());
        }
    }

    /** What was found, in the caller's words; {@code changes} only against a plan before. */
    record Found(
            RouteProblem problem,
            RouteReasons reasons,
            RouteAnswers answers,
            List<DeliveryRoute> routes,
            List<UnassignedStop> unassigned,
            @Nullable List<StopChange> changes) {

        /** With the reason of each stop. */
        Found explained() {
            return new Found(problem, reasons, answers, answers.routes(reasons), unassigned, changes);
        }
    }

    Found run(SearchLimit limit, String currency) {
        if (before == null || plan.underway() == null) {
            return found(problems.of(plan, Leeway.NONE, travel), limit, currency)
                    .explained();
        }
        Map<String, Long> late = new HashMap<>(lateBefore());
        Found best = better(limit, currency, Map.copyOf(late));
        for (int round = 0; round < LATE_ROUNDS; round++) {
            Map<String, Long> more = late(best);
            if (more.isEmpty()) {
                break;
            }
            // Who is left out a second time may come at any time.
            more.forEach((id, until) -> late.merge(id, until, (once, again) -> TimeWindow.NEVER));
            best = better(part(limit, LATE_SHARE), currency, Map.copyOf(late));
        }
        return best.explained();
    }

    private Found better(SearchLimit limit, String currency, Map<String, Long> late) {
        Found best = null;
        for (Map<String, Instant> held : List.of(promised, Map.<String, Instant>of())) {
            SearchLimit share = part(limit, held.isEmpty() ? (1 - STILL_SHARE) / 2 : STILL_SHARE / 2);
            for (boolean keep : new boolean[] {true, false}) {
                Found found = found(problems.of(plan, new Leeway(keep, late, held), travel), share, currency);
                best = best == null || price(found) < price(best) ? found : best;
            }
        }
        return Objects.requireNonNull(best);
    }

    /** Who was to come late already, and until when. */
    private Map<String, Long> lateBefore() {
        Instant origin = Objects.requireNonNull(plan.request().departAt());
        Map<String, Long> late = new HashMap<>();
        for (RouteStop stop : deliveriesBefore()) {
            if (stop.lateSeconds() != null && stop.lateSeconds() > 0) {
                late.put(String.valueOf(stop.id()), RouteProblems.seconds(origin, stop.startsAt()));
            }
        }
        return late;
    }

    private List<RouteStop> deliveriesBefore() {
        return Objects.requireNonNull(before).routes().stream()
                .flatMap(route -> route.stops().stream())
                .filter(stop -> stop.kind().equals("delivery"))
                .toList();
    }

    private static SearchLimit part(SearchLimit limit, double share) {
        return new SearchLimit(
                Math.max(0.05, limit.seconds() * share),
                Math.round(limit.iterations() * share),
                limit.threads(),
                limit.seed());
    }

    private Found found(RouteProblem problem, SearchLimit limit, String currency) {
        List<RouteSketch> from = before == null ? List.of() : RouteStart.of(problem, before);
        RoutingSolution solution = RouteSolver.solve(problem.problem(), limit, from, progress, stop);
        int[] numbers = VehicleNumbers.of(problem, solution);
        RouteReasons reasons = new RouteReasons(problem, solution, numbers);
        RouteAnswers answers = new RouteAnswers(problem, solution, numbers);
        List<DeliveryRoute> routes = answers.routes(null);
        List<UnassignedStop> unassigned = new RouteGaps(problem, reasons, currency).of(solution);
        return new Found(
                problem,
                reasons,
                answers,
                routes,
                unassigned,
                before == null ? null : StopChanges.between(before, routes, unassigned));
    }

    /** Cost, with each change for a customer, and each that is not served, by priority, far beyond that. */
    private double price(Found found) {
        double change = Objects.requireNonNullElse(plan.stability(), 0.0);
        double cost = found.routes().stream()
                        .mapToDouble(route -> route.cost().doubleValue())
                        .sum()
                + found.answers().latenessCost(found.routes()).doubleValue();
        long told = found.changes() == null
                ? 0
                : found.changes().stream()
                        .filter(changed -> !changed.what().equals("added")
                                && !changed.what().equals("removed"))
                        .count();
        double late = found.routes().stream()
                .flatMap(route -> route.stops().stream())
                .mapToDouble(stopped -> Objects.requireNonNullElse(stopped.lateSeconds(), 0L))
                .sum();
        Map<String, Integer> priorities = new HashMap<>();
        Objects.requireNonNull(plan.request().deliveryPoints())
                .forEach(point -> priorities.put(point.id(), Objects.requireNonNullElse(point.priority(), 0)));
        double missing = found.unassigned().stream()
                .mapToDouble(gap -> 1 + priorities.getOrDefault(gap.id(), 0))
                .sum();
        return cost + change * (told + late / 600) + 1e6 * missing;
    }

    /** Promised before, and now not served for want of time: until when each would have to be allowed. */
    private Map<String, Long> late(Found found) {
        Map<String, Long> late = new HashMap<>();
        RouteProblem problem = found.problem();
        for (UnassignedStop gap : found.unassigned()) {
            boolean inTime = gap.reason().equals("time") || gap.reason().equals("fleet");
            if (inTime && promised.containsKey(gap.id())) {
                late.put(gap.id(), until(problem, gap));
            }
        }
        return late;
    }

    private static long until(RouteProblem problem, UnassignedStop gap) {
        DeliveryPoint point = problem.tasks().stream()
                .filter(task -> task.id().equals(gap.id()))
                .findFirst()
                .orElseThrow();
        if (point.timeWindows() == null) {
            return TimeWindow.NEVER;
        }
        Instant end = point.timeWindows().getLast().end();
        return gap.relaxations().stream()
                .filter(relaxation -> relaxation.what().equals("time_window"))
                .mapToLong(relaxation -> RouteProblems.seconds(problem.origin(), end) + Math.round(relaxation.amount()))
                .findFirst()
                .orElse(TimeWindow.NEVER);
    }
}
