package io.clickshelf.contracts.logistics;

import java.util.List;

/**
 * The offers, cheapest day first.
 *
 * @param demandPerDay mean units over the first offer's lead time
 */
public record SupplierResponse(
        String productId, double demandPerDay, List<Ranked> offers, String decisionId, String modelVersion) {

    /**
     * What a day costs with an offer.
     *
     * @param costPerDay  the sum of the next four
     * @param purchase    of the units that are asked for
     * @param ordering    fixed costs
     * @param holding     of the lot and of the safety stock
     * @param shortage    margin of sales missed
     * @param safetyStock units that lead time, its spread and the review call for
     */
    public record Ranked(
            String supplierId,
            double costPerDay,
            double purchase,
            double ordering,
            double holding,
            double shortage,
            double safetyStock,
            double leadTimeDays,
            double leadTimeStandardDeviation) {}
}
