package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.List;

/**
 * When a vehicle that makes given stops in order arrives at each and leaves it, so that the whole lasts as short as it can,
 * and among those ends as early as it can. O(stops · windows).
 */
final class Timetable {

    private final VehicleType type;
    private final Travel travel;
    private final List<Visit> stops;
    private final long opens;
    final long[] arrival;
    final long[] start;
    long leaves;
    long returns;

    Timetable(RoutingProblem problem, VehicleType type, List<Visit> stops) {
        this.type = type;
        this.travel = problem.profiles().get(type.profile());
        this.stops = stops;
        this.arrival = new long[stops.size()];
        this.start = new long[stops.size()];
        long release = 0;
        for (Visit stop : stops) {
            release = Math.max(release, stop.releaseTime());
        }
        this.opens = Math.max(type.shift().opens(), release);
        plan();
    }

    boolean feasible() {
        return returns <= type.shift().closes();
    }

    private void plan() {
        long finish = forward(0, opens + leg(-1));
        long bestFinish = finish;
        if (finish <= type.shift().closes()) {
            long shortest = finish - latestLeave(finish);
            for (int i = 0; i < stops.size(); i++) {
                List<TimeWindow> windows = stops.get(i).windows();
                for (int w = 1; w < windows.size(); w++) {
                    if (windows.get(w).opens() > start[i]) {
                        long later = finishFrom(i, windows.get(w).opens());
                        if (later <= type.shift().closes() && later - latestLeave(later) < shortest) {
                            shortest = later - latestLeave(later);
                            bestFinish = later;
                        }
                    }
                }
            }
        }
        leaves = bestFinish >= TimeWindow.NEVER ? opens : latestLeave(bestFinish);
        returns = forward(0, leaves + leg(-1));
    }

    /** Goes through the stops from one on, arriving there at a time; fills the arrays; returns when the route ends. */
    private long forward(int from, long time) {
        for (int i = from; i < stops.size(); i++) {
            arrival[i] = time;
            start[i] = serviceStart(stops.get(i), time);
            time = Math.min(TimeWindow.NEVER, start[i] + stops.get(i).serviceSeconds() + leg(i));
        }
        return time;
    }

    private long finishFrom(int from, long time) {
        for (int i = from; i < stops.size(); i++) {
            time = Math.min(
                    TimeWindow.NEVER,
                    serviceStart(stops.get(i), time) + stops.get(i).serviceSeconds() + leg(i));
        }
        return time;
    }

    /** The latest departure from the start with which the route still ends by a time. */
    private long latestLeave(long finish) {
        long bound = finish;
        for (int i = stops.size() - 1; i >= 0; i--) {
            Visit stop = stops.get(i);
            bound = lastServiceStart(stop, bound - leg(i) - stop.serviceSeconds());
        }
        return bound - leg(-1);
    }

    /** Seconds from a stop, or from the route's start for -1, to what comes next. */
    private long leg(int stop) {
        int from = stop < 0 ? type.start() : stops.get(stop).location();
        int to = stop + 1 < stops.size() ? stops.get(stop + 1).location() : type.end();
        return from == VehicleType.ANYWHERE || to == VehicleType.ANYWHERE ? 0 : travel.duration(from, to);
    }

    private static long serviceStart(Visit visit, long time) {
        for (TimeWindow window : visit.windows()) {
            if (time <= window.closes()) {
                return Math.max(time, window.opens());
            }
        }
        return TimeWindow.NEVER;
    }

    private static long lastServiceStart(Visit visit, long bound) {
        for (TimeWindow window : visit.windows().reversed()) {
            if (window.opens() <= bound) {
                return Math.min(bound, window.closes());
            }
        }
        return -1;
    }
}
