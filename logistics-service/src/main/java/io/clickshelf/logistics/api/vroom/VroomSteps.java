package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.vroom.VroomRequest.Vehicle;
import io.clickshelf.contracts.vroom.VroomRequest.VehicleStep;
import io.clickshelf.logistics.model.routing.RouteSketch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The routes that vehicles are said to have already, for the search to go on from. */
final class VroomSteps {

    private static final Set<String> OTHERS = Set.of("start", "break", "end");

    private final Map<String, Integer> tasks = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();

    private VroomSteps(VroomInput input) {
        for (int i = 0; i < input.tasks().size(); i++) {
            VroomTask task = input.tasks().get(i);
            tasks.put(task.type() + " " + task.id(), i);
        }
    }

    static List<RouteSketch> of(VroomInput input) {
        VroomSteps steps = new VroomSteps(input);
        List<RouteSketch> sketches = new ArrayList<>();
        for (int k = 0; k < input.kinds().size(); k++) {
            for (Vehicle vehicle : input.kinds().get(k)) {
                List<Integer> route = vehicle.steps() == null ? List.of() : steps.route(vehicle, vehicle.steps());
                if (!route.isEmpty()) {
                    sketches.add(new RouteSketch(k, route));
                }
            }
        }
        return sketches;
    }

    private List<Integer> route(Vehicle vehicle, List<VehicleStep> steps) {
        List<Integer> route = new ArrayList<>();
        for (VehicleStep step : steps) {
            if (step == null || step.type() == null) {
                throw new VroomInputException("Missing type in steps of vehicle " + vehicle.id() + ".");
            }
            if (OTHERS.contains(step.type())) {
                continue;
            }
            Integer task = tasks.get(step.type() + " " + step.id());
            if (task == null) {
                throw new VroomInputException("Unknown " + step.type() + " " + step.id() + " in steps of vehicle "
                        + vehicle.id() + "; a step is start, job, pickup, delivery, break or end.");
            }
            if (!taken.add(task)) {
                throw new VroomInputException(
                        "Duplicate " + step.type() + " " + step.id() + " in the steps of vehicles.");
            }
            route.add(task);
        }
        return route;
    }
}
