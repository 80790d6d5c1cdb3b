package io.clickshelf.contracts.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The demand for a product in a warehouse on a day (UTC). The newest record of a product, warehouse and day replaces the
 * one before: {@code revision} grows with each.
 *
 * @param warehouseId   {@code "-"} where orders name none
 * @param units         ordered, before returns
 * @param returnedUnits that came back on that day, cancellations included
 * @param lines         order lines that {@code units} came from
 * @param returnedLines lines that {@code returnedUnits} came from
 * @param revenue       of {@code units}
 * @param averagePrice  of one unit; null where no line had a price
 * @param promotion     whether a line was sold under a promotion
 * @param stockedOut    whether the warehouse reported empty shelves on that day
 * @param revision      grows with each change of this product, warehouse and day
 */
public record DemandRecord(
        String productId,
        String warehouseId,
        LocalDate date,
        BigDecimal units,
        BigDecimal returnedUnits,
        long lines,
        long returnedLines,
        BigDecimal revenue,
        @Nullable BigDecimal averagePrice,
        boolean promotion,
        boolean stockedOut,
        long revision) {

    /** Stands for the warehouse of orders that name none. */
    public static final String NO_WAREHOUSE = "-";
}
