package io.clickshelf.contracts.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods to be carried from one location to another: one proposal per warehouse, day, product and places, however often the
 * plan is made.
 *
 * @param kind             move, placement (of what lies nowhere yet), replenishment or put_away
 * @param step             moves in this order free the locations for each other
 * @param fromLocationId   absent for what lies nowhere yet
 * @param toLocationId     absent where a location has to be found
 * @param swapWith         the product that goes the other way
 * @param units            of replenishments and put-aways
 * @param dueOn            day by whose morning it should be done
 * @param minutesPerDay    that a move is expected to save
 * @param savedMinutes     that a move has really saved since it was made: batches picked since, walked with the product
 *     where it lay
 * @param status           pending, approved, rejected, withdrawn (a later plan of that day no longer wanted it) or done
 * @param history          who did what, oldest first; only of a single proposal
 */
public record WarehouseProposal(
        String proposalId,
        String warehouseId,
        String kind,
        LocalDate period,
        int step,
        String productId,
        @Nullable String fromLocationId,
        @Nullable String toLocationId,
        @Nullable String swapWith,
        @Nullable Double units,
        @Nullable LocalDate dueOn,
        double metersPerDay,
        double minutesPerDay,
        @Nullable Double savedMinutes,
        String reason,
        String status,
        String decisionId,
        Instant updatedAt,
        @Nullable List<ProposalStep> history) {

    public WarehouseProposal withSaved(@Nullable Double saved) {
        return new WarehouseProposal(
                proposalId,
                warehouseId,
                kind,
                period,
                step,
                productId,
                fromLocationId,
                toLocationId,
                swapWith,
                units,
                dueOn,
                metersPerDay,
                minutesPerDay,
                saved,
                reason,
                status,
                decisionId,
                updatedAt,
                history);
    }

    public WarehouseProposal withStatus(String newStatus) {
        return new WarehouseProposal(
                proposalId,
                warehouseId,
                kind,
                period,
                step,
                productId,
                fromLocationId,
                toLocationId,
                swapWith,
                units,
                dueOn,
                metersPerDay,
                minutesPerDay,
                savedMinutes,
                reason,
                newStatus,
                decisionId,
                updatedAt,
                history);
    }
}
