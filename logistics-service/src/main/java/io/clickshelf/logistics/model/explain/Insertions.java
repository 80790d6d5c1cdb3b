package io.clickshelf.logistics.model.explain;

import io.clickshelf.logistics.model.routing.DepotStock;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedRoute;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Where else a stop could go: every position of the routes that come nearest to it, and a vehicle of its own. */
final class Insertions {

    private static final int NEAREST_ROUTES = 5;

    /**
     * A place for a stop, allowed or not.
     *
     * @param route   index in the solution, or -1 for a further vehicle
     * @param added   cost
     * @param tasks   of the route with it
     * @param skilled whether the vehicle has the skills, and its depot the goods
     * @param free    whether there is such a vehicle
     */
    record Place(
            int route,
            int vehicleType,
            List<Integer> tasks,
            long added,
            boolean skilled,
            boolean free,
            RouteFigures figures) {

        boolean allowed() {
            return skilled && free && figures.feasible();
        }
    }

    private final RoutingProblem problem;
    private final RoutingSolution solution;
    private final List<Travel> travel;
    private final RouteTrial trial;
    private final long[] costs;
    private final int[] used;
    /** Of each of the problem's stocks, what the routes leave. */
    private final long[] left;

    Insertions(RoutingProblem problem, RoutingSolution solution) {
        this.problem = problem;
        this.solution = solution;
        // Every leg is looked at many times.
        this.travel = problem.profiles().stream().map(Travel::tabulated).toList();
        this.trial = new RouteTrial(problem, travel);
        this.costs = new long[solution.routes().size()];
        this.used = new int[problem.vehicleTypes().size()];
        this.left = problem.stocks().stream().mapToLong(this::left).toArray();
        for (int r = 0; r < costs.length; r++) {
            PlannedRoute route = solution.routes().get(r);
            if (!route.tasks().isEmpty()) {
                costs[r] = drive(route.vehicleType(), route.tasks()).cost();
                used[route.vehicleType()]++;
            }
        }
    }

    /** A place, now with breaks and driving hours, which take longer to look at. */
    Place withPauses(Place place) {
        RouteFigures figures = trial.withPauses(place.vehicleType(), place.tasks(), place.figures());
        long before = place.route() < 0 ? 0 : costs[place.route()];
        return new Place(
                place.route(),
                place.vehicleType(),
                place.tasks(),
                figures.cost() - before,
                place.skilled(),
                place.free(),
                figures);
    }

    /** Whether the vehicle has breaks or driving hours, beside which windows are not looked at. */
    boolean pauses(Place place) {
        return PauseTrial.pauses(problem.vehicleTypes().get(place.vehicleType()));
    }

    private RouteFigures drive(int vehicleType, List<Integer> tasks) {
        return trial.withPauses(
                vehicleType, tasks, trial.drive(problem.vehicleTypes().get(vehicleType), tasks));
    }

    private long left(DepotStock stock) {
        return stock.available()
                - solution.routes().stream()
                        .mapToLong(route -> stock.taken(type(route), route.tasks()))
                        .sum();
    }

    private VehicleType type(PlannedRoute route) {
        return problem.vehicleTypes().get(route.vehicleType());
    }

    /** What a route would save without the task. */
    long saving(int route, int task) {
        PlannedRoute planned = solution.routes().get(route);
        List<Integer> rest = new ArrayList<>(planned.tasks());
        rest.remove(Integer.valueOf(task));
        return rest.isEmpty()
                ? costs[route]
                : costs[route] - drive(planned.vehicleType(), rest).cost();
    }

    /** Every place that is worth a look, other than in one route. */
    void forEach(int task, int exceptRoute, Consumer<Place> look) {
        IntStream.range(0, solution.routes().size())
                .boxed()
                .filter(r ->
                        r != exceptRoute && !solution.routes().get(r).tasks().isEmpty())
                .sorted(Comparator.comparingLong(r -> distance(solution.routes().get(r), task)))
                .limit(NEAREST_ROUTES)
                .forEach(r -> within(r, task, exceptRoute, look));
        for (int t = 0; t < used.length; t++) {
            VehicleType type = problem.vehicleTypes().get(t);
            RouteFigures figures = trial.drive(type, List.of(task));
            look.accept(new Place(
                    -1,
                    t,
                    List.of(task),
                    figures.cost(),
                    skilled(type, task, exceptRoute),
                    used[t] < type.count(),
                    figures));
        }
    }

    private void within(int route, int task, int from, Consumer<Place> look) {
        PlannedRoute planned = solution.routes().get(route);
        VehicleType type = type(planned);
        List<Integer> tasks = planned.tasks();
        for (int position = 0; position <= tasks.size(); position++) {
            List<Integer> with = new ArrayList<>(tasks);
            with.add(position, task);
            RouteFigures figures = trial.drive(type, with);
            look.accept(new Place(
                    route,
                    planned.vehicleType(),
                    with,
                    figures.cost() - costs[route],
                    skilled(type, task, from),
                    true,
                    figures));
        }
    }

    /** @param from the route that has the task, if any */
    private boolean skilled(VehicleType type, int task, int from) {
        return type.skills().containsAll(problem.tasks().get(task).skills())
                && IntStream.range(0, left.length).allMatch(s -> {
                    DepotStock stock = problem.stocks().get(s);
                    long own = from < costs.length
                            ? stock.taken(type(solution.routes().get(from)), List.of(task))
                            : 0;
                    return stock.taken(type, List.of(task)) <= left[s] + own;
                });
    }

    private long distance(PlannedRoute route, int task) {
        Travel table = travel.get(type(route).profile());
        int place = problem.tasks().get(task).location();
        long nearest = Long.MAX_VALUE;
        for (int other : route.tasks()) {
            nearest =
                    Math.min(nearest, table.distance(problem.tasks().get(other).location(), place));
        }
        return nearest;
    }
}
