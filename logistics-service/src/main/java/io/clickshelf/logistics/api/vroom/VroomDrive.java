package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.vroom.VroomRequest.Vehicle;
import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedRoute;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedStop;
import io.clickshelf.logistics.model.routing.RoutingSolution.StopKind;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.VehicleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The engine's route driven again by VROOM's rules: set-up only where the vehicle was elsewhere before, and leaving as late as
 * it can without later service.
 */
final class VroomDrive {

    /**
     * A stop as driven.
     *
     * @param task     number, or -1
     * @param rest     which of the vehicle's breaks, or -1
     * @param travel   seconds until there, altogether
     * @param cost     until it is left
     */
    record Stop(
            StopKind kind,
            int task,
            int rest,
            int place,
            long arrival,
            long waiting,
            long setup,
            long service,
            long travel,
            long meters,
            double cost) {}

    private final VroomModel model;
    private final Vehicle vehicle;
    private final VroomCosts costs;
    private final VroomTables.Table table;
    private final PlannedRoute route;
    private final TimeWindow shift;

    VroomDrive(VroomModel model, Vehicle vehicle, PlannedRoute route) {
        this.model = model;
        this.vehicle = vehicle;
        this.costs = VroomCosts.of(vehicle);
        this.table = model.table(vehicle);
        this.route = route;
        this.shift = vehicle.timeWindow() == null
                ? TimeWindow.ALWAYS
                : new TimeWindow(
                        vehicle.timeWindow().get(0), vehicle.timeWindow().get(1));
    }

    List<Stop> stops() {
        boolean rests = vehicle.breaks() != null && !vehicle.breaks().isEmpty();
        List<Integer> before = rests ? restsBeforeLeaving() : List.of();
        if (!before.isEmpty()) {
            return drive(Math.max(
                    shift.opens(), windows(-1, before.getFirst()).getFirst().opens()));
        }
        long leaves = rests ? route.stops().getFirst().departure() : shift.opens();
        List<Stop> early = drive(leaves);
        long waited = 0;
        long slack = TimeWindow.NEVER;
        for (Stop stop : early) {
            waited += stop.waiting();
            if (stop.task() >= 0 || stop.rest() >= 0) {
                long start = stop.arrival() + stop.waiting();
                slack = Math.min(slack, closes(stop, start) - start + waited);
            }
        }
        long later = Math.max(0, Math.min(waited, slack));
        return later == 0 ? early : drive(leaves + later);
    }

    private List<TimeWindow> windows(int task, int rest) {
        if (rest >= 0) {
            var said = Objects.requireNonNull(vehicle.breaks()).get(rest);
            return VroomInput.windows("break", said.timeWindows());
        }
        return VroomInput.windows("task", model.input().tasks().get(task).job().timeWindows());
    }

    private long closes(Stop stop, long start) {
        return windows(stop.task(), stop.rest()).stream()
                .filter(window -> start <= window.closes())
                .mapToLong(TimeWindow::closes)
                .findFirst()
                .orElse(start);
    }

    /** Those that the engine had before it left: they are none of its stops, and over by then. */
    private List<Integer> restsBeforeLeaving() {
        List<Integer> before = new ArrayList<>();
        if (vehicle.breaks() == null) {
            return before;
        }
        int among = 0;
        for (PlannedStop stop : route.stops()) {
            if (stop.kind() == StopKind.BREAK) {
                int which = taken(among, stop.start());
                for (int rest = among; rest < which; rest++) {
                    before.add(rest);
                }
                among = which + 1;
            }
        }
        long leaves = route.stops().getFirst().departure();
        for (int rest = among; rest < vehicle.breaks().size(); rest++) {
            if (windows(-1, rest).getFirst().opens() + service(rest) <= leaves) {
                before.add(rest);
            }
        }
        return before;
    }

    private long service(int rest) {
        return Objects.requireNonNullElse(
                Objects.requireNonNull(vehicle.breaks()).get(rest).service(), 0L);
    }

    /** Adds the breaks that were had before leaving, if this is where it leaves; answers when they are over. */
    private long restBefore(List<Stop> stops, int place, long time, boolean leaves) {
        long now = time;
        for (int rest : leaves && vehicle.breaks() != null ? restsBeforeLeaving() : List.<Integer>of()) {
            long start = Math.max(now, windows(-1, rest).getFirst().opens());
            stops.add(new Stop(StopKind.BREAK, -1, rest, place, now, start - now, 0, service(rest), 0, 0, 0));
            now = start + service(rest);
        }
        return now;
    }

    /** Adds the breaks that are left when all is done, as long as the end can still be reached; answers when they are over. */
    private long restAfter(
            List<Stop> stops, int place, int end, int from, long time, long travel, long meters, double cost) {
        long back = place == VehicleType.ANYWHERE || end == VehicleType.ANYWHERE || place == end
                ? 0
                : costs.seconds(table.seconds()[place * table.size() + end]);
        int rests = vehicle.breaks() == null ? 0 : vehicle.breaks().size();
        long now = time;
        for (int rest = Math.max(from, restsBeforeLeaving().size()); rest < rests; rest++) {
            Break said = new Break(windows(-1, rest), service(rest));
            long start = said.startFrom(now);
            if (start + service(rest) + back > shift.closes()) {
                break;
            }
            stops.add(new Stop(
                    StopKind.BREAK, -1, rest, place, now, start - now, 0, service(rest), travel, meters, cost));
            now = start + service(rest);
        }
        return now;
    }

    /** Breaks come in order; one that could be had before leaving is not among the stops. */
    private int taken(int from, long start) {
        int rests = Objects.requireNonNull(vehicle.breaks()).size();
        for (int rest = from; rest < rests; rest++) {
            if (windows(-1, rest).stream().anyMatch(window -> window.opens() <= start && start <= window.closes())) {
                return rest;
            }
        }
        return from;
    }

    private List<Stop> drive(long departure) {
        List<Stop> stops = new ArrayList<>();
        long time = departure;
        long travel = 0;
        long meters = 0;
        double cost = 0;
        int place = VehicleType.ANYWHERE;
        int rests = 0;
        boolean begun = false;
        for (PlannedStop stop : route.stops()) {
            if (begun || stop.kind() != StopKind.START) {
                time = restBefore(stops, place, time, begun && stops.size() == 1 || stops.isEmpty());
            }
            begun = true;
            int at = model.place(stop.location());
            if (stop.kind() == StopKind.END) {
                time = restAfter(stops, place, at, rests, time, travel, meters, cost);
            }
            if ((stop.kind() == StopKind.START || stop.kind() == StopKind.END) && at == VehicleType.ANYWHERE) {
                continue;
            }
            boolean rest = stop.kind() == StopKind.BREAK;
            boolean moved = !rest && place != at;
            if (moved && place != VehicleType.ANYWHERE) {
                int leg = place * table.size() + at;
                int seconds = costs.seconds(table.seconds()[leg]);
                time += seconds;
                travel += seconds;
                meters += table.meters() == null ? 0 : table.meters()[leg];
                cost += costs.leg(table, leg);
            }
            long arrival = time;
            long setup = 0;
            long service = 0;
            int which = rest ? taken(rests, stop.start()) : -1;
            rests = rest ? which + 1 : rests;
            if (rest || stop.task() >= 0) {
                time = windows(stop.task(), which).stream()
                        .filter(window -> arrival <= window.closes())
                        .mapToLong(window -> Math.max(arrival, window.opens()))
                        .findFirst()
                        .orElse(arrival);
                if (rest) {
                    service = service(which);
                } else {
                    VroomTask task = model.input().tasks().get(stop.task());
                    setup = moved ? task.setup(vehicle.type()) : 0;
                    service = task.service(vehicle.type());
                    cost += costs.task(setup + service);
                }
            }
            stops.add(new Stop(
                    stop.kind(),
                    stop.task(),
                    which,
                    rest ? place : at,
                    arrival,
                    time - arrival,
                    setup,
                    service,
                    travel,
                    meters,
                    cost));
            time += setup + service;
            place = rest ? place : at;
        }
        return stops;
    }
}
