package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.RouteBreak;
import io.clickshelf.contracts.logistics.RouteStop;
import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.store.Underway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The breaks that a vehicle has still to take, in seconds from the plan's origin. */
final class VehicleBreaks {

    private VehicleBreaks() {}

    /** Of a vehicle that has not left: all that can still begin. */
    static List<Break> of(VehicleKind kind, Instant origin) {
        List<Break> breaks = new ArrayList<>();
        for (RouteBreak rest : Objects.requireNonNullElse(kind.vehicle().breaks(), List.<RouteBreak>of())) {
            var window = rest.window();
            if (window.end().isBefore(window.start())) {
                throw new IllegalArgumentException("The window of a break of vehicle "
                        + kind.vehicle().id() + " ends (" + window.end() + ") before it starts (" + window.start()
                        + ").");
            }
            if (!window.end().isBefore(origin)) {
                breaks.add(new Break(
                        new TimeWindow(
                                Math.max(0, RouteProblems.seconds(origin, window.start())),
                                RouteProblems.seconds(origin, window.end())),
                        rest.seconds()));
            }
        }
        return breaks;
    }

    /**
     * Of a vehicle under way: those that were neither had before it left nor taken since. What it drove through is no break,
     * so they begin where it is free at the earliest.
     */
    static List<Break> left(VehicleKind kind, Instant origin, Underway.Moving moving) {
        List<Break> breaks = of(kind, origin);
        long departure =
                RouteProblems.seconds(origin, moving.driven().getFirst().leavesAt());
        int taken = 0;
        long over = 0;
        while (taken < breaks.size()) {
            over = breaks.get(taken).startFrom(over) + breaks.get(taken).durationSeconds();
            if (over > departure) {
                break;
            }
            taken++;
        }
        taken += (int) moving.driven().stream()
                .filter(stop -> stop.kind().equals("break"))
                .count();
        long free = RouteProblems.seconds(origin, moving.freeAt());
        return breaks.subList(Math.min(taken, breaks.size()), breaks.size()).stream()
                .filter(rest -> rest.closes() >= free)
                .map(rest ->
                        new Break(new TimeWindow(Math.max(free, rest.opens()), rest.closes()), rest.durationSeconds()))
                .toList();
    }

    /** Whether a stop is one at no place of its own, but where the vehicle then is. */
    static boolean isPause(RouteStop stop) {
        return stop.kind().equals("break") || stop.kind().equals("rest");
    }
}
