package io.clickshelf.logistics.model.warehouse;

/**
 * A walk from the depot and back.
 *
 * @param stops  spots in the order they are picked at
 * @param meters walked
 * @param exact  whether no shorter walk exists
 */
public record PickRoute(int[] stops, double meters, boolean exact) {

    public PickRoute {
        stops = stops.clone();
    }

    @Override
    public int[] stops() {
        return stops.clone();
    }
}
