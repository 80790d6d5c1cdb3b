package io.clickshelf.pricing.model.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clickshelf.pricing.model.price.LowestPrice.PricePoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LowestPriceTest {

    private static final Instant REDUCTION = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void countsThePriceInForceWhenTheThirtyDaysBeginButNoneThatEndedBefore() {
        List<PricePoint> history = List.of(
                at("2025-11-01T00:00:00Z", "5"), at("2026-01-10T00:00:00Z", "8"), at("2026-02-10T00:00:00Z", "10"));
        assertThat(LowestPrice.before(history, REDUCTION)).contains(new BigDecimal("8"));
        List<PricePoint> ended = List.of(at("2026-01-10T00:00:00Z", "8"), at("2026-01-30T00:00:00Z", "10"));
        assertThat(LowestPrice.before(ended, REDUCTION)).contains(new BigDecimal("10"));
    }

    @Test
    void leavesOutTheReducedPriceItselfAndKnowsNothingOfNewProducts() {
        List<PricePoint> history = List.of(at("2026-02-10T00:00:00Z", "10"), at("2026-03-01T00:00:00Z", "7"));
        assertThat(LowestPrice.before(history, REDUCTION)).contains(new BigDecimal("10"));
        assertThat(LowestPrice.before(List.of(at("2026-03-01T00:00:00Z", "7")), REDUCTION))
                .isEmpty();
    }

    @Test
    void saysSinceWhenPricesAreKnown() {
        Instant start = REDUCTION.minus(LowestPrice.WINDOW);
        assertThat(since(at("2025-11-01T00:00:00Z", "5"), at("2026-02-10T00:00:00Z", "9")))
                .contains(start);
        assertThat(since(at("2026-02-10T00:00:00Z", "9"))).contains(Instant.parse("2026-02-10T00:00:00Z"));
        assertThat(since(at("2026-03-01T00:00:00Z", "7"))).isEmpty();
    }

    private static Optional<Instant> since(PricePoint... history) {
        return LowestPrice.knownSince(List.of(history), REDUCTION, LowestPrice.WINDOW);
    }

    @Test
    void refusesAHistoryOutOfOrder() {
        List<PricePoint> history = List.of(at("2026-02-10T00:00:00Z", "10"), at("2026-02-01T00:00:00Z", "7"));
        assertThatIllegalArgumentException().isThrownBy(() -> LowestPrice.before(history, REDUCTION));
    }

    private static PricePoint at(String from, String price) {
        return new PricePoint(Instant.parse(from), new BigDecimal(price));
    }
}
