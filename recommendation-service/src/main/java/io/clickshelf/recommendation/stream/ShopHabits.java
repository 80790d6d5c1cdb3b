package io.clickshelf.recommendation.stream;

import io.clickshelf.platform.registry.ManagedModel;
import io.clickshelf.recommendation.RecommendationProperties;
import io.clickshelf.recommendation.model.FittedShop;
import io.clickshelf.recommendation.model.habit.Habit;
import io.clickshelf.recommendation.model.habit.Habits;
import io.clickshelf.recommendation.store.Interactions;
import io.clickshelf.recommendation.store.Shelf;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The shop's habits of buying again, counted anew on each replica whenever a new model answers. */
@Component
public class ShopHabits {

    private static final String CATEGORY = "category:";
    private static final int MOST_PURCHASES = 2_000_000;

    private final ManagedModel<FittedShop> model;
    private final Interactions interactions;
    private final Shelf shelf;
    private final int most;
    private volatile Habits habits = Habits.unknown();
    private volatile long countedFor = -1;

    ShopHabits(
            ManagedModel<FittedShop> model,
            Interactions interactions,
            Shelf shelf,
            RecommendationProperties properties) {
        this.model = model;
        this.interactions = interactions;
        this.shelf = shelf;
        this.most = Math.min(MOST_PURCHASES, properties.fitInteractions());
    }

    /** How a product is bought again. */
    public Habit ofProduct(String productId) {
        return habits.of(productId);
    }

    /** How products of the same narrowest category are bought again. */
    public Habit ofCategory(String category) {
        return habits.of(CATEGORY + category);
    }

    @Scheduled(fixedDelayString = "1s")
    void countForEachModel() {
        long version = model.champion().map(ManagedModel.Versioned::version).orElse(-1L);
        if (version != countedFor) {
            Habits.Counter counter = new Habits.Counter();
            interactions.forEachPurchase(most, (user, product, epochSecond) -> {
                counter.add(user, product, epochSecond);
                String category = shelf.offer(product).category();
                if (category != null) {
                    counter.add(user, CATEGORY + category, epochSecond);
                }
            });
            habits = counter.count();
            countedFor = version;
        }
    }
}
