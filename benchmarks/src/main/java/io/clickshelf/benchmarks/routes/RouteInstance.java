package io.clickshelf.benchmarks.routes;

import io.clickshelf.logistics.model.routing.RoutingProblem;

/**
 * A problem read from a file.
 *
 * @param scale         the problem's cost units per unit in which the best known value is published
 * @param labels        the number of each task's customer in solution files
 * @param vehicles      of each vehicle type, the numbers of its vehicles in the file; empty if they aren't numbered
 */
record RouteInstance(String name, RoutingProblem problem, double scale, int[] labels, int[][] vehicles) {

    int vehicleCount() {
        int count = 0;
        for (int[] numbers : vehicles) {
            count += numbers.length;
        }
        return count;
    }
}
