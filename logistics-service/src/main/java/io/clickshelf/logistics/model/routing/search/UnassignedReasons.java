package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.RoutingSolution.Reason;
import io.clickshelf.logistics.model.routing.Shipment;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.List;

/** Why a task stayed without a vehicle: the first of skills, capacity, distance and time that no vehicle passes alone. */
final class UnassignedReasons {

    private UnassignedReasons() {}

    /** What leaving a task out costs; 0 for required ones, which are never left out for cost, and for deliveries. */
    static long penalty(RoutingProblem problem, int task) {
        int shipment = problem.shipmentOf(task);
        long asked = shipment < 0
                ? problem.tasks().get(task).penalty()
                : problem.isPickup(task) ? problem.shipments().get(shipment).penalty() : 0;
        return asked == Visit.REQUIRED ? 0 : asked;
    }

    /** @param stocks as the routes leave them */
    static Reason of(SearchData data, int task, DepotStocks stocks) {
        RoutingProblem problem = data.problem;
        int shipment = problem.shipmentOf(task);
        Visit visit = problem.tasks().get(task);
        List<Visit> stops = shipment < 0
                ? List.of(visit)
                : List.of(
                        problem.shipments().get(shipment).pickup(),
                        problem.shipments().get(shipment).delivery());
        List<VehicleType> able = problem.vehicleTypes().stream()
                .filter(type -> stops.stream().allMatch(stop -> type.skills().containsAll(stop.skills())))
                .toList();
        if (able.isEmpty()) {
            return Reason.SKILLS;
        }
        if (data.stocks
                && able.stream()
                        .noneMatch(type ->
                                stocks.allow(task, problem.vehicleTypes().indexOf(type)))) {
            return Reason.STOCK;
        }
        List<VehicleType> large = able.stream()
                .filter(type -> type.maxTasks() >= stops.size() && carries(problem, type, shipment, visit))
                .toList();
        if (large.isEmpty()) {
            return Reason.CAPACITY;
        }
        List<VehicleType> far = large.stream()
                .filter(type -> length(problem, type, stops) <= type.maxDistance())
                .toList();
        if (far.isEmpty()) {
            return Reason.DISTANCE;
        }
        boolean inTime = far.stream().anyMatch(type -> {
            Timetable times = new Timetable(data, true);
            times.begin(problem.vehicleTypes().indexOf(type));
            int first = shipment < 0 ? task : problem.visits().size() + 2 * shipment;
            for (int i = 0; i < stops.size(); i++) {
                times.add(first + i);
            }
            long lasts = times.plan();
            return lasts >= 0 && lasts <= type.maxDuration();
        });
        if (!inTime) {
            return Reason.TIME;
        }
        long asked = shipment < 0
                ? visit.penalty()
                : problem.shipments().get(shipment).penalty();
        return asked == Visit.REQUIRED ? Reason.FLEET : Reason.COST;
    }

    private static boolean carries(RoutingProblem problem, VehicleType type, int shipment, Visit visit) {
        Shipment pair = shipment < 0 ? null : problem.shipments().get(shipment);
        for (int k = 0; k < problem.dimensions(); k++) {
            int most = pair == null
                    ? Math.max(visit.delivery().amount(k), visit.pickup().amount(k))
                    : pair.amount().amount(k);
            if (most > type.capacity().amount(k)) {
                return false;
            }
        }
        return true;
    }

    private static long length(RoutingProblem problem, VehicleType type, List<Visit> stops) {
        Travel travel = problem.profiles().get(type.profile());
        long length = 0;
        int last = type.start();
        for (Visit stop : stops) {
            length += last == VehicleType.ANYWHERE ? 0 : travel.distance(last, stop.location());
            last = stop.location();
        }
        return length + (type.end() == VehicleType.ANYWHERE ? 0 : travel.distance(last, type.end()));
    }
}
