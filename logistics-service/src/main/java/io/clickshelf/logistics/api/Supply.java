package io.clickshelf.logistics.api;

import io.clickshelf.logistics.store.StockRow;
import io.clickshelf.logistics.store.SupplyRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What earlier proposals bring to, or take from, each place. Waiting ones count, or the same order would be proposed every
 * day until somebody approves it. An approved order counts until the shop itself reports what is on order.
 */
final class Supply {

    private final Map<String, Double> coming = new HashMap<>();
    private final Map<String, Double> leaving = new HashMap<>();

    Supply(List<SupplyRow> proposals, Map<String, StockRow> stock) {
        for (SupplyRow proposal : proposals) {
            StockRow there = stock.get(PlannedItem.key(proposal.productId(), proposal.warehouseId()));
            boolean transfer = !proposal.fromWarehouseId().isEmpty();
            boolean reported = proposal.approved()
                    && there != null
                    && there.onOrderAt() != null
                    && there.onOrderAt().isAfter(proposal.decidedAt());
            if (transfer || !reported) {
                coming.merge(
                        PlannedItem.key(proposal.productId(), proposal.warehouseId()),
                        proposal.quantity(),
                        Double::sum);
            }
            StockRow source = stock.get(PlannedItem.key(proposal.productId(), proposal.fromWarehouseId()));
            if (transfer && source != null && !source.at().isAfter(proposal.decidedAt())) {
                leaving.merge(
                        PlannedItem.key(proposal.productId(), proposal.fromWarehouseId()),
                        proposal.quantity(),
                        Double::sum);
            }
        }
    }

    double coming(String productId, String warehouseId) {
        return coming.getOrDefault(PlannedItem.key(productId, warehouseId), 0.0);
    }

    double leaving(String productId, String warehouseId) {
        return leaving.getOrDefault(PlannedItem.key(productId, warehouseId), 0.0);
    }
}
