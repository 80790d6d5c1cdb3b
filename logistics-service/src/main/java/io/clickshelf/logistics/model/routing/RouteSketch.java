package io.clickshelf.logistics.model.routing;

import java.util.List;

/**
 * A route that a search may begin with.
 *
 * @param vehicleType by number
 * @param tasks       by number, in order; of a shipment both, the pick-up first
 */
public record RouteSketch(int vehicleType, List<Integer> tasks) {

    public RouteSketch {
        tasks = List.copyOf(tasks);
    }
}
