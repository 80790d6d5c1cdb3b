package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.vroom.VroomRequest;
import io.clickshelf.contracts.vroom.VroomResponse;
import io.clickshelf.logistics.api.RoadMap;
import io.clickshelf.logistics.model.routing.ProgressListener;
import io.clickshelf.logistics.model.routing.RouteSketch;
import io.clickshelf.logistics.model.routing.RouteSolver;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedRoute;
import io.clickshelf.logistics.model.routing.SearchLimit;
import io.clickshelf.logistics.model.routing.StopSignal;
import java.util.ArrayList;
import java.util.List;

/** Answers a request with the platform's engine. */
final class VroomSolver {

    private static final double FEWEST_SECONDS = 0.1;
    private static final double SECONDS_PER_TASK = 0.012;
    private static final double MOST_SECONDS = 4;
    private static final long STEPS_PER_TASK = 2000;
    private static final int MOST_TRIES = 5;
    private static final double MILLION = 1e6;

    private final VroomRequest request;
    private final double usualKmh;
    private final RoadMap roads;

    VroomSolver(VroomRequest request, double usualKmh, RoadMap roads) {
        this.request = request;
        this.usualKmh = usualKmh;
        this.roads = roads;
    }

    VroomResponse answer() {
        long begun = System.nanoTime();
        VroomModel model = new VroomModel(new VroomInput(request), usualKmh, roads);
        long[] budgets = model.budgets();
        double seconds = Math.clamp(model.input().tasks().size() * SECONDS_PER_TASK, FEWEST_SECONDS, MOST_SECONDS);
        SearchLimit limit = new SearchLimit(seconds, model.input().tasks().size() * STEPS_PER_TASK, 1, 1);
        VroomLimits limits = new VroomLimits(model);
        List<RouteSketch> known = VroomSteps.of(model.input());
        long loaded = System.nanoTime();
        RoutingSolution solution = solve(model, budgets, limit, known);
        for (int tries = 1; tries < MOST_TRIES && limits.tighten(solution, budgets); tries++) {
            solution = solve(model, budgets, limit, known);
        }
        List<Integer> dropped = new ArrayList<>();
        RoutingSolution kept = keep(solution, limits, dropped);
        long solved = System.nanoTime();
        boolean geometry = request.options() != null
                && Boolean.TRUE.equals(request.options().g());
        return new VroomAnswer(model, kept, geometry)
                .response(dropped, Math.round((loaded - begun) / MILLION), Math.round((solved - loaded) / MILLION));
    }

    private static RoutingSolution solve(VroomModel model, long[] budgets, SearchLimit limit, List<RouteSketch> known) {
        return RouteSolver.solve(model.problem(budgets), limit, known, ProgressListener.SILENT, StopSignal.NEVER);
    }

    /** A limit is never broken: what is left over of the tries is not served. */
    private static RoutingSolution keep(RoutingSolution solution, VroomLimits limits, List<Integer> dropped) {
        List<PlannedRoute> routes = new ArrayList<>();
        for (PlannedRoute route : solution.routes()) {
            if (!route.tasks().isEmpty() && limits.excess(route) > 1) {
                dropped.addAll(route.tasks());
            } else {
                routes.add(route);
            }
        }
        return new RoutingSolution(
                routes, solution.unassigned(), solution.cost(), solution.iterations(), solution.evaluated());
    }
}
