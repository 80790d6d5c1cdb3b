package io.clickshelf.recommendation.api;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.recommendation.BuyAgain;
import io.clickshelf.platform.time.EventClock;
import io.clickshelf.recommendation.model.habit.Habit;
import io.clickshelf.recommendation.store.Offer;
import io.clickshelf.recommendation.store.Past;
import io.clickshelf.recommendation.store.Shelf;
import io.clickshelf.recommendation.store.Shoppers;
import io.clickshelf.recommendation.stream.ShopHabits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What a shopper may need again, by the product's and the shopper's own intervals. */
@Component
class Repurchases {

    private static final double MILLIS_PER_DAY = 86_400_000;
    private static final double SAME_DAY = 0.5;
    /** The product's interval counts as this many of the shopper's. */
    private static final double PRIOR = 1;

    private final Shoppers shoppers;
    private final Shelf shelf;
    private final ShopHabits habits;
    private final Showable showable;
    private final EventClock eventClock;

    Repurchases(Shoppers shoppers, Shelf shelf, ShopHabits habits, Showable showable, EventClock eventClock) {
        this.shoppers = shoppers;
        this.shelf = shelf;
        this.habits = habits;
        this.showable = showable;
        this.eventClock = eventClock;
    }

    BuyAgain due(String userId, int n) {
        Predicate<Offer> shown = showable.now();
        List<BuyAgain.Due> due = new ArrayList<>();
        ages(shoppers.newest(userId, null)).forEach((product, ages) -> {
            Offer offer = shelf.offer(product);
            if (shown.test(offer)) {
                due.add(due(offer, ages, habits.ofProduct(product)));
            }
        });
        due.sort(Comparator.comparingDouble(BuyAgain.Due::score).reversed().thenComparing(BuyAgain.Due::productId));
        return new BuyAgain(userId, due.subList(0, Math.min(n, due.size())));
    }

    /** Days since each purchase, newest first, by product; those of one day count once. */
    private Map<String, List<Double>> ages(List<Past> newestFirst) {
        long now = eventClock.instant().toEpochMilli();
        Map<String, List<Double>> ages = new LinkedHashMap<>();
        for (Past past : newestFirst) {
            if (past.action() == ActionType.PURCHASE) {
                double age = Math.max(0, (now - past.atMillis()) / MILLIS_PER_DAY);
                List<Double> known = ages.computeIfAbsent(past.productId(), product -> new ArrayList<>());
                if (known.isEmpty() || age - known.getLast() > SAME_DAY) {
                    known.add(age);
                }
            }
        }
        return ages;
    }

    /**
     * The likelihood is the share of buyers who come back, drawn towards what this shopper did, times how near the time
     * is: 1 when it is due, less before and long after.
     */
    static BuyAgain.Due due(Offer offer, List<Double> ages, Habit habit) {
        int gaps = ages.size() - 1;
        double logGaps = PRIOR * Math.log(habit.gapDays());
        for (int g = 0; g < gaps; g++) {
            logGaps += Math.log(ages.get(g + 1) - ages.get(g));
        }
        double usual = Math.exp(logGaps / (gaps + PRIOR));
        double last = ages.getFirst();
        double back = (gaps + PRIOR * habit.backShare()) / (gaps + PRIOR);
        double near = Math.min(last / usual, usual / Math.max(last, Double.MIN_NORMAL));
        return new BuyAgain.Due(
                offer.productId(),
                offer.title(),
                offer.price(),
                offer.currency(),
                back * near,
                ages.size(),
                last,
                usual,
                usual - last,
                gaps == 0
                        ? String.format(Locale.ROOT, "Usually bought again after %.0f days", usual)
                        : String.format(Locale.ROOT, "You buy this about every %.0f days", usual));
    }
}
