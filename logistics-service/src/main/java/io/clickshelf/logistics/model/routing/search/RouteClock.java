package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.RoutingProblem;
import java.util.List;

/** Times single routes as the search does, breaks and rests included, to explain what was not done. Belongs to one thread. */
public final class RouteClock {

    private final Timetable times;

    public RouteClock(RoutingProblem problem) {
        this.times = new Timetable(new SearchData(problem), false);
    }

    /** Least seconds from the start of a route through some tasks in order to its end, or -1 if it can't be driven. */
    public long duration(int vehicleType, List<Integer> tasks) {
        times.begin(vehicleType);
        tasks.forEach(times::add);
        return times.plan();
    }

    /** When the route timed last is over. */
    public long returns() {
        return times.returns();
    }

    /** What late service costs on the route timed last. */
    public long lateCost() {
        return times.lateCost();
    }
}
