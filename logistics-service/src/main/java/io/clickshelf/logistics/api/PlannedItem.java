package io.clickshelf.logistics.api;

import io.clickshelf.logistics.model.stock.StockItem;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A product in a place, ready to plan.
 *
 * @param item       its warehouse is empty where the product is planned as a whole; what leaves is off its stock
 * @param stockKnown whether stock was reported there
 * @param proposed   units of {@code item.onOrder()} that are proposals and transfers of ours
 * @param leaving    units on hand that transfers of ours take to other places
 * @param orderOn    the day on which it can next be ordered, null for today
 */
record PlannedItem(
        StockItem item,
        boolean stockKnown,
        double proposed,
        double leaving,
        @Nullable LocalDate orderOn,
        @Nullable String currency) {

    String key() {
        return key(item.productId(), item.warehouseId());
    }

    static String key(String productId, String warehouseId) {
        return productId + '\n' + warehouseId;
    }

    /** The same after units were taken from it ({@code change < 0}) or promised to it. */
    PlannedItem moved(double change) {
        double taken = Math.min(item.onHand(), Math.max(0, -change));
        StockItem moved = new StockItem(
                item.productId(),
                item.warehouseId(),
                item.demand(),
                item.leadTime(),
                item.onHand() - taken,
                item.onOrder() + Math.max(0, change),
                item.reserved(),
                item.rules(),
                item.economics(),
                item.goal());
        return new PlannedItem(moved, stockKnown, proposed + Math.max(0, change), leaving + taken, orderOn, currency);
    }
}
