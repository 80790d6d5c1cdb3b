package io.clickshelf.logistics.model.routing.checker;

import io.clickshelf.logistics.model.routing.DepotStock;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedRoute;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedStop;
import io.clickshelf.logistics.model.routing.RoutingSolution.Unassigned;
import io.clickshelf.logistics.model.routing.TaskGroup;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Verifies an answer against the problem alone: shares no code with the search, recomputes everything, and believes no
 * figure in the answer before it has it from the input too. For tests and benchmarks.
 */
public final class SolutionChecker {

    private final RoutingProblem problem;
    private final RoutingSolution solution;
    private final List<String> faults = new ArrayList<>();

    private SolutionChecker(RoutingProblem problem, RoutingSolution solution) {
        this.problem = problem;
        this.solution = solution;
    }

    /** What is wrong with the answer, in words; empty if it is feasible and its figures are right. */
    public static List<String> faults(RoutingProblem problem, RoutingSolution solution) {
        SolutionChecker checker = new SolutionChecker(problem, solution);
        checker.check();
        return List.copyOf(checker.faults);
    }

    private void check() {
        long fixed = 0;
        long distance = 0;
        long duration = 0;
        long lateness = 0;
        long changes = 0;
        Set<List<Integer>> vehicles = new HashSet<>();
        for (PlannedRoute route : solution.routes()) {
            VehicleType type = problem.vehicleTypes().get(route.vehicleType());
            String name = "route of " + type.id() + " #" + route.vehicle();
            if (route.vehicle() < 0 || route.vehicle() >= type.count()) {
                faults.add(name + ": there are only " + type.count() + " such vehicles");
            }
            if (!vehicles.add(List.of(route.vehicleType(), route.vehicle()))) {
                faults.add(name + ": the vehicle has two routes");
            }
            RouteAudit audit = new RouteAudit(problem, type, route, name, faults);
            audit.run();
            fixed += type.fixedCost();
            distance += type.costPerDistance() * audit.distance();
            duration += type.costPerDuration() * audit.duration();
            lateness += audit.lateness();
            changes += audit.changes();
        }
        checkTasks();
        checkGroups();
        checkStocks();
        compare("cost of lateness", solution.cost().lateness(), lateness);
        compare("cost of changes", solution.cost().changes(), changes);
        compare("fixed cost", solution.cost().fixed(), fixed);
        compare("distance cost", solution.cost().distance(), distance);
        compare("duration cost", solution.cost().duration(), duration);
    }

    private void checkGroups() {
        for (TaskGroup group : problem.groups()) {
            List<List<Integer>> carried = solution.routes().stream()
                    .map(route -> route.tasks().stream()
                            .filter(group.tasks()::contains)
                            .toList())
                    .filter(tasks -> !tasks.isEmpty())
                    .toList();
            boolean holds = group.rule() == TaskGroup.Rule.TOGETHER
                    ? carried.size() <= 1
                    : carried.stream().allMatch(tasks -> tasks.size() == 1);
            if (!holds) {
                faults.add("group " + group + " is carried as " + carried);
            }
        }
    }

    private void checkStocks() {
        for (DepotStock stock : problem.stocks()) {
            long taken = solution.routes().stream()
                    .mapToLong(route -> stock.taken(problem.vehicleTypes().get(route.vehicleType()), route.tasks()))
                    .sum();
            if (taken > stock.available()) {
                faults.add("the depot of vehicles from " + stock.starts() + " has " + stock.available()
                        + " units, of which " + taken + " are taken");
            }
        }
    }

    private void compare(String what, long said, long found) {
        if (said != found) {
            faults.add(what + " is said to be " + said + " but is " + found);
        }
    }

    /** Each task in exactly one route or among the unassigned, pairs together and in order, penalties right. */
    private void checkTasks() {
        int[] times = new int[problem.tasks().size()];
        for (PlannedRoute route : solution.routes()) {
            List<Integer> order = route.stops().stream().map(PlannedStop::task).toList();
            for (int task : order) {
                if (task >= 0) {
                    times[task]++;
                    if (problem.isPickup(task) && order.indexOf(task + 1) < order.indexOf(task)) {
                        faults.add("shipment " + problem.tasks().get(task).id()
                                + " is not delivered after its pick-up by the same vehicle");
                    }
                }
            }
        }
        long penalties = 0;
        for (Unassigned left : solution.unassigned()) {
            times[left.task()]++;
            int shipment = problem.shipmentOf(left.task());
            long penalty = shipment < 0
                    ? problem.visits().get(left.task()).penalty()
                    : problem.isPickup(left.task())
                            ? problem.shipments().get(shipment).penalty()
                            : 0;
            penalties += penalty == Visit.REQUIRED ? 0 : penalty;
        }
        for (int task = 0; task < times.length; task++) {
            if (times[task] != 1) {
                faults.add("stop " + problem.tasks().get(task).id() + " occurs " + times[task] + " times");
            }
        }
        compare("penalties", solution.cost().penalties(), penalties);
    }
}
