package io.clickshelf.recommendation.api;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.WindowCounts;
import io.clickshelf.contracts.recommendation.TrendingProducts;
import io.clickshelf.platform.time.EventClock;
import io.clickshelf.recommendation.store.Offer;
import io.clickshelf.recommendation.store.Shelf;
import io.clickshelf.recommendation.stream.RecommendationModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is in demand more than usual: the last day against a steady week, as the z-score of a Poisson count. Read from the
 * products' features, which are counted exactly once; sorted at most once a second.
 */
@Component
class Trends {

    private static final String DAY = "24h";
    private static final String WEEK = "7d";
    private static final double DAYS_OF_WEEK = 7;
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Shelf shelf;
    private final Showable showable;
    private final EventClock eventClock;
    private volatile @Nullable Sorted sorted;

    private record Sorted(Instant at, List<TrendingProducts.Trending> all, long sortedNanos) {}

    Trends(Shelf shelf, Showable showable, EventClock eventClock) {
        this.shelf = shelf;
        this.showable = showable;
        this.eventClock = eventClock;
    }

    TrendingProducts trending(@Nullable String category, int n) {
        Predicate<Offer> shown = showable.now();
        Sorted known = sorted();
        return new TrendingProducts(
                known.at,
                known.all.stream()
                        .filter(product -> {
                            Offer offer = shelf.offer(product.productId());
                            return shown.test(offer) && (category == null || offer.inCategory(category));
                        })
                        .limit(n)
                        .toList());
    }

    private Sorted sorted() {
        Sorted known = sorted;
        if (known == null || System.nanoTime() - known.sortedNanos > FRESH_NANOS) {
            Instant now = eventClock.instant();
            known = new Sorted(
                    now,
                    shelf.all().stream()
                            .map(offer -> trending(offer, now))
                            .filter(product -> product.lastWeek() > 0)
                            .sorted(Comparator.comparingDouble(TrendingProducts.Trending::rise)
                                    .thenComparingDouble(TrendingProducts.Trending::lastWeek)
                                    .reversed()
                                    .thenComparing(TrendingProducts.Trending::productId))
                            .toList(),
                    System.nanoTime());
            sorted = known;
        }
        return known;
    }

    static TrendingProducts.Trending trending(Offer offer, Instant now) {
        double day = activity(offer.features(), DAY, Duration.ofDays(1), now);
        double week = activity(offer.features(), WEEK, Duration.ofDays(7), now);
        double usual = week / DAYS_OF_WEEK;
        return new TrendingProducts.Trending(
                offer.productId(),
                offer.title(),
                offer.category(),
                offer.price(),
                offer.currency(),
                (day - usual) / Math.sqrt(usual + 1),
                day,
                week);
    }

    /** Of a window that ended before it began to matter, nothing is left. */
    private static double activity(@Nullable ProductFeatures features, String window, Duration length, Instant now) {
        WindowCounts counts = features == null ? null : features.windows().get(window);
        if (features == null || counts == null || features.asOf().plus(length).isBefore(now)) {
            return 0;
        }
        return counts.purchases() * RecommendationModel.weight(ActionType.PURCHASE)
                + counts.carts() * RecommendationModel.weight(ActionType.CART_ADD)
                + counts.clicks() * RecommendationModel.weight(ActionType.CLICK)
                + counts.views() * RecommendationModel.weight(ActionType.VIEW);
    }
}
