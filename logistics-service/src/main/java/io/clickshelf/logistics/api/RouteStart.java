package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryRoute;
import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.contracts.logistics.RouteStop;
import io.clickshelf.logistics.model.routing.RouteSketch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is left of the routes of the plan before, as the engine has them: the search for a changed plan begins there. */
final class RouteStart {

    private final RouteProblem problem;
    private final Map<String, Integer> types = new HashMap<>();
    private final Map<String, Integer> visits = new HashMap<>();
    private final Map<String, Integer> pickups = new HashMap<>();

    private RouteStart(RouteProblem problem) {
        this.problem = problem;
        for (int type = 0; type < problem.vehicles().size(); type++) {
            FleetVehicle vehicle = problem.vehicles().get(type);
            for (int number : vehicle.numbers()) {
                types.put(vehicle.id() + "#" + number, type);
            }
        }
        for (int task = 0; task < problem.tasks().size(); task++) {
            String id = problem.tasks().get(task).id();
            if (problem.problem().shipmentOf(task) < 0) {
                visits.put(id, task);
            } else if (problem.problem().isPickup(task)) {
                pickups.put(id, task);
            }
        }
    }

    static List<RouteSketch> of(RouteProblem problem, RouteResponse before) {
        RouteStart start = new RouteStart(problem);
        List<RouteSketch> sketches = new ArrayList<>();
        for (DeliveryRoute route : before.routes()) {
            Integer type = start.types.get(route.vehicle());
            List<Integer> tasks = type == null ? List.of() : start.tasks(route);
            if (type != null && !tasks.isEmpty()) {
                sketches.add(new RouteSketch(type, tasks));
            }
        }
        return sketches;
    }

    /** What is still to be done of a route; goods that were to be loaded on the way only together with their delivery. */
    private List<Integer> tasks(DeliveryRoute route) {
        List<Integer> tasks = new ArrayList<>();
        for (RouteStop stop : route.stops()) {
            Integer visit = visits.get(String.valueOf(stop.id()));
            Integer pickup = pickups.get(String.valueOf(stop.id()));
            if (stop.kind().equals("load") && pickup != null) {
                tasks.add(pickup);
            } else if (stop.kind().equals("delivery") && visit != null) {
                tasks.add(visit);
            } else if (stop.kind().equals("delivery") && pickup != null && tasks.contains(pickup)) {
                tasks.add(pickup + 1);
            }
        }
        tasks.removeIf(task -> problem.problem().isPickup(task) && !tasks.contains(task + 1));
        return tasks;
    }
}
