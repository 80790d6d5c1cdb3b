package io.clickshelf.logistics.model.explain;

import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.List;

/**
 * Drives a sequence of tasks as a vehicle would, leaving as late as it can without more lateness. Linear time in the
 * number of tasks. Reloads are not tried: a route with them is compared as if it had none.
 */
final class RouteTrial {

    private final RoutingProblem problem;
    private final List<Travel> profiles;
    private final PauseTrial pauses;

    /** @param profiles the problem's travel, or the same as tables */
    RouteTrial(RoutingProblem problem, List<Travel> profiles) {
        this.problem = problem;
        this.profiles = profiles;
        this.pauses = new PauseTrial(problem, profiles);
    }

    /** The same with breaks and driving hours, where nothing but time stands against it. */
    RouteFigures withPauses(int vehicleType, List<Integer> tasks, RouteFigures figures) {
        boolean intime = figures.breaches() == (figures.overtime() > 0 ? 1 : 0);
        return intime && PauseTrial.pauses(problem.vehicleTypes().get(vehicleType))
                ? pauses.drive(vehicleType, tasks, figures)
                : figures;
    }

    RouteFigures drive(VehicleType type, List<Integer> tasks) {
        Travel travel = profiles.get(type.profile());
        long leaves = type.shift().opens();
        for (int task : tasks) {
            leaves = Math.max(leaves, problem.tasks().get(task).releaseTime());
        }
        long time = leaves;
        long distance = 0;
        long waited = 0;
        long slack = TimeWindow.NEVER;
        int place = type.start();
        int latest = -1;
        int late = 0;
        long mostLate = 0;
        long lateCost = 0;
        for (int task : tasks) {
            Visit visit = problem.tasks().get(task);
            if (place != VehicleType.ANYWHERE) {
                distance += travel.distance(place, visit.location());
                time = travel.arrival(place, visit.location(), time);
            }
            TimeWindow window = window(visit, time);
            if (time > window.closes() && visit.latePerSecond() > 0) {
                lateCost += visit.latePerSecond() * (time - window.closes());
                slack = 0;
            } else if (time > window.closes()) {
                late++;
                if (time - window.closes() > mostLate) {
                    mostLate = time - window.closes();
                    latest = task;
                }
                slack = 0;
            } else {
                long start = Math.max(time, window.opens());
                waited += start - time;
                slack = Math.min(slack, window.closes() - start + waited);
                time = start;
            }
            time += visit.serviceSeconds();
            place = visit.location();
        }
        if (type.end() != VehicleType.ANYWHERE && place != VehicleType.ANYWHERE) {
            distance += travel.distance(place, type.end());
            time = travel.arrival(place, type.end(), time);
        }
        long duration = time - leaves - Math.max(0, Math.min(waited, slack));
        long fixed = type.fixedCost() + type.costPerDistance() * distance;
        return new RouteFigures(
                fixed,
                fixed + type.costPerDuration() * duration + lateCost,
                latest,
                late,
                mostLate,
                Math.max(0, Math.max(time - type.shift().closes(), duration - type.maxDuration())),
                Math.max(0, distance - type.maxDistance()),
                0,
                Math.max(0, tasks.size() - type.maxTasks()),
                overload(type.capacity(), tasks));
    }

    private static TimeWindow window(Visit visit, long arrival) {
        for (TimeWindow window : visit.windows()) {
            if (arrival <= window.closes()) {
                return window;
            }
        }
        return visit.windows().getLast();
    }

    private long overload(Load capacity, List<Integer> tasks) {
        long worst = 0;
        for (int k = 0; k < problem.dimensions(); k++) {
            long load = 0;
            for (int task : tasks) {
                load += problem.tasks().get(task).delivery().amount(k);
            }
            long most = load;
            for (int task : tasks) {
                Visit visit = problem.tasks().get(task);
                int shipment = problem.shipmentOf(task);
                long moved = shipment < 0
                        ? 0
                        : problem.shipments().get(shipment).amount().amount(k);
                load += visit.pickup().amount(k)
                        - visit.delivery().amount(k)
                        + (problem.isPickup(task) ? moved : -moved);
                most = Math.max(most, load);
            }
            worst = Math.max(worst, most - capacity.amount(k));
        }
        return worst;
    }
}
