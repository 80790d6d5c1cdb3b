package io.clickshelf.logistics.model.warehouse;

import java.util.List;

/**
 * Batches in the order they are begun.
 *
 * @param meters       walked in all
 * @param seconds      worked in all, waiting in aisles included
 * @param makespan     until the last picker is back
 * @param lateOrderIds orders that will be handed over after they are due
 * @param later        orders left to the next wave
 * @param unplanned    orders that can't be picked, with the reason
 * @param batching     how the batches were made, or what is known of better ones; may be empty
 */
public record PickPlan(
        List<Batch> batches,
        double meters,
        double seconds,
        double makespan,
        List<String> lateOrderIds,
        List<String> later,
        List<Unplanned> unplanned,
        String batching) {

    /** Units of a product to take at a stop for an order. */
    public record Pick(String orderId, String productId, double quantity) {}

    public record Stop(String spotId, List<Pick> picks) {
        public Stop {
            picks = List.copyOf(picks);
        }
    }

    /**
     * @param picker       from 1
     * @param seconds      from beginning to hand-over
     * @param waitSeconds  of those, spent waiting for others in an aisle
     * @param startSeconds from now
     * @param exactRoute   whether no shorter walk through these stops exists
     */
    public record Batch(
            int picker,
            List<String> orderIds,
            List<Stop> stops,
            double meters,
            double seconds,
            double waitSeconds,
            double startSeconds,
            boolean exactRoute) {
        public Batch {
            orderIds = List.copyOf(orderIds);
            stops = List.copyOf(stops);
        }
    }

    public record Unplanned(String orderId, String reason) {}

    public PickPlan {
        batches = List.copyOf(batches);
        lateOrderIds = List.copyOf(lateOrderIds);
        later = List.copyOf(later);
        unplanned = List.copyOf(unplanned);
    }
}
