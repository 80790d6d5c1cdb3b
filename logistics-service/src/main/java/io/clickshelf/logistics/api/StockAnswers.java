package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.StockLevel;
import io.clickshelf.logistics.model.stock.StockItem;
import io.clickshelf.logistics.model.stock.StockLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts a plan into the words of the contract. */
final class StockAnswers {

    private StockAnswers() {}

    /** Order-up-to level by product, over its places. */
    static Map<String, Long> levels(List<StockLine> lines) {
        Map<String, Double> sums = new TreeMap<>();
        for (StockLine line : lines) {
            sums.merge(line.item().productId(), line.orderUpTo(), Double::sum);
        }
        Map<String, Long> levels = new TreeMap<>();
        sums.forEach((product, level) -> levels.put(product, (long) Math.ceil(level - 1e-6)));
        return levels;
    }

    static StockLevel level(PlannedItem planned, StockLine line, @Nullable String proposalId) {
        StockItem item = line.item();
        return new StockLevel(
                item.productId(),
                item.warehouseId().isEmpty() ? null : item.warehouseId(),
                rounded(item.onHand() + planned.leaving()),
                rounded(planned.leaving()),
                rounded(item.onOrder()),
                rounded(item.reserved()),
                rounded(planned.proposed()),
                planned.stockKnown(),
                rounded(item.leadTime().mean()),
                rounded(item.leadTime().standardDeviation()),
                rounded(line.meanDemand()),
                rounded(line.reorderPoint()),
                rounded(line.orderUpTo()),
                rounded(line.safetyStock()),
                rounded(line.quantity()),
                rounded(line.wantedQuantity()),
                money(line.cost()),
                probability(line.cycleService()),
                probability(line.fillRate()),
                probability(line.stockOutRisk()),
                Math.abs(line.nextUnitEarns()) > 1e12 ? 0 : rounded(line.nextUnitEarns()),
                planned.orderOn(),
                line.limitedBy().isEmpty() ? null : line.limitedBy(),
                line.explanation().stream()
                        .map(part -> new StockLevel.Part(part.what(), rounded(part.units())))
                        .toList(),
                proposalId);
    }

    static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }

    private static double probability(double value) {
        return Math.round(Math.clamp(value, 0, 1) * 1e6) / 1e6;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e3) / 1e3;
    }
}
