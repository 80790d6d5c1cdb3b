package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.vroom.VroomRequest.Vehicle;
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
    private final VroomTables.Table table;
    private final PlannedRoute route;
    private final TimeWindow shift;

    VroomDrive(VroomModel model, Vehicle vehicle, PlannedRoute route) {
        this.model = model;
        this.vehicle = vehicle;
        this.table = model.table(vehicle);
        this.route = route;
        this.shift = vehicle.timeWindow() == null
                ? TimeWindow.ALWAYS
                : new TimeWindow(
                        vehicle.timeWindow().get(0), vehicle.timeWindow().get(1));
    }

    List<Stop> stops() {
        List<Stop> early = drive(shift.opens());
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
        return later == 0 ? early : drive(shift.opens() + later);
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

    private List<Stop> drive(long departure) {
        List<Stop> stops = new ArrayList<>();
        long time = departure;
        long travel = 0;
        long meters = 0;
        double cost = 0;
        int place = VehicleType.ANYWHERE;
        int rests = 0;
        for (PlannedStop stop : route.stops()) {
            if ((stop.kind() == StopKind.START || stop.kind() == StopKind.END)
                    && stop.location() == VehicleType.ANYWHERE) {
                continue;
            }
            boolean rest = stop.kind() == StopKind.BREAK;
            boolean moved = !rest && place != stop.location();
            if (moved && place != VehicleType.ANYWHERE) {
                int leg = place * table.size() + stop.location();
                int seconds = VroomModel.seconds(table.seconds()[leg], VroomModel.speed(vehicle));
                time += seconds;
                travel += seconds;
                meters += table.meters() == null ? 0 : table.meters()[leg];
                cost += VroomModel.cost(vehicle, table, leg);
            }
            long arrival = time;
            long setup = 0;
            long service = 0;
            int which = rest ? rests++ : -1;
            if (rest || stop.task() >= 0) {
                long at = time;
                time = windows(stop.task(), which).stream()
                        .filter(window -> at <= window.closes())
                        .mapToLong(window -> Math.max(at, window.opens()))
                        .findFirst()
                        .orElse(at);
                if (rest) {
                    service = Objects.requireNonNullElse(
                            Objects.requireNonNull(vehicle.breaks()).get(which).service(), 0L);
                } else {
                    VroomTask task = model.input().tasks().get(stop.task());
                    setup = moved ? task.setup() : 0;
                    service = task.service();
                }
            }
            stops.add(new Stop(
                    stop.kind(),
                    stop.task(),
                    which,
                    rest ? place : stop.location(),
                    arrival,
                    time - arrival,
                    setup,
                    service,
                    travel,
                    meters,
                    cost));
            time += setup + service;
            place = rest ? place : stop.location();
        }
        return stops;
    }
}
