package io.clickshelf.contracts.warehouse;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Where products should lie.
 *
 * @param recommendedLocations location by product, by warehouse
 * @param planDate             the day it was planned for, by event time
 * @param notes                what was assumed
 */
public record WarehouseResponse(
        Map<String, Map<String, String>> recommendedLocations,
        List<WarehousePlan> warehouses,
        LocalDate planDate,
        List<String> notes,
        String decisionId,
        String modelVersion) {

    /**
     * @param metersPerDayBefore walked a day for the demand that is expected, as products lie
     * @param metersPerDayAfter  with all moves made
     * @param minutesSavedPerDay by them
     * @param orders             past ones that the plan rests on
     * @param forecasts          products whose forecast it rests on
     * @param moves              of products to other places, those that save the most first: {@code maxMoves} at most
     * @param placements         of products that lie nowhere yet
     * @param replenishments     of pick faces from reserve, the most urgent first
     */
    public record WarehousePlan(
            String warehouseId,
            double metersPerDayBefore,
            double metersPerDayAfter,
            double minutesSavedPerDay,
            int orders,
            int forecasts,
            List<WarehouseProposal> moves,
            List<WarehouseProposal> placements,
            List<WarehouseProposal> replenishments) {}
}
