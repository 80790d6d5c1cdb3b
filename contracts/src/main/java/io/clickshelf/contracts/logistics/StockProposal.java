package io.clickshelf.contracts.logistics;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units to order or move: one proposal per product, place and period, however often the plan is made.
 *
 * @param fromWarehouseId where a transfer comes from; absent for an order from a supplier
 * @param period          day of the plan
 * @param expectedOn      day by which it should have arrived; until then it counts as supply
 * @param status          pending, approved, rejected, snoozed, or withdrawn (a later plan of that day no longer wanted it)
 * @param history         who did what, oldest first; only of a single proposal
 */
public record StockProposal(
        String proposalId,
        String productId,
        @Nullable String warehouseId,
        @Nullable String fromWarehouseId,
        LocalDate period,
        double quantity,
        BigDecimal cost,
        LocalDate expectedOn,
        String status,
        String decisionId,
        Instant updatedAt,
        @Nullable List<Step> history) {

    /** Something done to a proposal. */
    public record Step(
            Instant at,
            String who,
            String action,
            double quantity,
            @Nullable String comment) {}
}
