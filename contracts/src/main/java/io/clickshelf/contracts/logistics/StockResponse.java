package io.clickshelf.contracts.logistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to stock.
 *
 * @param recommendedStockLevels order-up-to level by product, over all warehouses planned
 * @param lines                  by product and warehouse, best use of money first
 * @param transfers              between warehouses, before anything is ordered; the lines count on them
 * @param planDate               the day it was planned for, by event time
 * @param totalCost              of the quantities to order
 * @param withoutForecast        products with stock or sales that are not planned because they have no forecast yet; absent
 *                               where there is none
 * @param notes                  what was assumed
 */
public record StockResponse(
        Map<String, Long> recommendedStockLevels,
        List<StockLevel> lines,
        List<StockTransfer> transfers,
        LocalDate planDate,
        BigDecimal totalCost,
        @Nullable String currency,
        @Nullable Unplanned withoutForecast,
        List<String> notes,
        String decisionId,
        String modelVersion) {

    /**
     * Products that were left out.
     *
     * @param count      how many
     * @param productIds of them, the first in order
     */
    public record Unplanned(int count, List<String> productIds) {}
}
