package io.clickshelf.logistics.model.explain;

import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedRoute;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedStop;
import io.clickshelf.logistics.model.routing.RoutingSolution.StopKind;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * By how much service at a stop could start later before a window, a break or the shift is missed, there or further on, and
 * which.
 * A backward pass over the route: linear time.
 *
 * @param seconds {@link TimeWindow#NEVER} or more where nothing binds
 * @param task    whose window is missed first, {@link #SHIFT} also for the longest duration, or {@link #BREAK}
 */
public record Slack(long seconds, int task) {

    public static final int SHIFT = -1;
    public static final int BREAK = -2;

    /** One for each stop of the route. */
    public static List<Slack> of(RoutingProblem problem, PlannedRoute route) {
        VehicleType type = problem.vehicleTypes().get(route.vehicleType());
        List<PlannedStop> stops = route.stops();
        long latest = type.maxDuration() >= VehicleType.UNLIMITED
                ? type.shift().closes()
                : Math.min(type.shift().closes(), stops.getFirst().departure() + type.maxDuration());
        int binds = SHIFT;
        List<Break> breaks = new ArrayList<>(type.breaks());
        List<Break> taken = taken(stops, breaks);
        // What is left is had after the route.
        long back = TimeWindow.NEVER;
        for (Break rest : breaks.reversed()) {
            back = rest.startUpTo(back - rest.durationSeconds());
        }
        if (back < latest) {
            latest = back;
            binds = BREAK;
        }
        List<Slack> slacks = new ArrayList<>();
        for (int i = stops.size() - 1; i >= 0; i--) {
            PlannedStop stop = stops.get(i);
            if (i < stops.size() - 1) {
                PlannedStop next = stops.get(i + 1);
                // Leaving later by what the next stop waits costs nothing there.
                latest = leaves(problem, type, stop, next, latest) - (stop.departure() - stop.start());
            }
            if (stop.kind() == StopKind.BREAK && !taken.isEmpty()) {
                long starts = taken.removeLast().startUpTo(latest);
                binds = starts < latest ? BREAK : binds;
                latest = starts;
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

    /** Which of the breaks a route takes on its way; those, and what came before it left, are taken off the list. */
    private static List<Break> taken(List<PlannedStop> stops, List<Break> breaks) {
        List<Break> taken = new ArrayList<>();
        for (PlannedStop stop : stops) {
            if (stop.kind() == StopKind.BREAK) {
                while (!breaks.isEmpty()) {
                    Break next = breaks.removeFirst();
                    if (next.durationSeconds() == stop.departure() - stop.start()
                            && next.startFrom(stop.start()) == stop.start()) {
                        taken.add(next);
                        break;
                    }
                }
            }
        }
        long leaves = stops.getFirst().departure();
        long over = 0;
        while (taken.isEmpty() && !breaks.isEmpty()) {
            over = breaks.getFirst().startFrom(over) + breaks.getFirst().durationSeconds();
            if (over > leaves) {
                break;
            }
            breaks.removeFirst();
        }
        return taken;
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
