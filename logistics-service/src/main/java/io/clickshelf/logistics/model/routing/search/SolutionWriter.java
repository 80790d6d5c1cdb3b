package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.RoutingSolution.Cost;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedRoute;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedStop;
import io.clickshelf.logistics.model.routing.RoutingSolution.StopKind;
import io.clickshelf.logistics.model.routing.RoutingSolution.Unassigned;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns the search's task orders into a full answer with times, loads, cost by component and reasons. */
public final class SolutionWriter {

    private final RoutingProblem problem;

    private SolutionWriter(RoutingProblem problem) {
        this.problem = problem;
    }

    public static RoutingSolution write(RoutingProblem problem, RouteSearch.Found found) {
        return new SolutionWriter(problem).solution(found);
    }

    private RoutingSolution solution(RouteSearch.Found found) {
        boolean[] served = new boolean[problem.tasks().size()];
        List<PlannedRoute> routes = new ArrayList<>();
        long fixed = 0;
        long distance = 0;
        long duration = 0;
        for (int r = 0; r < found.routes().length; r++) {
            int[] tasks = found.routes()[r];
            if (tasks.length == 0) {
                continue;
            }
            for (int task : tasks) {
                served[task] = true;
            }
            VehicleType type = problem.vehicleTypes().get(found.vehicleType()[r]);
            PlannedRoute route = route(found.vehicleType()[r], found.vehicleNumber()[r], type, tasks);
            routes.add(route);
            fixed += type.fixedCost();
            distance += type.costPerDistance() * route.distance();
            duration += type.costPerDuration() * route.duration();
        }
        List<Unassigned> unassigned = new ArrayList<>();
        long penalties = 0;
        for (int task = 0; task < served.length; task++) {
            if (!served[task]) {
                unassigned.add(new Unassigned(task, UnassignedReasons.of(problem, task)));
                penalties += UnassignedReasons.penalty(problem, task);
            }
        }
        Cost cost = new Cost(fixed, distance, duration, penalties);
        return new RoutingSolution(routes, unassigned, cost, found.iterations());
    }

    private PlannedRoute route(int typeIndex, int vehicle, VehicleType type, int[] tasks) {
        List<Visit> visits = Arrays.stream(tasks).mapToObj(problem.tasks()::get).toList();
        Timetable times = new Timetable(problem, type, visits);
        Travel travel = problem.profiles().get(type.profile());
        int[] load = new int[problem.dimensions()];
        for (Visit visit : visits) {
            add(load, visit.delivery(), 1);
        }
        List<PlannedStop> stops = new ArrayList<>();
        stops.add(new PlannedStop(
                StopKind.START, -1, type.start(), times.leaves, times.leaves, times.leaves, Load.of(load)));
        long distance = 0;
        int last = type.start();
        for (int i = 0; i < tasks.length; i++) {
            Visit visit = visits.get(i);
            distance += between(travel, last, visit.location());
            last = visit.location();
            unload(load, tasks[i], visit);
            long departure = times.start[i] + visit.serviceSeconds();
            stops.add(new PlannedStop(
                    StopKind.TASK, tasks[i], last, times.arrival[i], times.start[i], departure, Load.of(load)));
        }
        distance += between(travel, last, type.end());
        stops.add(new PlannedStop(
                StopKind.END, -1, type.end(), times.returns, times.returns, times.returns, Load.of(load)));
        return new PlannedRoute(typeIndex, vehicle, stops, distance, times.returns - times.leaves);
    }

    private void unload(int[] load, int task, Visit visit) {
        add(load, visit.delivery(), -1);
        add(load, visit.pickup(), 1);
        int shipment = problem.shipmentOf(task);
        if (shipment >= 0) {
            add(load, problem.shipments().get(shipment).amount(), problem.isPickup(task) ? 1 : -1);
        }
    }

    private static void add(int[] load, Load amount, int sign) {
        for (int k = 0; k < load.length; k++) {
            load[k] += sign * amount.amount(k);
        }
    }

    private static int between(Travel travel, int from, int to) {
        return from == VehicleType.ANYWHERE || to == VehicleType.ANYWHERE ? 0 : travel.distance(from, to);
    }
}
