package io.clickshelf.recommendation.api;

import io.clickshelf.recommendation.store.Interactions;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** What most shoppers took lately, for the time before the first fit; counted anew every few seconds, not per answer. */
@Component
class BestSellers {

    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int MOST = 2_000;

    private final Interactions interactions;
    private volatile Counted counted = new Counted(List.of(), 0);

    private record Counted(List<String> products, long atNanos) {}

    BestSellers(Interactions interactions) {
        this.interactions = interactions;
    }

    /** Most taken first. */
    List<String> products() {
        Counted known = counted;
        return stale(known) ? count() : known.products;
    }

    private static boolean stale(Counted known) {
        return known.products.isEmpty() || System.nanoTime() - known.atNanos > FRESH_NANOS;
    }

    private synchronized List<String> count() {
        if (stale(counted)) {
            counted = new Counted(interactions.popular(MOST), System.nanoTime());
        }
        return counted.products;
    }
}
