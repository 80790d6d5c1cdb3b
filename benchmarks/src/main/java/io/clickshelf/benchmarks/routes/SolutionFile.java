package io.clickshelf.benchmarks.routes;

import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedRoute;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedStop;
import io.clickshelf.logistics.model.routing.RoutingSolution.StopKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** CVRPLIB's {@code .sol} text: a line a route, then the cost. Where vehicles are numbered, unused ones have empty lines. */
final class SolutionFile {

    private SolutionFile() {}

    static String text(RouteInstance instance, RoutingSolution solution) {
        String[] lines = instance.vehicleCount() == 0
                ? solution.routes().stream().map(route -> line(instance, route)).toArray(String[]::new)
                : numbered(instance, solution.routes());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            text.append("Route #").append(i + 1).append(':').append(lines[i]).append('\n');
        }
        double cost = solution.cost().total() / instance.scale();
        String written =
                cost == Math.rint(cost) ? String.valueOf((long) cost) : String.format(Locale.ROOT, "%.4f", cost);
        return text.append("Cost ").append(written).append('\n').toString();
    }

    private static String[] numbered(RouteInstance instance, List<PlannedRoute> routes) {
        String[] lines = new String[instance.vehicleCount()];
        Arrays.fill(lines, "");
        for (PlannedRoute route : routes) {
            lines[instance.vehicles()[route.vehicleType()][route.vehicle()]] = line(instance, route);
        }
        return lines;
    }

    private static String line(RouteInstance instance, PlannedRoute route) {
        return route.stops().stream()
                .filter(stop -> stop.kind() == StopKind.TASK || stop.kind() == StopKind.RELOAD)
                .map(stop -> " " + label(instance, stop))
                .collect(Collectors.joining());
    }

    private static int label(RouteInstance instance, PlannedStop stop) {
        return stop.kind() == StopKind.RELOAD ? stop.location() : instance.labels()[stop.task()];
    }
}
