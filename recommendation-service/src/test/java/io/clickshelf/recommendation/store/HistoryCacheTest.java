package io.clickshelf.recommendation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.event.ActionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryCacheTest {

    private static final int LIMIT = 5;
    private final HistoryCache cache = new HistoryCache(100, LIMIT, 1_000);

    @Test
    void whatWasSeenBeforeTheFirstLoadIsJoinedWithWhatWasStored() {
        cache.add("u", past(3));
        assertThat(cache.find("u", 0)).isNull();
        History whole = cache.load("u", History.of(List.of(past(3), past(1))), cache.removals(), 0);
        assertThat(Objects.requireNonNull(whole).newestFirst()).containsExactly(past(3), past(1));
        cache.add("u", past(2));
        assertThat(found("u")).containsExactly(past(3), past(2), past(1));
    }

    @Test
    void aShopperErasedWhileTheStoreWasAskedIsAskedForAgain() {
        long before = cache.removals();
        cache.remove("u");
        assertThat(cache.load("u", History.of(List.of(past(1))), before, 0)).isNull();
        assertThat(cache.find("u", 0)).isNull();
    }

    @Test
    void anEntryIsReadAgainAfterItsTime() {
        cache.load("u", History.EMPTY, cache.removals(), 0);
        assertThat(cache.find("u", 1_000)).isNotNull();
        assertThat(cache.find("u", 1_001)).isNull();
    }

    @Test
    void whoWasNotMetLongestLeavesFirstAndTheBoundHolds() {
        for (int shopper = 0; shopper < 40; shopper++) {
            cache.load("u" + shopper, History.of(List.of(past(shopper))), cache.removals(), 0);
            cache.find("u0", 0);
        }
        assertThat(cache.weight()).isLessThanOrEqualTo(100);
        assertThat(found("u0")).hasSize(1);
        assertThat(found("u39")).hasSize(1);
        assertThat(cache.find("u1", 0)).isNull();
    }

    @Test
    void anyOrderOfArrivalGivesTheNewestOnceEach() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            List<Past> arrived = new ArrayList<>();
            History history = History.EMPTY;
            for (int n = 0; n < 12; n++) {
                Past past = past(random.nextInt(9));
                arrived.add(past);
                history = history.with(past, LIMIT);
            }
            assertThat(history.newestFirst())
                    .isEqualTo(arrived.stream()
                            .distinct()
                            .sorted(Comparator.comparing(Past::atMillis).reversed())
                            .limit(LIMIT)
                            .toList());
        }
    }

    private List<Past> found(String key) {
        History history = cache.find(key, 0);
        return history == null ? List.of() : history.newestFirst();
    }

    private static Past past(int second) {
        return Past.of("e" + second, "P" + second, ActionType.CLICK, Instant.ofEpochSecond(second));
    }
}
