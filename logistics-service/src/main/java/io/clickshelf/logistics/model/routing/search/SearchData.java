package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.Shipment;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A problem compiled into flat arrays. Nodes are numbered: tasks from 0, then of each vehicle r its start {@code n + 2r}
 * and end {@code n + 2r + 1}, then reload stops. Shared, read-only, by all search threads.
 */
final class SearchData {

    final RoutingProblem problem;
    final int tasks;
    final int dimensions;
    final Metric[] metrics;
    final int[] taskLocation;
    final int[] delivery;
    final int[] pickup;
    final int[] partner;
    final long[] service;
    final long[] release;
    final long[] penalty;
    final boolean[] required;
    /** Whether some task need not be served. */
    final boolean optional;

    /** More than serving any single task can cost. */
    final long dearest;

    final int[] windowFrom;
    final long[] windowOpens;
    final long[] windowCloses;
    final Fleet fleet;
    final TimeModel time;
    final boolean severalWindows;
    final boolean releases;
    /** Load needs no look along the route: nothing is both brought and collected, carried across or reloaded. */
    final boolean simpleLoad;

    /** Of each task, from when on service is late, what a second of it costs, and whether any task has such a cost. */
    final long[] due;

    final long[] lateCost;
    final boolean lateness;
    final boolean timeDependent;
    /** Whether arrival is all that travel by time of day needs to be followed along a route: see {@link ArrivalPieces}. */
    final boolean composed;

    final boolean breaks;
    final boolean drivingHours;
    /** Whether breaks and driving hours are all that a route must be gone through for. */
    final boolean onlyPauses;

    final TaskGroups groups;
    /** Whether routes take from stocks that may not last for all. */
    final boolean stocks;

    final boolean shipments;
    final boolean reloads;
    /** The first reload node; those of each reload place lie together. */
    final int firstReload;

    /** Of each reload node, the place. */
    final int[] reloadLocation;

    SearchData(RoutingProblem problem) {
        this.problem = problem;
        this.tasks = problem.tasks().size();
        this.dimensions = problem.dimensions();
        this.metrics = problem.profiles().stream().map(Metric::new).toArray(Metric[]::new);
        this.taskLocation = problem.tasks().stream().mapToInt(Visit::location).toArray();
        this.service = problem.tasks().stream().mapToLong(Visit::serviceSeconds).toArray();
        this.release = problem.tasks().stream().mapToLong(Visit::releaseTime).toArray();
        this.delivery = new int[tasks * dimensions];
        this.pickup = new int[tasks * dimensions];
        this.partner = new int[tasks];
        this.fleet = new Fleet(problem, metrics[0].nowhere());
        this.penalty = new long[tasks];
        this.required = new boolean[tasks];
        this.dearest = dearest();
        fillTasks();
        this.optional = IntStream.range(0, tasks).anyMatch(task -> !required[task]);
        this.windowFrom = new int[tasks + 1];
        for (int i = 0; i < tasks; i++) {
            windowFrom[i + 1] = windowFrom[i] + problem.tasks().get(i).windows().size();
        }
        this.windowOpens = new long[windowFrom[tasks]];
        this.windowCloses = new long[windowFrom[tasks]];
        fillWindows();
        this.due = new long[tasks];
        this.lateCost = problem.tasks().stream().mapToLong(Visit::latePerSecond).toArray();
        this.lateness = problem.tasks().stream().anyMatch(visit -> visit.latePerSecond() > 0);
        softenWindows();
        this.timeDependent = problem.profiles().stream().anyMatch(Travel::timeDependent);
        this.breaks =
                problem.vehicleTypes().stream().anyMatch(type -> !type.breaks().isEmpty());
        this.drivingHours =
                problem.vehicleTypes().stream().anyMatch(type -> type.driving().limited());
        this.groups = new TaskGroups(problem);
        this.stocks = !problem.stocks().isEmpty();
        this.severalWindows = windowFrom[tasks] > tasks;
        this.composed = timeDependent && !lateness && !severalWindows && !breaks && !drivingHours;
        this.releases = problem.tasks().stream().anyMatch(visit -> visit.releaseTime() > 0);
        this.shipments = !problem.shipments().isEmpty();
        this.reloads = problem.vehicleTypes().stream().anyMatch(type -> type.maxReloads() > 0);
        this.firstReload = tasks + 2 * fleet.vehicles;
        this.reloadLocation = reloadLocations();
        this.simpleLoad = !shipments && !reloads && oneWay();
        this.time = timeModel();
        this.onlyPauses = (breaks || drivingHours)
                && !lateness
                && !timeDependent
                && !severalWindows
                && !(releases && reloads)
                && problem.vehicleTypes().stream()
                        .flatMap(type -> type.breaks().stream())
                        .allMatch(rest -> rest.windows().size() == 1);
    }

    /** One type of vehicle, one dimension of load brought or collected, a table of distances, and no other limit. */
    boolean plain() {
        return fleet.types == 1
                && dimensions == 1
                && simpleLoad
                && time == TimeModel.NONE
                && metrics[0].distances != null
                && fleet.unrestricted()
                && fleet.maxTasks[0] >= tasks
                && fleet.maxDistance[0] >= VehicleType.UNLIMITED
                && !groups.any
                && !stocks
                && !groups.changes;
    }

    private void fillTasks() {
        // So that leaving out a task that must be served never pays.
        long must = 4 * dearest;
        for (int i = 0; i < tasks; i++) {
            Visit visit = problem.tasks().get(i);
            int shipment = problem.shipmentOf(i);
            partner[i] = shipment < 0 ? -1 : problem.isPickup(i) ? i + 1 : i - 1;
            Load brought = visit.delivery();
            Load collected = visit.pickup();
            long asked = visit.penalty();
            if (shipment >= 0) {
                Shipment pair = problem.shipments().get(shipment);
                // The penalty of a pair is carried by its pick-up alone.
                asked = problem.isPickup(i) ? pair.penalty() : 0;
                collected = pair.amount();
            }
            penalty[i] = asked == Visit.REQUIRED ? must * (1 + visit.priority()) : asked;
            required[i] = asked == Visit.REQUIRED;
            for (int k = 0; k < dimensions; k++) {
                delivery[i * dimensions + k] = brought.amount(k);
                pickup[i * dimensions + k] =
                        shipment >= 0 && !problem.isPickup(i) ? -collected.amount(k) : collected.amount(k);
            }
        }
    }

    /** As many reload nodes at each place as could be of use: one per task. */
    private int[] reloadLocations() {
        int[] places = problem.vehicleTypes().stream()
                .filter(type -> type.maxReloads() > 0)
                .flatMap(type -> type.reloads().stream())
                .mapToInt(Integer::intValue)
                .distinct()
                .toArray();
        int[] locations = new int[places.length * tasks];
        for (int i = 0; i < locations.length; i++) {
            locations[i] = places[i / tasks];
        }
        return locations;
    }

    /** The place of a task or reload node. */
    int location(int node) {
        return node < tasks ? taskLocation[node] : reloadLocation[node - firstReload];
    }

    private long dearest() {
        long most = 1;
        for (int type = 0; type < fleet.types; type++) {
            VehicleType vehicle = problem.vehicleTypes().get(type);
            Metric metric = metrics[fleet.profile[type]];
            for (int i = 0; i < tasks; i++) {
                long there = travelCost(vehicle, metric, fleet.startLocation[type], taskLocation[i])
                        + travelCost(vehicle, metric, taskLocation[i], fleet.endLocation[type]);
                most = Math.max(most, vehicle.fixedCost() + 2 * there + vehicle.costPerDuration() * service[i]);
            }
            if (vehicle.costPerDuration() > 0 && vehicle.shift().closes() < TimeWindow.NEVER) {
                most += vehicle.costPerDuration()
                        * (vehicle.shift().closes() - vehicle.shift().opens());
            }
        }
        return most;
    }

    private static long travelCost(VehicleType vehicle, Metric metric, int from, int to) {
        return vehicle.costPerDistance() * metric.distance(from, to)
                + vehicle.costPerDuration() * metric.duration(from, to);
    }

    private void fillWindows() {
        for (int i = 0; i < tasks; i++) {
            List<TimeWindow> windows = problem.tasks().get(i).windows();
            for (int w = 0; w < windows.size(); w++) {
                windowOpens[windowFrom[i] + w] = windows.get(w).opens();
                windowCloses[windowFrom[i] + w] = windows.get(w).closes();
            }
        }
    }

    /** Service after the last window is allowed where it has a price. */
    private void softenWindows() {
        for (int i = 0; i < tasks; i++) {
            due[i] = windowCloses[windowFrom[i + 1] - 1];
            if (lateCost[i] > 0) {
                windowCloses[windowFrom[i + 1] - 1] = TimeWindow.NEVER;
            }
        }
    }

    private boolean oneWay() {
        boolean brings = false;
        boolean collects = false;
        for (int i = 0; i < delivery.length; i++) {
            brings |= delivery[i] != 0;
            collects |= pickup[i] != 0;
        }
        return !(brings && collects);
    }

    private TimeModel timeModel() {
        boolean windows = problem.tasks().stream()
                .anyMatch(visit -> visit.windows().size() > 1
                        || !visit.windows().getFirst().equals(TimeWindow.ALWAYS));
        boolean duration = problem.vehicleTypes().stream()
                .anyMatch(type -> type.costPerDuration() > 0 || type.maxDuration() < VehicleType.UNLIMITED);
        boolean shift =
                problem.vehicleTypes().stream().anyMatch(type -> type.shift().closes() < TimeWindow.NEVER);
        if (lateness || breaks || drivingHours || timeDependent) {
            return TimeModel.SIMULATED;
        }
        if ((severalWindows && (duration || releases)) || (releases && reloads)) {
            return TimeModel.SIMULATED;
        }
        if (windows || releases) {
            return duration || releases ? TimeModel.DURATION : TimeModel.WINDOWS;
        }
        return duration || shift ? TimeModel.ADDITIVE : TimeModel.NONE;
    }

    /** The first moment from {@code arrival} on at which service of a task may start, or after NEVER if there is none. */
    long serviceStart(int task, long arrival) {
        int last = windowFrom[task + 1];
        for (int w = windowFrom[task]; w < last; w++) {
            if (arrival <= windowCloses[w]) {
                return Math.max(arrival, windowOpens[w]);
            }
        }
        return 2 * TimeWindow.NEVER;
    }

    /** The last moment up to {@code bound} at which service of a task may start, or -1 if there is none. */
    long lastServiceStart(int task, long bound) {
        for (int w = windowFrom[task + 1] - 1; w >= windowFrom[task]; w--) {
            if (windowOpens[w] <= bound) {
                return Math.min(bound, windowCloses[w]);
            }
        }
        return -1;
    }
}
