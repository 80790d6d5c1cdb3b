package io.clickshelf.logistics.store;

import io.clickshelf.contracts.event.EventIds;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a plan proposes; a quantity of 0 takes back what an earlier plan of the period proposed.
 *
 * @param warehouseId     empty for the product as a whole
 * @param fromWarehouseId empty for an order from a supplier
 */
public record ProposalRow(
        String productId,
        String warehouseId,
        String fromWarehouseId,
        LocalDate period,
        double quantity,
        BigDecimal cost,
        LocalDate expectedOn) {

    /** The same for the same product, place and period. */
    public String id() {
        return EventIds.digest("stock-proposal", productId, warehouseId, fromWarehouseId, period);
    }
}
