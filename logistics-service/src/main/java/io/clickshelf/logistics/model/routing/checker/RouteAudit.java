package io.clickshelf.logistics.model.routing.checker;

import io.clickshelf.logistics.model.routing.Break;
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
    private long lateness;
    private long changes;
    private long driven;
    private long sinceRest;

    RouteAudit(RoutingProblem problem, VehicleType type, PlannedRoute route, String name, List<String> faults) {
        this.problem = problem;
        this.type = type;
        this.route = route;
        this.name = name;
        this.faults = faults;
        this.travel = problem.profiles().get(type.profile());
        this.sinceRest = type.driving().since();
    }

    long distance() {
        return distance;
    }

    long lateness() {
        return lateness;
    }

    long changes() {
        return changes;
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
        breaks(stops.stream().filter(stop -> stop.kind() == StopKind.BREAK).toList());
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
        require(driven <= type.driving().most(), "is driven for " + driven);
        new LoadAudit(problem, type, stops, name, faults).run();
    }

    /** Those taken on the way follow each other among the type's; the ones before fit before the route, the others after. */
    private void breaks(List<PlannedStop> taken) {
        boolean right = false;
        boolean rested = false;
        for (int first = 0; first + taken.size() <= type.breaks().size(); first++) {
            long time = 0;
            boolean fits = true;
            for (int b = 0; b < type.breaks().size(); b++) {
                Break rest = type.breaks().get(b);
                long start;
                if (b >= first && b < first + taken.size()) {
                    start = taken.get(b - first).start();
                    fits &= taken.get(b - first).departure() == start + rest.durationSeconds() && start >= time;
                } else {
                    long from = b < first
                            ? 0
                            : Math.max(time, route.stops().getLast().arrival());
                    start = rest.startFrom(Math.max(time, from));
                }
                fits &= start <= rest.closes() && rest.startFrom(start) == start;
                time = start + rest.durationSeconds();
                fits &= b >= first || time <= route.stops().getFirst().departure();
            }
            right |= fits;
            rested |= fits && type.breaks().subList(0, first).stream().anyMatch(rest -> rests(rest.durationSeconds()));
        }
        sinceRest = rested ? 0 : sinceRest;
        require(right, "takes its breaks wrongly: " + taken);
    }

    private void step(PlannedStop from, PlannedStop to) {
        long lasts = 0;
        if (from.location() != VehicleType.ANYWHERE && to.location() != VehicleType.ANYWHERE) {
            distance += pause(to) ? 0 : travel.distance(from.location(), to.location());
            lasts = pause(to) ? 0 : travel.arrival(from.location(), to.location(), from.departure()) - from.departure();
        }
        drive(lasts, to);
        require(!pause(to) || to.location() == from.location(), "takes a break at place " + to.location());
        require(
                to.arrival() == from.departure() + lasts,
                "arrives at place " + to.location() + " at " + to.arrival() + " instead of "
                        + (from.departure() + lasts));
        require(to.start() >= to.arrival(), "starts service before it arrives");
    }

    private void drive(long lasts, PlannedStop to) {
        driven += lasts;
        sinceRest += lasts;
        if (lasts > 0) {
            require(sinceRest <= type.driving().restAfter(), "is driven without a rest for " + sinceRest);
        }
        if (pause(to) && rests(to.departure() - to.start())) {
            sinceRest = 0;
        }
        require(
                to.kind() != StopKind.REST
                        || type.driving().limited()
                                && to.start() == to.arrival()
                                && to.departure() == to.start() + type.driving().restSeconds(),
                "rests wrongly: " + to);
    }

    private static boolean pause(PlannedStop stop) {
        return stop.kind() == StopKind.BREAK || stop.kind() == StopKind.REST;
    }

    /** Whether a pause ends a stretch of driving. */
    private boolean rests(long lasts) {
        return lasts >= type.driving().restSeconds();
    }

    private void visit(PlannedStop stop, Visit visit) {
        String where = "stop " + visit.id();
        require(stop.location() == visit.location(), where + " is elsewhere");
        require(stop.departure() == stop.start() + visit.serviceSeconds(), where + " is left at the wrong time");
        long closes = visit.windows().getLast().closes();
        boolean late = visit.latePerSecond() > 0 && stop.start() > closes;
        lateness += late ? visit.latePerSecond() * (stop.start() - closes) : 0;
        changes += visit.planned().isEmpty() || visit.planned().equals(type.id()) ? 0 : visit.changeCost();
        require(
                late || visit.windows().stream().anyMatch(w -> w.opens() <= stop.start() && stop.start() <= w.closes()),
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
