package io.clickshelf.recommendation.store;

import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.ProductFeatures;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stock levels that were reported but are not yet in the products' features, so that what is sold out is gone from the
 * next answer and not a second later. A level is dropped once the features say the same, or after a minute: which of two
 * reports of a warehouse is newer, only the features know for good.
 */
final class StockNews {

    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

    /** By product and warehouse. */
    private final Map<String, Map<String, Told>> told = new ConcurrentHashMap<>();

    private record Told(BigDecimal level, long timeMillis, long heardNanos) {}

    void hear(InventoryRecord record, long nowNanos) {
        Told news = new Told(record.stockLevel(), record.timestamp().toEpochMilli(), nowNanos);
        told.compute(record.productId(), (product, before) -> {
            Map<String, Told> after = before == null ? new HashMap<>() : new HashMap<>(before);
            after.merge(record.warehouseId(), news, (one, other) -> one.timeMillis > other.timeMillis ? one : other);
            return after;
        });
    }

    /** Units over all warehouses; null where none ever reported. */
    @Nullable
    BigDecimal sum(String productId, @Nullable ProductFeatures features, long nowNanos) {
        Map<String, BigDecimal> levels = new HashMap<>(features == null ? Map.of() : features.stock());
        told.computeIfPresent(productId, (product, news) -> {
            Map<String, Told> left = new HashMap<>(news);
            left.entrySet()
                    .removeIf(one -> nowNanos - one.getValue().heardNanos > LONGEST_NANOS
                            || same(levels.get(one.getKey()), one.getValue().level));
            left.forEach((warehouse, one) -> levels.put(warehouse, one.level));
            return left.isEmpty() ? null : left;
        });
        return levels.values().stream().reduce(BigDecimal::add).orElse(null);
    }

    private static boolean same(@Nullable BigDecimal one, BigDecimal other) {
        return one != null && one.compareTo(other) == 0;
    }
}
