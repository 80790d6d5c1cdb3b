package io.clickshelf.logistics.model.explain;

import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedRoute;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedStop;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * By how much service at a stop could start later before a window or the shift is missed, there or further on, and which.
 * A backward pass over the route: linear time.
 *
 * @param seconds {@link TimeWindow#NEVER} or more where nothing binds
 * @param task    whose window is missed first, or -1 for the shift or the longest duration
 */
public record Slack(long seconds, int task) {

    /** One for each stop of the route. */
    public static List<Slack> of(RoutingProblem problem, PlannedRoute route) {
        VehicleType type = problem.vehicleTypes().get(route.vehicleType());
        List<PlannedStop> stops = route.stops();
        long latest = type.maxDuration() >= VehicleType.UNLIMITED
                ? type.shift().closes()
                : Math.min(type.shift().closes(), stops.getFirst().departure() + type.maxDuration());
        int binds = -1;
        List<Slack> slacks = new ArrayList<>();
        for (int i = stops.size() - 1; i >= 0; i--) {
            PlannedStop stop = stops.get(i);
            if (i < stops.size() - 1) {
                PlannedStop next = stops.get(i + 1);
                // Leaving later by what the next stop waits costs nothing there.
                latest = leaves(problem, type, stop, next, latest) - (stop.departure() - stop.start());
            }
            if (stop.task() >= 0) {
                long closes = closes(problem, stop);
                if (closes < latest) {
                    latest = closes;
                    binds = stop.task();
                }
            }
            slacks.add(new Slack(latest >= TimeWindow.NEVER / 2 ? TimeWindow.NEVER : latest - stop.start(), binds));
        }
        Collections.reverse(slacks);
        return slacks;
    }

    /** The latest departure from a stop with which the next is reached by a time. */
    private static long leaves(
            RoutingProblem problem, VehicleType type, PlannedStop stop, PlannedStop next, long latest) {
        Travel travel = problem.profiles().get(type.profile());
        boolean drives = stop.location() != VehicleType.ANYWHERE && next.location() != VehicleType.ANYWHERE;
        return travel.timeDependent() && drives
                ? travel.latestDeparture(stop.location(), next.location(), latest)
                : latest - (next.arrival() - stop.departure());
    }

    private static long closes(RoutingProblem problem, PlannedStop stop) {
        for (TimeWindow window : problem.tasks().get(stop.task()).windows()) {
            if (stop.start() <= window.closes()) {
                return window.closes();
            }
        }
        return TimeWindow.NEVER;
    }

    /** Whether anything binds. */
    public boolean bound() {
        return seconds < TimeWindow.NEVER;
    }
}
