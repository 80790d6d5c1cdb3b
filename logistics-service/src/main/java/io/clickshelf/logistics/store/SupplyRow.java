package io.clickshelf.logistics.store;

import java.time.Instant;

/**
 * A proposal that counts as supply.
 *
 * @param fromWarehouseId empty for an order from a supplier
 * @param approved        rather than waiting
 * @param decidedAt       event time of the plan or approval
 */
public record SupplyRow(
        String productId,
        String warehouseId,
        String fromWarehouseId,
        double quantity,
        boolean approved,
        Instant decidedAt) {}
