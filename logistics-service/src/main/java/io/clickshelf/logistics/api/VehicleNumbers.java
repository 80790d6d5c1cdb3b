package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedRoute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which vehicle of its kind drives a route. To the engine they are alike; to those who load and drive they are not, so that
 * a route keeps the number that most of its stops had in the plan before.
 */
final class VehicleNumbers {

    private record Match(int route, int number, long stops) {}

    private VehicleNumbers() {}

    /** By route; 0 for a route without a stop. */
    static int[] of(RouteProblem problem, RoutingSolution solution) {
        Map<String, String> before =
                problem.underway() == null ? Map.of() : problem.underway().vehicles();
        int[] numbers = new int[solution.routes().size()];
        for (int type = 0; type < problem.vehicles().size(); type++) {
            assign(problem, solution, type, before, numbers);
        }
        return numbers;
    }

    private static void assign(
            RouteProblem problem, RoutingSolution solution, int type, Map<String, String> before, int[] numbers) {
        FleetVehicle vehicle = problem.vehicles().get(type);
        TreeSet<Integer> free = new TreeSet<>(vehicle.numbers());
        List<Match> matches = new ArrayList<>();
        for (int r = 0; r < numbers.length; r++) {
            PlannedRoute route = solution.routes().get(r);
            if (route.vehicleType() == type && !before.isEmpty()) {
                for (int number : vehicle.numbers()
                        .subList(0, Math.min(500, vehicle.numbers().size()))) {
                    String name = vehicle.id() + "#" + number;
                    long same = route.tasks().stream()
                            .map(task -> problem.tasks().get(task))
                            .map(DeliveryPoint::id)
                            .filter(id -> name.equals(before.get(id)))
                            .count();
                    if (same > 0) {
                        matches.add(new Match(r, number, same));
                    }
                }
            }
        }
        matches.sort(Comparator.comparingLong(Match::stops).reversed().thenComparingInt(Match::number));
        for (Match match : matches) {
            if (numbers[match.route()] == 0 && free.remove(match.number())) {
                numbers[match.route()] = match.number();
            }
        }
        for (int r = 0; r < numbers.length; r++) {
            PlannedRoute route = solution.routes().get(r);
            if (route.vehicleType() == type && numbers[r] == 0 && !route.tasks().isEmpty()) {
                numbers[r] = free.removeFirst();
            }
        }
    }
}
