package io.clickshelf.logistics.store;

import io.clickshelf.contracts.logistics.RouteStop;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is driven of a plan at some time.
 *
 * @param served   stops that are behind
 * @param moving   vehicles that have left
 * @param parcels  goods that a vehicle must fetch on its way
 * @param vehicles which vehicle the stops that may still move had, as {@code W1-van#2}
 */
public record Underway(
        Instant at, List<String> served, List<Moving> moving, List<Parcel> parcels, Map<String, String> vehicles) {

    public Underway {
        served = List.copyOf(served);
        moving = List.copyOf(moving);
        parcels = List.copyOf(parcels);
        vehicles = Map.copyOf(vehicles);
    }

    /**
     * A vehicle that has left.
     *
     * @param vehicleId kind
     * @param number    of that kind, from 1
     * @param lost      whether it can't go on
     * @param home      whether it has reached the end of its route; if that is its warehouse it can load again
     * @param driven    its stops so far
     * @param place     id of the stop or warehouse where it is free again, unless it was seen elsewhere
     * @param freeAt    when it can go on; of one at its end when it got there, also long ago
     * @param meters    driven
     * @param stops     made
     * @param onBoard   ids of deliveries whose goods it has
     * @param waste     units on board that nobody wants any more, by dimension
     */
    public record Moving(
            String vehicleId,
            int number,
            String warehouseId,
            boolean lost,
            boolean home,
            List<RouteStop> driven,
            String place,
            @Nullable Double latitude,
            @Nullable Double longitude,
            Instant freeAt,
            long meters,
            int stops,
            List<String> onBoard,
            List<Integer> waste) {

        /** Kind and number. */
        public String vehicle() {
            return vehicleId + "#" + number;
        }
    }

    /**
     * Goods for a stop that lie somewhere.
     *
     * @param place     id of the warehouse or of the stop where they are, unless a position is given
     * @param readyAt   no earlier
     */
    public record Parcel(
            String id,
            String place,
            @Nullable Double latitude,
            @Nullable Double longitude,
            Instant readyAt) {}
}
