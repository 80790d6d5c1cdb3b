package io.clickshelf.contracts.warehouse;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders picked on one walk.
 *
 * @param batchId         unique within the answer
 * @param number          within its wave, from 1, in the order they begin
 * @param picker          who walks it, from 1
 * @param pickerName      where the warehouse names its pickers
 * @param durationSeconds setting up, walking, picking and waiting
 * @param waitSeconds     of those, for others in an aisle
 * @param exactRoute      whether no shorter walk through these stops exists
 * @param dueAt           the earliest of its orders
 * @param status          planned, begun or done
 * @param actualSeconds   that it took, once reported
 */
public record PickBatch(
        String batchId,
        String warehouseId,
        int number,
        int picker,
        @Nullable String pickerName,
        List<String> orderIds,
        List<PickStop> stops,
        double distanceMeters,
        double durationSeconds,
        double waitSeconds,
        Instant startsAt,
        Instant endsAt,
        @Nullable Instant dueAt,
        boolean exactRoute,
        String status,
        @Nullable Double actualSeconds) {

    public PickBatch with(List<String> otherOrders, List<PickStop> otherStops) {
        return new PickBatch(
                batchId,
                warehouseId,
                number,
                picker,
                pickerName,
                otherOrders,
                otherStops,
                distanceMeters,
                durationSeconds,
                waitSeconds,
                startsAt,
                endsAt,
                dueAt,
                exactRoute,
                status,
                actualSeconds);
    }

    /** A stop and what is taken there. */
    public record PickStop(String locationId, List<Pick> picks) {}

    public record Pick(String orderId, String productId, double quantity) {}
}
