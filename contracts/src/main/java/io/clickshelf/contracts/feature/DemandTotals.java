package io.clickshelf.contracts.feature;

import java.math.BigDecimal;

/**
 * All demand of a period in one line, so that an import can be checked against its file.
 *
 * @param units         ordered, before returns
 * @param returnedUnits that came back in the period, cancellations included
 * @param lines         order lines that {@code units} came from
 * @param returnedLines lines that {@code returnedUnits} came from
 * @param revenue       of {@code units}
 * @param products      with demand or returns
 * @param days          with demand or returns (UTC)
 */
public record DemandTotals(
        BigDecimal units,
        BigDecimal returnedUnits,
        long lines,
        long returnedLines,
        BigDecimal revenue,
        long products,
        long days) {}
