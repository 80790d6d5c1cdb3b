package io.clickshelf.logistics.model.routing;

import io.clickshelf.logistics.model.routing.search.RouteSearch;

/**
 * Plans routes: slack induction by string removals (Christiaens and Vanden Berghe 2020) over granular neighbourhoods,
 * started from Clarke and Wright's savings, on several threads that either improve parts of one solution or exchange whole
 * ones. Any-time: the best solution so far is returned when the limit is reached or a stop is asked for, and every solution
 * keeps all constraints; what can't be served is listed with the reason.
 *
 * <p>Memory grows with {@code n²} only up to 4,500 places, beyond that linearly.
 */
public final class RouteSolver {

    private RouteSolver() {}

    /**
     * @throws IllegalArgumentException if the problem asks for a combination that the search doesn't know
     */
    public static RoutingSolution solve(
            RoutingProblem problem, SearchLimit limit, ProgressListener listener, StopSignal stop) {
        return new RouteSearch(problem, limit, listener, stop).run();
    }

    public static RoutingSolution solve(RoutingProblem problem, SearchLimit limit) {
        return solve(problem, limit, ProgressListener.SILENT, StopSignal.NEVER);
    }
}
