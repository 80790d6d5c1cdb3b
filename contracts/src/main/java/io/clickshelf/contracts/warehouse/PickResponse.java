package io.clickshelf.contracts.warehouse;

import java.util.List;
import java.util.Map;

/**
 * Who picks what, in which order.
 *
 * @param pickRoutes locations in walking order, by batch
 * @param unplanned  orders that can't be picked, and why
 * @param notes      what was assumed
 */
public record PickResponse(
        Map<String, List<String>> pickRoutes,
        List<PickWave> waves,
        List<UnplannedOrder> unplanned,
        PickSummary summary,
        List<String> notes,
        String planId,
        String decisionId,
        String modelVersion) {

    public record UnplannedOrder(String orderId, String reason) {}

    /** @param expectedMinutesSaved against one batch after another as orders come */
    public record PickSummary(
            int orders,
            int lines,
            int batches,
            double distanceMeters,
            double durationSeconds,
            double firstComeMeters,
            double expectedMinutesSaved) {}
}
