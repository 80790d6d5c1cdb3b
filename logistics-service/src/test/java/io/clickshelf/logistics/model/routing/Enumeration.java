package io.clickshelf.logistics.model.routing;

import io.clickshelf.logistics.model.routing.RoutingSolution.Cost;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedRoute;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedStop;
import io.clickshelf.logistics.model.routing.RoutingSolution.StopKind;
import io.clickshelf.logistics.model.routing.RoutingSolution.Unassigned;
import io.clickshelf.logistics.model.routing.checker.SolutionChecker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The optimum by brute force: every order of every set of tasks in every vehicle type, each judged by the independent
 * checker, and the cheapest way to share the tasks out. Departure times are tried second by second. For a handful of tasks.
 */
final class Enumeration {

    static final long IMPOSSIBLE = Long.MAX_VALUE / 4;

    private static final int BREAK = -100;
    private static final int REST = -200;

    private final RoutingProblem problem;
    private final int tasks;
    /** Per type and set of tasks, the cheapest route's cost. */
    private final long[][] cheapest;

    private final Map<List<Object>, Long> memory = new HashMap<>();

    Enumeration(RoutingProblem problem) {
        this.problem = problem;
        this.tasks = problem.tasks().size();
        this.cheapest = new long[problem.vehicleTypes().size()][1 << tasks];
        for (int type = 0; type < cheapest.length; type++) {
            Arrays.fill(cheapest[type], IMPOSSIBLE);
            extend(type, new ArrayList<>(), 0);
        }
    }

    private void extend(int type, List<Integer> order, int set) {
        if (!order.isEmpty() && !isReload(order.getLast()) && set != 0 && together(set)) {
            cheapest[type][set] = Math.min(cheapest[type][set], cost(type, order));
        }
        for (int task = 0; task < tasks; task++) {
            if ((set & 1 << task) == 0) {
                order.add(task);
                extend(type, order, set | 1 << task);
                order.removeLast();
            }
        }
        VehicleType vehicle = problem.vehicleTypes().get(type);
        // Once one is taken on the way, the next one is.
        int next = order.stream()
                .filter(Enumeration::isBreak)
                .reduce((a, b) -> b)
                .map(last -> BREAK - last + 1)
                .orElse(0);
        int past = order.stream().anyMatch(Enumeration::isBreak)
                ? Math.min(next + 1, vehicle.breaks().size())
                : vehicle.breaks().size();
        for (int number = next; number < past; number++) {
            order.add(BREAK - number);
            extend(type, order, set);
            order.removeLast();
        }
        if (vehicle.driving().limited() && (order.isEmpty() || order.getLast() != REST)) {
            order.add(REST);
            extend(type, order, set);
            order.removeLast();
        }
        long reloads = order.stream().filter(Enumeration::isReload).count();
        for (int place : reloads < vehicle.maxReloads() ? vehicle.reloads() : List.<Integer>of()) {
            if (!order.isEmpty() && !isReload(order.getLast()) && set != (1 << tasks) - 1) {
                order.add(-1 - place);
                extend(type, order, set);
                order.removeLast();
            }
        }
    }

    private static boolean isBreak(int node) {
        return node <= BREAK && node > REST;
    }

    private static boolean isReload(int node) {
        return node < 0 && node > BREAK;
    }

    /** Whether a set holds all or nothing of each group that must ride together. */
    private boolean together(int set) {
        return problem.groups().stream()
                .filter(group -> group.rule() == TaskGroup.Rule.TOGETHER)
                .allMatch(group -> {
                    long held = group.tasks().stream()
                            .filter(task -> (set & 1 << task) != 0)
                            .count();
                    return held == 0 || held == group.tasks().size();
                });
    }

    /** The tasks of the trip that begins at an index. */
    private static List<Integer> trip(List<Integer> order, int from) {
        int to = from;
        while (to < order.size() && !isReload(order.get(to))) {
            to++;
        }
        return order.subList(from, to).stream().filter(node -> node >= 0).toList();
    }

    private long release(List<Integer> trip) {
        return trip.stream()
                .mapToLong(task -> problem.tasks().get(task).releaseTime())
                .max()
                .orElse(0);
    }

    private int[] brought(List<Integer> trip) {
        int[] load = new int[problem.dimensions()];
        for (int task : trip) {
            for (int k = 0; k < load.length; k++) {
                load[k] += problem.tasks().get(task).delivery().amount(k);
            }
        }
        return load;
    }

    private long cost(int type, List<Integer> order) {
        VehicleType vehicle = problem.vehicleTypes().get(type);
        boolean timeless = vehicle.costPerDuration() == 0 && vehicle.maxDuration() == VehicleType.UNLIMITED;
        long least = IMPOSSIBLE;
        int latest = timeless
                        || vehicle.breaks().isEmpty()
                                && !problem.profiles().getFirst().timeDependent()
                                && problem.tasks().stream()
                                        .allMatch(v -> v.windows().getFirst().equals(TimeWindow.ALWAYS))
                ? 0
                : 350;
        long release = release(trip(order, 0));
        for (long departure = release; departure <= release + latest; departure++) {
            long cost = cost(type, vehicle, order, departure);
            if (cost >= IMPOSSIBLE && timeAlone(vehicle)) {
                break;
            }
            least = Math.min(least, cost);
        }
        return least;
    }

    /** Whether leaving later can't turn a route that breaks a rule into one that doesn't. */
    private static boolean timeAlone(VehicleType vehicle) {
        return vehicle.maxDuration() == VehicleType.UNLIMITED
                && vehicle.breaks().isEmpty();
    }

    private long cost(int typeIndex, VehicleType type, List<Integer> order, long departure) {
        Travel travel = problem.profiles().get(type.profile());
        int[] load = brought(trip(order, 0));
        List<PlannedStop> stops = new ArrayList<>();
        stops.add(new PlannedStop(StopKind.START, -1, type.start(), departure, departure, departure, Load.of(load)));
        long time = departure;
        long distance = 0;
        long lateness = 0;
        long changes = 0;
        int last = type.start();
        for (int i = 0; i < order.size(); i++) {
            int task = order.get(i);
            if (isBreak(task) || task == REST) {
                Break rest = task == REST
                        ? new Break(TimeWindow.ALWAYS, type.driving().restSeconds())
                        : type.breaks().get(BREAK - task);
                long start = rest.startFrom(time);
                stops.add(new PlannedStop(
                        task == REST ? StopKind.REST : StopKind.BREAK,
                        -1,
                        last,
                        time,
                        start,
                        start + rest.durationSeconds(),
                        Load.of(load)));
                time = start + rest.durationSeconds();
                continue;
            }
            if (task < 0) {
                int place = -1 - task;
                long arrival = time + travel.duration(last, place);
                distance += travel.distance(last, place);
                last = place;
                time = Math.max(arrival, release(trip(order, i + 1)));
                load = brought(trip(order, i + 1));
                stops.add(new PlannedStop(StopKind.RELOAD, -1, place, arrival, time, time, Load.of(load)));
                continue;
            }
            Visit visit = problem.tasks().get(task);
            long arrival = travel.arrival(last, visit.location(), time);
            distance += travel.distance(last, visit.location());
            last = visit.location();
            long start = visit.windows().stream()
                    .filter(w -> w.closes() >= arrival)
                    .mapToLong(w -> Math.max(arrival, w.opens()))
                    .findFirst()
                    .orElse(visit.latePerSecond() > 0 ? arrival : -1);
            lateness += visit.latePerSecond()
                    * Math.max(0, start - visit.windows().getLast().closes());
            changes += visit.planned().isEmpty() || visit.planned().equals(type.id()) ? 0 : visit.changeCost();
            if (start < 0) {
                return IMPOSSIBLE;
            }
            for (int k = 0; k < load.length; k++) {
                load[k] += visit.pickup().amount(k) - visit.delivery().amount(k);
                int shipment = problem.shipmentOf(task);
                if (shipment >= 0) {
                    int amount = problem.shipments().get(shipment).amount().amount(k);
                    load[k] += problem.isPickup(task) ? amount : -amount;
                }
                if (load[k] < 0 || load[k] > type.capacity().amount(k)) {
                    return IMPOSSIBLE;
                }
            }
            time = start + visit.serviceSeconds();
            stops.add(new PlannedStop(StopKind.TASK, task, last, arrival, start, time, Load.of(load)));
        }
        if (type.end() != VehicleType.ANYWHERE) {
            distance += travel.distance(last, type.end());
            time = travel.arrival(last, type.end(), time);
        }
        stops.add(new PlannedStop(StopKind.END, -1, type.end(), time, time, time, Load.of(load)));
        PlannedRoute route = new PlannedRoute(typeIndex, 0, stops, distance, time - departure);
        return judged(type, route, order, lateness, changes);
    }

    private long judged(VehicleType type, PlannedRoute route, List<Integer> order, long lateness, long changes) {
        List<Unassigned> rest = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            if (!order.contains(task)) {
                rest.add(new Unassigned(task, RoutingSolution.Reason.FLEET));
            }
        }
        Cost cost = new Cost(
                type.fixedCost(),
                type.costPerDistance() * route.distance(),
                type.costPerDuration() * route.duration(),
                lateness,
                changes,
                rest.stream().mapToLong(left -> penalty(left.task())).sum());
        RoutingSolution solution = new RoutingSolution(List.of(route), rest, cost, 0, 0);
        return SolutionChecker.faults(problem, solution).isEmpty() ? cost.total() - cost.penalties() : IMPOSSIBLE;
    }

    private long penalty(int task) {
        long penalty = problem.tasks().get(task).penalty();
        return penalty == Visit.REQUIRED ? 0 : penalty;
    }

    /** The least cost of serving all that is required; {@link #IMPOSSIBLE} or more if that can't be done. */
    long optimum() {
        return best(
                0,
                0,
                (1 << tasks) - 1,
                problem.stocks().stream().map(DepotStock::available).toList());
    }

    /** @param stock what is left of each */
    private long best(int type, int used, int left, List<Long> stock) {
        if (type == cheapest.length) {
            long penalties = 0;
            for (int task = 0; task < tasks; task++) {
                if ((left & 1 << task) != 0) {
                    Visit visit = problem.tasks().get(task);
                    penalties += visit.required() ? IMPOSSIBLE / 16 : visit.penalty();
                }
            }
            return penalties;
        }
        Long known = memory.get(List.of(type, used, left, stock));
        if (known != null) {
            return known;
        }
        long least = best(type + 1, 0, left, stock);
        if (used < problem.vehicleTypes().get(type).count()) {
            for (int set = left; set > 0; set = (set - 1) & left) {
                List<Long> rest = cheapest[type][set] < IMPOSSIBLE ? without(type, set, stock) : List.of(-1L);
                if (rest.stream().allMatch(units -> units >= 0)) {
                    least = Math.min(least, cheapest[type][set] + best(type, used + 1, left & ~set, rest));
                }
            }
        }
        memory.put(List.of(type, used, left, stock), least);
        return least;
    }

    private List<Long> without(int type, int set, List<Long> stock) {
        List<Integer> members = IntStream.range(0, tasks)
                .filter(task -> (set & 1 << task) != 0)
                .boxed()
                .toList();
        return IntStream.range(0, stock.size())
                .mapToObj(s -> stock.get(s)
                        - problem.stocks().get(s).taken(problem.vehicleTypes().get(type), members))
                .toList();
    }
}
