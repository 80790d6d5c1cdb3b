package io.clickshelf.logistics.model.routing.checker;

import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedRoute;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedStop;
import io.clickshelf.logistics.model.routing.RoutingSolution.StopKind;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.List;

/** Follows one route stop by stop and notes each breach. */
final class RouteAudit {

    private final RoutingProblem problem;
    private final VehicleType type;
    private final PlannedRoute route;
    private final String name;
    private final List<String> faults;
    private final Travel travel;
    private long distance;

    RouteAudit(RoutingProblem problem, VehicleType type, PlannedRoute route, String name, List<String> faults) {
        this.problem = problem;
        this.type = type;
        this.route = route;
        this.name = name;
        this.faults = faults;
        this.travel = problem.profiles().get(type.profile());
    }

    long distance() {
        return distance;
    }

    long duration() {
        return route.stops().getLast().arrival() - route.stops().getFirst().departure();
    }

    void run() {
        List<PlannedStop> stops = route.stops();
        require(stops.getFirst().kind() == StopKind.START && stops.getFirst().location() == type.start(), "start");
        require(stops.getLast().kind() == StopKind.END && stops.getLast().location() == type.end(), "end");
        require(stops.getFirst().departure() >= type.shift().opens(), "leaves before the shift");
        require(stops.getLast().arrival() <= type.shift().closes(), "is back after the shift");
        int tasks = 0;
        for (int i = 0; i < stops.size(); i++) {
            PlannedStop stop = stops.get(i);
            if (i > 0) {
                step(stops.get(i - 1), stop);
            }
            if (stop.kind() == StopKind.TASK) {
                tasks++;
                visit(stop, problem.tasks().get(stop.task()));
            }
        }
        require(tasks <= type.maxTasks(), "has " + tasks + " stops");
        require(distance <= type.maxDistance(), "is " + distance + " long");
        require(duration() <= type.maxDuration(), "lasts " + duration());
        require(distance == route.distance(), "is said to be " + route.distance() + " long but is " + distance);
        require(duration() == route.duration(), "is said to last " + route.duration() + " but lasts " + duration());
        new LoadAudit(problem, type, stops, name, faults).run();
    }

    private void step(PlannedStop from, PlannedStop to) {
        long lasts = 0;
        if (from.location() != VehicleType.ANYWHERE && to.location() != VehicleType.ANYWHERE) {
            distance += travel.distance(from.location(), to.location());
            lasts = travel.duration(from.location(), to.location());
        }
        require(
                to.arrival() == from.departure() + lasts,
                "arrives at place " + to.location() + " at " + to.arrival() + " instead of "
                        + (from.departure() + lasts));
        require(to.start() >= to.arrival(), "starts service before it arrives");
    }

    private void visit(PlannedStop stop, Visit visit) {
        String where = "stop " + visit.id();
        require(stop.location() == visit.location(), where + " is elsewhere");
        require(stop.departure() == stop.start() + visit.serviceSeconds(), where + " is left at the wrong time");
        require(
                visit.windows().stream().anyMatch(w -> w.opens() <= stop.start() && stop.start() <= w.closes()),
                where + " is served outside its windows");
        require(type.skills().containsAll(visit.skills()), where + " needs other skills");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            faults.add(name + ": " + otherwise);
        }
    }

    /** The amounts of a shipment move only within the route. */
    static int moved(RoutingProblem problem, int task, int dimension) {
        int shipment = problem.shipmentOf(task);
        if (shipment < 0) {
            return 0;
        }
        Load amount = problem.shipments().get(shipment).amount();
        return problem.isPickup(task) ? amount.amount(dimension) : -amount.amount(dimension);
    }
}
