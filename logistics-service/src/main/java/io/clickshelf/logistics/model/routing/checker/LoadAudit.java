package io.clickshelf.logistics.model.routing.checker;

import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedStop;
import io.clickshelf.logistics.model.routing.RoutingSolution.StopKind;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.ArrayList;
import java.util.List;

/** Loads and release times, trip by trip: a trip lasts from the start or a reload to the next reload or the end. */
final class LoadAudit {

    private final RoutingProblem problem;
    private final VehicleType type;
    private final List<PlannedStop> stops;
    private final String name;
    private final List<String> faults;

    LoadAudit(RoutingProblem problem, VehicleType type, List<PlannedStop> stops, String name, List<String> faults) {
        this.problem = problem;
        this.type = type;
        this.stops = stops;
        this.name = name;
        this.faults = faults;
    }

    void run() {
        List<PlannedStop> trip = new ArrayList<>();
        int reloads = 0;
        for (PlannedStop stop : stops) {
            if (stop.kind() == StopKind.RELOAD) {
                reloads++;
                if (!type.reloads().contains(stop.location())) {
                    faults.add(name + ": reloads at place " + stop.location());
                }
                check(trip);
                trip.clear();
            }
            trip.add(stop);
        }
        check(trip);
        if (reloads > type.maxReloads()) {
            faults.add(name + ": reloads " + reloads + " times");
        }
    }

    private void check(List<PlannedStop> trip) {
        for (int k = 0; k < problem.dimensions(); k++) {
            long load = 0;
            for (PlannedStop stop : trip) {
                if (stop.task() >= 0) {
                    load += problem.tasks().get(stop.task()).delivery().amount(k);
                }
            }
            for (PlannedStop stop : trip) {
                if (stop.task() >= 0) {
                    Visit visit = problem.tasks().get(stop.task());
                    load += visit.pickup().amount(k)
                            - visit.delivery().amount(k)
                            + RouteAudit.moved(problem, stop.task(), k);
                }
                if (load < 0 || load > type.capacity().amount(k)) {
                    faults.add(name + ": carries " + load + " in dimension " + k);
                }
                if (stop.kind() != StopKind.END && load != stop.load().amount(k)) {
                    faults.add(name + ": is said to carry " + stop.load() + " but carries " + load);
                }
            }
        }
        for (PlannedStop stop : trip) {
            if (stop.task() >= 0
                    && problem.tasks().get(stop.task()).releaseTime()
                            > trip.getFirst().departure()) {
                faults.add(name + ": leaves before stop " + stop.task() + " is released");
            }
        }
    }
}
