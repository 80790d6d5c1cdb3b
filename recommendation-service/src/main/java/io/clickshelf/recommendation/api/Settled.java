package io.clickshelf.recommendation.api;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.recommendation.model.habit.Habits;
import io.clickshelf.recommendation.store.Offer;
import io.clickshelf.recommendation.store.Past;
import io.clickshelf.recommendation.store.Shelf;
import io.clickshelf.recommendation.stream.ShopHabits;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a shopper has just bought and, by the shop's own habits, hardly anyone buys again so soon: no second pair of
 * earphones. A return, or a click on another of the kind, opens the question again.
 */
record Settled(Set<String> products, Set<String> categories) {

    static final Settled NOTHING = new Settled(Set.of(), Set.of());

    private static final double RARELY = 0.15;
    private static final double MILLIS_PER_DAY = 86_400_000;

    /** @param looked products that the shopper looks at now, whether or not events tell of it */
    static Settled of(List<Past> newestFirst, List<String> looked, Instant now, ShopHabits habits, Shelf shelf) {
        Set<String> open = new HashSet<>(looked);
        looked.forEach(product -> addCategory(shelf.offer(product), open));
        Set<String> products = new HashSet<>();
        Set<String> categories = new HashSet<>();
        for (Past past : newestFirst) {
            if ((now.toEpochMilli() - past.atMillis()) / MILLIS_PER_DAY > Habits.SOON_DAYS) {
                break;
            }
            Offer offer = shelf.offer(past.productId());
            if (past.action() != ActionType.PURCHASE) {
                if (past.action() != ActionType.CART_REMOVE) {
                    open.add(past.productId());
                    addCategory(offer, open);
                }
                continue;
            }
            if (!open.contains(past.productId())
                    && habits.ofProduct(past.productId()).soonShare() < RARELY) {
                products.add(past.productId());
            }
            String category = offer.category();
            if (category != null
                    && !open.contains(category)
                    && habits.ofCategory(category).soonShare() < RARELY) {
                categories.add(category);
            }
        }
        return new Settled(products, categories);
    }

    private static void addCategory(Offer offer, Set<String> to) {
        if (offer.category() != null) {
            to.add(offer.category());
        }
    }

    boolean settles(Offer offer) {
        return products.contains(offer.productId())
                || (offer.category() != null && categories.contains(offer.category()));
    }
}
