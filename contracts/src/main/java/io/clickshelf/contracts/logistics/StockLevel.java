package io.clickshelf.contracts.logistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision for a product in a warehouse. Quantities in units.
 *
 * @param warehouseId     absent where planned for the product as a whole
 * @param onHand          as it was reported, or sent
 * @param leaving         of that, what transfers take to other places: waiting, approved, or of this plan; counted as gone
 * @param onOrder         what is coming, {@code proposed} among it
 * @param stockKnown      whether stock was ever reported there; where not, it counts as none
 * @param proposed        waiting or approved proposals of earlier plans, and transfers of this one, counted as supply
 * @param meanDemand      over lead time and review
 * @param reorderPoint    order when on hand − leaving + on order − reserved is below it
 * @param orderUpTo       level to order up to
 * @param safetyStock     what the reorder point holds above mean demand
 * @param quantity        to order now
 * @param wantedQuantity  before budget and capacity
 * @param expectedService chance of no stock-out until the next order can arrive, with the quantity
 * @param expectedFillRate share of that time's demand served at once, with the quantity
 * @param stockOutRisk    chance that what is there and coming does not last the lead time
 * @param nextUnitEarns   expected earnings of the next unit per unit of money
 * @param orderOn         the day the supplier next takes orders, where that is not today; the level lasts from then on
 * @param limitedBy       {@code budget} or {@code capacity} where less than wanted is ordered
 * @param explanation     what {@code orderUpTo} is made of: the parts add up to it
 * @param proposalId      under which the quantity waits for approval
 */
public record StockLevel(
        String productId,
        @Nullable String warehouseId,
        double onHand,
        double leaving,
        double onOrder,
        double reserved,
        double proposed,
        boolean stockKnown,
        double leadTimeDays,
        double leadTimeStandardDeviation,
        double meanDemand,
        double reorderPoint,
        double orderUpTo,
        double safetyStock,
        double quantity,
        double wantedQuantity,
        BigDecimal cost,
        double expectedService,
        double expectedFillRate,
        double stockOutRisk,
        double nextUnitEarns,
        @Nullable LocalDate orderOn,
        @Nullable String limitedBy,
        List<Part> explanation,
        @Nullable String proposalId) {

    /** A part of the level. */
    public record Part(String what, double units) {}
}
