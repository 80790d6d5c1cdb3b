package io.clickshelf.recommendation.model;

/**
 * Everything that proposes products, fitted to one log.
 *
 * @param matrices item-item matrices in the order of {@link ShopBlend#NAMES}; row = product in the history
 * @param als      whose vectors are folded in from a shopper's decayed history
 * @param facts    of each product
 */
record ShopGenerators(SparseRows[] matrices, ImplicitAls als, ProductFacts facts) {

    static ShopGenerators fit(
            InteractionLog log,
            double easeLambda,
            ImplicitAls.Settings alsSettings,
            ShopSettings settings,
            Parallel parallel) {
        InteractionMatrix byUser = log.byUser();
        InteractionMatrix byBasket = log.byBasket();
        int width = settings.neighbours();
        SparseRows[] matrices = new SparseRows[ShopBlend.MATRICES];
        matrices[ShopBlend.KNN] = ItemKnn.fit(byUser, new ItemKnn.Settings(5, 0.5, 0.4, width), parallel);
        matrices[ShopBlend.EASE] = ease(byUser, easeLambda, settings, parallel);
        matrices[ShopBlend.BASKET] = ItemKnn.fit(byBasket, new ItemKnn.Settings(5, 0.5, 0.4, width), parallel);
        ImplicitAls als = ImplicitAls.fit(byUser, alsSettings, parallel);
        return new ShopGenerators(matrices, als, ProductFacts.fit(log, byUser));
    }

    /** Beyond the products that EASE can take, SLIM instead. */
    static SparseRows ease(InteractionMatrix byUser, double lambda, ShopSettings settings, Parallel parallel) {
        if (byUser.items() > settings.maxEaseProducts()) {
            return Slim.fit(byUser, Slim.LAMBDA, Slim.NEIGHBOURS, settings.neighbours(), parallel);
        }
        return Ease.fit(byUser, lambda, settings.neighbours(), parallel);
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
