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
 * @param notes                  what was assumed
 */
public record StockResponse(
        Map<String, Long> recommendedStockLevels,
        List<StockLevel> lines,
        List<StockTransfer> transfers,
        LocalDate planDate,
        BigDecimal totalCost,
        @Nullable String currency,
        List<String> notes,
        String decisionId,
        String modelVersion) {}
