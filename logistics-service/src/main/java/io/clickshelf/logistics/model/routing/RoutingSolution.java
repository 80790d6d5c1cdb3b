package io.clickshelf.logistics.model.routing;

import java.util.List;

/**
 * Who goes where, when, with what; and what is left undone.
 *
 * @param iterations ruin-and-recreate steps that were made to find it
 * @param evaluated  moves and places that were priced to find it
 */
public record RoutingSolution(
        List<PlannedRoute> routes, List<Unassigned> unassigned, Cost cost, long iterations, long evaluated) {

    public RoutingSolution {
        routes = List.copyOf(routes);
        unassigned = List.copyOf(unassigned);
    }

    /**
     * Cost by component; {@code lateness} is of service after soft windows, {@code changes} of stops given to other
     * vehicles than planned, {@code penalties} of optional stops left out.
     */
    public record Cost(long fixed, long distance, long duration, long lateness, long changes, long penalties) {

        public long total() {
            return fixed + distance + duration + lateness + changes + penalties;
        }
    }

    /** A task without a vehicle, and why. */
    public record Unassigned(int task, Reason reason) {}

    /** Why a task has no vehicle. */
    public enum Reason {
        /** No vehicle has the skills. */
        SKILLS,
        /** No depot from which it could come has enough of its goods left. */
        STOCK,
        /** It doesn't fit into any vehicle that has the skills, even alone. */
        CAPACITY,
        /** No vehicle could reach it in time and be back, even alone. */
        TIME,
        /** Even alone, its route would be longer than any vehicle may drive. */
        DISTANCE,
        /** Alone it could be served, but not beside the others with the vehicles there are. */
        FLEET,
        /** Serving it would cost more than its penalty. */
        COST
    }

    /**
     * One vehicle's route, from start to end.
     *
     * @param vehicleType index of the type
     * @param vehicle     which of that type, from 0
     * @param stops       start, tasks, reloads, breaks, rests and end in order
     */
    public record PlannedRoute(int vehicleType, int vehicle, List<PlannedStop> stops, long distance, long duration) {

        public PlannedRoute {
            stops = List.copyOf(stops);
        }

        /** The tasks in order. */
        public List<Integer> tasks() {
            return stops.stream()
                    .filter(stop -> stop.task() >= 0)
                    .map(PlannedStop::task)
                    .toList();
        }
    }

    /** What a vehicle does at a stop. */
    public enum StopKind {
        START,
        TASK,
        RELOAD,
        BREAK,
        /** From driving. */
        REST,
        END
    }

    /**
     * A stop of a route.
     *
     * @param task     the task, or -1
     * @param location place, or -1 where the route has no fixed start or end
     * @param arrival  when the vehicle gets there
     * @param start    when service starts
     * @param departure when it leaves
     * @param load     on board when it leaves
     */
    public record PlannedStop(
            StopKind kind, int task, int location, long arrival, long start, long departure, Load load) {}
}
