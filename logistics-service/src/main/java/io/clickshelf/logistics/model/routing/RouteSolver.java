package io.clickshelf.logistics.model.routing;

import io.clickshelf.logistics.model.routing.search.RouteSearch;
import java.util.List;

/**
 * Plans routes. Where limits are on load, time and distance alone, with any fleet and depots, it searches through solutions
 * that may break them at an adaptive price: strings are removed (Christiaens and Vanden Berghe 2020) and put back, a
 * granular local search with O(1) moves (Vidal et al. 2013; SWAP*, Vidal 2022) follows, and annealing decides (FILO, Accorsi
 * and Vigo 2021). Where there is more (shipments, reloads, breaks, driving hours, scarce stock, soft or several windows, travel times by time of day,
 * releases, groups, optional stops) it removes and inserts within the limits; where that is travel by time of day alone, from
 * what the first search finds for the usual travel times. The first solution is Clarke and Wright's.
 * Threads improve parts of one solution, or, with fewer than 300 tasks, solutions of their own.
 *
 * <p>Any-time: the best solution so far is returned when the limit is reached or a stop is asked for, and every solution
 * keeps all constraints; what can't be served is listed with the reason. For a seed, a number of threads and a number of
 * iterations without a time limit the answer is always the same. Memory grows with {@code n²} only up to 4,500 places,
 * beyond that linearly.
 *
 * <p>A plan under way is changed by giving every vehicle a type of its own that starts where it is and when it can leave
 * there, tasks on board the skill of their vehicle, and the others what a change of vehicle or of promised time costs
 * ({@link Visit.Builder#planned}, {@link Visit.Builder#lateAt}).
 */
public final class RouteSolver {

    private RouteSolver() {}

    /**
     * @throws IllegalArgumentException if the problem asks for a combination that the search doesn't know
     */
    public static RoutingSolution solve(
            RoutingProblem problem, SearchLimit limit, ProgressListener listener, StopSignal stop) {
        return solve(problem, limit, List.of(), listener, stop);
    }

    /**
     * Improves on given routes; of those that break a limit, and of what is in none, it makes new ones.
     *
     * @throws IllegalArgumentException if the problem asks for a combination that the search doesn't know
     */
    public static RoutingSolution solve(
            RoutingProblem problem,
            SearchLimit limit,
            List<RouteSketch> from,
            ProgressListener listener,
            StopSignal stop) {
        return new RouteSearch(problem, limit, from, listener, stop).run();
    }

    public static RoutingSolution solve(RoutingProblem problem, SearchLimit limit) {
        return solve(problem, limit, ProgressListener.SILENT, StopSignal.NEVER);
    }
}
