package io.clickshelf.recommendation.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.WindowCounts;
import io.clickshelf.recommendation.store.Shelf;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrendsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private final Shelf shelf = new Shelf();

    @Test
    void aDayAboveASteadyWeekRisesAndAnOldDayIsOver() {
        count("rising", 30, 40, NOW);
        count("steady", 30, 210, NOW);
        count("over", 30, 40, NOW.minus(Duration.ofDays(2)));
        assertThat(rise("rising", NOW)).isGreaterThan(5);
        assertThat(rise("steady", NOW)).isZero();
        assertThat(rise("over", NOW)).isNegative();
    }

    @Test
    void aReportedLevelCountsBeforeTheFeaturesSayIt() {
        shelf.counted("P", features("P", 0, 0, NOW, Map.of("W1", BigDecimal.TEN)));
        shelf.stocked(level("P", "W1", 0));
        assertThat(shelf.offer("P").soldOut()).isTrue();
        // Made before the report arrived there.
        shelf.counted("P", features("P", 1, 1, NOW, Map.of("W1", BigDecimal.TEN)));
        assertThat(shelf.offer("P").soldOut()).isTrue();
        shelf.counted("P", features("P", 1, 1, NOW, Map.of("W1", BigDecimal.ZERO)));
        shelf.counted("P", features("P", 1, 1, NOW, Map.of("W1", BigDecimal.ONE, "W2", BigDecimal.TWO)));
        assertThat(shelf.offer("P").stock()).isEqualByComparingTo("3");
    }

    private double rise(String product, Instant now) {
        return Trends.trending(shelf.offer(product), now).rise();
    }

    private void count(String product, long day, long week, Instant asOf) {
        shelf.counted(product, features(product, day, week, asOf, Map.of()));
    }

    private static ProductFeatures features(
            String product, long day, long week, Instant asOf, Map<String, BigDecimal> stock) {
        return new ProductFeatures(
                product,
                asOf,
                Map.of("24h", new WindowCounts(0, 0, 0, day), "7d", new WindowCounts(0, 0, 0, week)),
                null,
                null,
                stock);
    }

    private static InventoryRecord level(String product, String warehouse, int units) {
        return new InventoryRecord(null, product, BigDecimal.valueOf(units), warehouse, NOW, null, null, null);
    }
}
