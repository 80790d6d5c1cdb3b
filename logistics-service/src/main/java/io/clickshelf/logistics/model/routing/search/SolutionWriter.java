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
final class SolutionWriter {

    private final SearchData data;
    private final RoutingProblem problem;
    private final Timetable times;

    SolutionWriter(SearchData data) {
        this.data = data;
        this.problem = data.problem;
        this.times = new Timetable(data, true);
    }

    RoutingSolution solution(RouteSearch.Found found) {
        boolean[] served = new boolean[problem.tasks().size()];
        DepotStocks stocks = new DepotStocks(data);
        List<PlannedRoute> routes = new ArrayList<>();
        long fixed = 0;
        long distance = 0;
        long duration = 0;
        long lateness = 0;
        long changes = 0;
        for (int r = 0; r < found.routes().length; r++) {
            int[] nodes = found.routes()[r];
            if (nodes.length == 0) {
                continue;
            }
            int typeIndex = data.fleet.typeOf[r];
            for (int node : nodes) {
                if (node < data.tasks) {
                    served[node] = true;
                    if (data.stocks) {
                        stocks.take(node, typeIndex, 1);
                    }
                }
            }
            VehicleType type = problem.vehicleTypes().get(typeIndex);
            PlannedRoute route = route(typeIndex, r - data.fleet.firstOf[typeIndex], type, nodes);
            routes.add(route);
            for (int node : nodes) {
                changes += node < data.tasks ? data.groups.change(node, typeIndex) : 0;
            }
            lateness += times.lateCost();
            fixed += type.fixedCost();
            distance += type.costPerDistance() * route.distance();
            duration += type.costPerDuration() * route.duration();
        }
        List<Unassigned> unassigned = new ArrayList<>();
        long penalties = 0;
        for (int task = 0; task < served.length; task++) {
            if (!served[task]) {
                unassigned.add(new Unassigned(task, UnassignedReasons.of(data, task, stocks)));
                penalties += UnassignedReasons.penalty(problem, task);
            }
        }
        Cost cost = new Cost(fixed, distance, duration, lateness, changes, penalties);
        return new RoutingSolution(routes, unassigned, cost, found.iterations(), found.evaluated());
    }

    private PlannedRoute route(int typeIndex, int vehicle, VehicleType type, int[] nodes) {
        times.begin(typeIndex);
        for (int node : nodes) {
            times.add(node);
        }
        times.plan();
        Travel travel = problem.profiles().get(type.profile());
        int[] load = new int[problem.dimensions()];
        bring(load, nodes, 0);
        List<PlannedStop> stops = new ArrayList<>();
        stops.add(stop(StopKind.START, -1, type.start(), times.leaves(), times.leaves(), times.leaves(), load));
        pauses(stops, -1, type.start(), times.leaves(), load);
        long distance = 0;
        int last = type.start();
        for (int i = 0; i < nodes.length; i++) {
            int place = data.location(nodes[i]);
            distance += between(travel, last, place);
            last = place;
            long start = times.start(i);
            if (nodes[i] < data.tasks) {
                Visit visit = problem.tasks().get(nodes[i]);
                unload(load, nodes[i], visit);
                long departure = start + visit.serviceSeconds();
                stops.add(stop(StopKind.TASK, nodes[i], place, times.arrival(i), start, departure, load));
            } else {
                Arrays.fill(load, 0);
                bring(load, nodes, i + 1);
                stops.add(stop(StopKind.RELOAD, -1, place, times.arrival(i), start, start, load));
            }
            pauses(stops, i, place, stops.getLast().departure(), load);
        }
        distance += between(travel, last, type.end());
        stops.add(stop(StopKind.END, -1, type.end(), times.returns(), times.returns(), times.returns(), load));
        return new PlannedRoute(typeIndex, vehicle, stops, distance, times.returns() - times.leaves());
    }

    /** Breaks and rests that are taken right behind a stop. */
    private void pauses(List<PlannedStop> stops, int behind, int place, long from, int[] load) {
        long time = from;
        for (Timetable.Pause pause : times.pauses()) {
            if (pause.behind() == behind) {
                StopKind kind = pause.inBetween() ? StopKind.REST : StopKind.BREAK;
                stops.add(stop(kind, -1, place, time, pause.begun(), pause.over(), load));
                time = pause.over();
            }
        }
    }

    private static PlannedStop stop(
            StopKind kind, int task, int place, long arrival, long start, long departure, int[] load) {
        return new PlannedStop(kind, task, place, arrival, start, departure, Load.of(load));
    }

    /** Loads what a trip brings, from a node on up to the next reload. */
    private void bring(int[] load, int[] nodes, int from) {
        for (int i = from; i < nodes.length && nodes[i] < data.tasks; i++) {
            add(load, problem.tasks().get(nodes[i]).delivery(), 1);
        }
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
