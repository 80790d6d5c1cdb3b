package io.clickshelf.recommendation.model;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that proposes products, fitted to one log.
 *
 * @param matrices item-item matrices in the order of {@link ShopBlend#NAMES}; row = product in the history; without entries where left out
 * @param als      whose vectors are folded in from a shopper's decayed history; null where left out
 * @param facts    of each product
 */
record ShopGenerators(SparseRows[] matrices, @Nullable ImplicitAls als, ProductFacts facts) {

    /**
     * @param blend whose regularisations are taken
     * @param asked of {@link ShopBlend#OPTIONAL}; the other generators are fitted anyway
     */
    static ShopGenerators fit(
            InteractionLog log, ShopBlend blend, IntPredicate asked, ShopSettings settings, Parallel parallel) {
        InteractionMatrix byUser = log.byUser();
        InteractionMatrix byBasket = log.byBasket();
        ItemKnn.Settings nearest = new ItemKnn.Settings(5, 0.5, 0.4, settings.neighbours());
        SparseRows[] matrices = new SparseRows[ShopBlend.MATRICES];
        matrices[ShopBlend.KNN] = ItemKnn.fit(byUser, nearest, parallel);
        matrices[ShopBlend.EASE] = asked.test(ShopBlend.EASE)
                ? ease(byUser, blend.easeLambda(), settings, parallel)
                : SparseRows.empty(byUser.items(), byUser.items());
        matrices[ShopBlend.BASKET] = ItemKnn.fit(byBasket, nearest, parallel);
        ImplicitAls als = asked.test(ShopBlend.ALS) ? ImplicitAls.fit(byUser, blend.als(), parallel) : null;
        return new ShopGenerators(matrices, als, ProductFacts.fit(log, byUser));
    }

    /** Beyond the products that EASE can take, SLIM instead. */
    static SparseRows ease(InteractionMatrix byUser, double lambda, ShopSettings settings, Parallel parallel) {
        if (byUser.items() > settings.maxEaseProducts()) {
            return Slim.fit(byUser, Slim.LAMBDA, Slim.NEIGHBOURS, settings.neighbours(), parallel);
        }
        return Ease.fit(byUser, lambda, settings.neighbours(), parallel);
    }

    /** Whether a generator has anything to say. */
    boolean has(int generator) {
        return generator < ShopBlend.MATRICES
                ? matrices[generator].entries() > 0
                : generator != ShopBlend.ALS || als != null;
    }

    ShopGenerators withEase(SparseRows ease) {
        SparseRows[] changed = matrices.clone();
        changed[ShopBlend.EASE] = ease;
        return new ShopGenerators(changed, als, facts);
    }

    ShopGenerators withAls(ImplicitAls changed) {
        return new ShopGenerators(matrices, changed, facts);
    }
}
