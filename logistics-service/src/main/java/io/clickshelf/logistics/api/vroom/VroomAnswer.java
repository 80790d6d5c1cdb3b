package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.vroom.VroomRequest.Vehicle;
import io.clickshelf.contracts.vroom.VroomResponse;
import io.clickshelf.contracts.vroom.VroomResponse.Route;
import io.clickshelf.contracts.vroom.VroomResponse.Step;
import io.clickshelf.contracts.vroom.VroomResponse.Summary;
import io.clickshelf.contracts.vroom.VroomResponse.Unassigned;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedRoute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The engine's answer in VROOM's words. */
final class VroomAnswer {

    private final VroomModel model;
    private final RoutingSolution solution;
    private final boolean geometry;

    VroomAnswer(VroomModel model, RoutingSolution solution, boolean geometry) {
        this.model = model;
        this.solution = solution;
        this.geometry = geometry;
    }

    /** @param dropped tasks of routes that would break a limit */
    VroomResponse response(List<Integer> dropped, long loadingMillis, long solvingMillis) {
        List<Route> routes = solution.routes().stream()
                .filter(route -> !route.tasks().isEmpty())
                .map(this::route)
                .toList();
        List<Unassigned> unassigned = new ArrayList<>();
        solution.unassigned().forEach(left -> unassigned.add(unassigned(left.task())));
        dropped.forEach(task -> unassigned.add(unassigned(task)));
        boolean far = routes.stream().allMatch(route -> route.distance() != null);
        Summary summary = new Summary(
                routes.stream().mapToLong(Route::cost).sum(),
                routes.size(),
                unassigned.size(),
                sum(routes.stream().map(Route::delivery).toList()),
                sum(routes.stream().map(Route::delivery).toList()),
                sum(routes.stream().map(Route::pickup).toList()),
                routes.stream().mapToLong(Route::setup).sum(),
                routes.stream().mapToLong(Route::service).sum(),
                routes.stream().mapToLong(Route::duration).sum(),
                routes.stream().mapToLong(Route::waitingTime).sum(),
                routes.stream().mapToLong(Route::priority).sum(),
                far
                        ? Long.valueOf(routes.stream()
                                .mapToLong(route -> Objects.requireNonNull(route.distance()))
                                .sum())
                        : null,
                List.of(),
                new VroomResponse.ComputingTimes(loadingMillis, solvingMillis, 0));
        return new VroomResponse(0, null, summary, unassigned, routes);
    }

    private List<Integer> sum(List<List<Integer>> amounts) {
        int[] sum = new int[model.input().dimensions()];
        for (List<Integer> amount : amounts) {
            for (int d = 0; d < Math.min(sum.length, amount.size()); d++) {
                sum[d] += amount.get(d);
            }
        }
        return Arrays.stream(sum).boxed().toList();
    }

    private Unassigned unassigned(int task) {
        VroomTask left = model.input().tasks().get(task);
        VroomPlaces.Place place = model.input().places().place(left.place());
        return new Unassigned(
                left.id(),
                left.type(),
                place.location(),
                model.input().places().indexed() ? place.index() : null,
                left.job().description());
    }

    private Route route(PlannedRoute planned) {
        Vehicle vehicle = model.input().kinds().get(planned.vehicleType()).get(planned.vehicle());
        List<VroomDrive.Stop> stops = new VroomDrive(model, vehicle, planned).stops();
        boolean far = model.table(vehicle).meters() != null;
        List<VroomTask> tasks =
                planned.tasks().stream().map(model.input().tasks()::get).toList();
        int[] load = load(tasks);
        List<Step> steps = new ArrayList<>();
        for (VroomDrive.Stop stop : stops) {
            if (stop.task() >= 0) {
                change(load, model.input().tasks().get(stop.task()));
            }
            steps.add(step(stop, vehicle, load, far));
        }
        VroomDrive.Stop last = stops.getLast();
        List<List<Integer>> brought = new ArrayList<>();
        List<List<Integer>> taken = new ArrayList<>();
        for (VroomTask task : tasks) {
            brought.add(task.type().equals("delivery") ? task.amount() : task.brought());
            taken.add(task.type().equals("pickup") ? task.amount() : task.taken());
        }
        return new Route(
                Objects.requireNonNull(vehicle.id()),
                VroomCosts.of(vehicle).fixed() + Math.round(last.cost()),
                sum(brought),
                sum(brought),
                sum(taken),
                stops.stream().mapToLong(VroomDrive.Stop::setup).sum(),
                stops.stream().mapToLong(VroomDrive.Stop::service).sum(),
                last.travel(),
                stops.stream().mapToLong(VroomDrive.Stop::waiting).sum(),
                tasks.stream().mapToLong(VroomTask::countedPriority).sum(),
                far ? last.meters() : null,
                steps,
                List.of(),
                geometry ? polyline(stops) : null,
                vehicle.description());
    }

    private int[] load(List<VroomTask> tasks) {
        int[] load = new int[model.input().dimensions()];
        for (VroomTask task : tasks) {
            add(load, task.brought(), 1);
        }
        return load;
    }

    private static void change(int[] load, VroomTask task) {
        add(load, task.brought(), -1);
        add(load, task.taken(), 1);
        add(load, task.amount(), task.type().equals("pickup") ? 1 : -1);
    }

    private static void add(int[] load, List<Integer> amounts, int sign) {
        for (int d = 0; d < Math.min(load.length, amounts.size()); d++) {
            load[d] += sign * amounts.get(d);
        }
    }

    private Step step(VroomDrive.Stop stop, Vehicle vehicle, int[] load, boolean far) {
        boolean rest = stop.rest() >= 0;
        VroomTask task = stop.task() < 0 ? null : model.input().tasks().get(stop.task());
        VroomPlaces.Place place =
                rest || stop.place() < 0 ? null : model.input().places().place(stop.place());
        var said = rest ? Objects.requireNonNull(vehicle.breaks()).get(stop.rest()) : null;
        return new Step(
                switch (stop.kind()) {
                    case START -> "start";
                    case END -> "end";
                    case BREAK, REST -> "break";
                    case RELOAD -> "reload";
                    case TASK -> Objects.requireNonNull(task).type();
                },
                place == null ? null : place.location(),
                place == null || !model.input().places().indexed() ? null : place.index(),
                task != null ? Long.valueOf(task.id()) : said == null ? null : said.id(),
                task == null ? null : task.id(),
                stop.setup(),
                stop.service(),
                stop.waiting(),
                Arrays.stream(load).boxed().toList(),
                stop.arrival(),
                stop.travel(),
                far ? stop.meters() : null,
                List.of(),
                task != null ? task.job().description() : said == null ? null : said.description());
    }

    private @Nullable String polyline(List<VroomDrive.Stop> stops) {
        Polyline line = new Polyline();
        for (VroomDrive.Stop stop : stops) {
            List<Double> location = stop.place() < 0
                    ? null
                    : model.input().places().place(stop.place()).location();
            if (location != null) {
                line.add(location.get(1), location.get(0));
            }
        }
        return line.encoded();
    }
}
