package io.clickshelf.contracts.logistics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One vehicle's route.
 *
 * @param vehicleId     of its kind
 * @param vehicleNumber which of that kind, from 1
 * @param stops         from the start, mostly at the warehouse, to the end
 * @param drivenStops   how many of them were behind it when the plan was made; they are as they were
 * @param durationSeconds from start to end, waiting and service included
 * @param cost          the sum of the three after it
 * @param fuelLiters    burnt; absent where the vehicle doesn't say what it burns
 * @param load          units on board when it leaves
 */
public record DeliveryRoute(
        String warehouseId,
        String vehicleId,
        int vehicleNumber,
        List<RouteStop> stops,
        int drivenStops,
        Instant departsAt,
        Instant endsAt,
        long distanceMeters,
        long durationSeconds,
        BigDecimal cost,
        BigDecimal fixedCost,
        BigDecimal distanceCost,
        BigDecimal timeCost,
        long co2Grams,
        @Nullable Double fuelLiters,
        List<Integer> load) {

    /** Kind and number, as {@code W1-van#2}. */
    public String vehicle() {
        return vehicleId + "#" + vehicleNumber;
    }
}
