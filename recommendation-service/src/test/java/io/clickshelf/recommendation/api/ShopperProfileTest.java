package io.clickshelf.recommendation.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.recommendation.model.HistoryItem;
import io.clickshelf.recommendation.store.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopperProfileTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration GAP = Duration.ofMinutes(30);

    @Test
    void theVisitIsTheNewestRunOfClicksWithoutALongPause() {
        ShopperProfile profile = profile(
                row("C", ActionType.CLICK, 0),
                row("B", ActionType.VIEW, 20),
                row("A", ActionType.CART_ADD, 49),
                row("Z", ActionType.CLICK, 80));
        assertThat(profile.session()).containsExactly("A", "B", "C");
        assertThat(profile.history()).extracting(HistoryItem::product).containsExactly("C", "B", "A", "Z");
    }

    @Test
    void aPurchaseEndsTheVisit() {
        assertThat(profile(
                                row("C", ActionType.CLICK, 0),
                                row("B", ActionType.PURCHASE, 5),
                                row("A", ActionType.CLICK, 6))
                        .session())
                .containsExactly("C");
        assertThat(profile(row("B", ActionType.PURCHASE, 5), row("A", ActionType.CLICK, 6))
                        .session())
                .isEmpty();
    }

    @Test
    void historyHasWeightAndAgeAndTheStrongestActionNamesTheReason() {
        ShopperProfile profile = profile(
                row("A", ActionType.VIEW, 0),
                row("A", ActionType.PURCHASE, 24 * 60),
                row("A", ActionType.RETURN, 12 * 60),
                row("B", ActionType.CART_REMOVE, 5));
        assertThat(profile.history()).containsExactly(new HistoryItem("A", 0.15, 0), new HistoryItem("A", 1, 1));
        assertThat(profile.strongestAction())
                .containsEntry("A", ActionType.PURCHASE)
                .hasSize(1);
    }

    @Test
    void anEventAheadOfTheClockHasNoNegativeAge() {
        assertThat(profile(row("A", ActionType.CLICK, -600)).history()).containsExactly(new HistoryItem("A", 0.15, 0));
    }

    private static ShopperProfile profile(Past... newestFirst) {
        return ShopperProfile.of(List.of(newestFirst), NOW, GAP);
    }

    private static Past row(String product, ActionType action, long minutesAgo) {
        return Past.of(product + minutesAgo, product, action, NOW.minus(Duration.ofMinutes(minutesAgo)));
    }
}
