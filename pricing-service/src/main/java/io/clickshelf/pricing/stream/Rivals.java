package io.clickshelf.pricing.stream;

import io.clickshelf.platform.time.EventClock;
import io.clickshelf.pricing.model.price.RivalOffer;
import io.clickshelf.pricing.store.RivalStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rivals' offers with their age by event time. Now is the newest of what the shop and its rivals were seen to do: a shop
 * whose past is replayed beside today's rivals doesn't make those come from the future.
 */
@Component
class Rivals {

    private static final double SECONDS_PER_HOUR = 3600;

    private final RivalStore store;
    private final RivalAnswers answers;
    private final EventClock clock;

    Rivals(RivalStore store, RivalAnswers answers, EventClock clock) {
        this.store = store;
        this.answers = answers;
        this.clock = clock;
    }

    /** An offer and its currency, null where the rival's record named none. */
    record Seen(RivalOffer offer, @Nullable String currency) {}

    /** By product, cheapest first; offers that no longer hold are left out. */
    Map<String, List<Seen>> of(Collection<String> productIds, @Nullable String channel) {
        Map<String, List<RivalStore.SeenOffer>> stored = store.of(productIds, channel);
        Instant shop = clock.started() ? clock.instant() : Instant.MIN;
        Instant now = stored.values().stream()
                .flatMap(List::stream)
                .map(RivalStore.SeenOffer::seenAt)
                .reduce(shop, (one, other) -> one.isAfter(other) ? one : other);
        Map<String, List<Seen>> seen = new HashMap<>();
        stored.forEach((product, offers) -> seen.put(
                product,
                offers.stream()
                        .filter(offer -> offer.price().signum() > 0)
                        .filter(offer ->
                                offer.validUntil() == null || offer.validUntil().isAfter(now))
                        .map(offer -> new Seen(offer(offer, now), offer.currency()))
                        .toList()));
        return seen;
    }

    private RivalOffer offer(RivalStore.SeenOffer offer, Instant now) {
        double age = Math.max(0, Duration.between(offer.seenAt(), now).toSeconds() / SECONDS_PER_HOUR);
        return new RivalOffer(
                offer.competitor(),
                offer.price(),
                age,
                offer.inStock(),
                offer.previousPrice(),
                answers.of(offer.competitor()));
    }
}
