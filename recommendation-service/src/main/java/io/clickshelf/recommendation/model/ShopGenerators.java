package io.clickshelf.recommendation.model;

/**
 * Everything that proposes products, fitted to one log.
 *
 * @param matrices   item-item matrices in the order of {@link ShopBlend#NAMES}; row = product in the history
 * @param repurchase per product: share of its buyers who came back for it, shrunk to the shop's mean
 * @param popularity per half-life, per product, the best has 1
 * @param trend      per product: recent against long-run sales, 1 is steady
 */
record ShopGenerators(SparseRows[] matrices, float[] repurchase, float[][] popularity, float[] trend) {

    private static final double TREND_HALF_LIFE_DAYS = 30;
    private static final double REPURCHASE_PRIOR = 10;

    static ShopGenerators fit(InteractionLog log, double easeLambda, ShopSettings settings, Parallel parallel) {
        InteractionMatrix byUser = log.byUser();
        InteractionMatrix byBasket = log.byBasket();
        int width = settings.neighbours();
        SparseRows[] matrices = new SparseRows[ShopBlend.MATRICES];
        matrices[ShopBlend.KNN] = ItemKnn.fit(byUser, new ItemKnn.Settings(5, 0.5, 0.4, width), parallel);
        matrices[ShopBlend.EASE] = ease(byUser, easeLambda, settings, parallel);
        matrices[ShopBlend.BASKET] = ItemKnn.fit(byBasket, new ItemKnn.Settings(5, 0.5, 0.4, width), parallel);
        float[][] popularity = new float[ShopBlend.POPULARITY_HALF_LIVES.length][];
        for (int p = 0; p < popularity.length; p++) {
            popularity[p] = Popularity.fit(log, ShopBlend.POPULARITY_HALF_LIVES[p]);
        }
        return new ShopGenerators(matrices, repurchase(log, byUser), popularity, trend(log));
    }

    static SparseRows ease(InteractionMatrix byUser, double lambda, ShopSettings settings, Parallel parallel) {
        if (byUser.items() > settings.maxEaseProducts()) {
            return new SparseRows(byUser.items(), new int[byUser.items() + 1], new int[0], new float[0]);
        }
        return Ease.fit(byUser, lambda, settings.neighbours(), parallel);
    }

    ShopGenerators withEase(SparseRows ease) {
        SparseRows[] changed = matrices.clone();
        changed[ShopBlend.EASE] = ease;
        return new ShopGenerators(changed, repurchase, popularity, trend);
    }

    /** Buyers with at least two baskets of it, over all its buyers. */
    private static float[] repurchase(InteractionLog log, InteractionMatrix byUser) {
        int products = log.products().size();
        SparseRows baskets = log.basketsPerPair();
        int[] again = new int[products];
        double total = 0;
        for (int e = 0; e < baskets.entries(); e++) {
            if (baskets.values()[e] > 1) {
                again[baskets.indices()[e]]++;
                total++;
            }
        }
        double mean = total / Math.max(1, baskets.entries());
        float[] rate = new float[products];
        for (int i = 0; i < products; i++) {
            int buyers = byUser.byItem().count(i);
            rate[i] = (float) ((again[i] + REPURCHASE_PRIOR * mean) / (buyers + REPURCHASE_PRIOR));
        }
        return rate;
    }

    private static float[] trend(InteractionLog log) {
        double[] recent = new double[log.products().size()];
        double[] all = new double[recent.length];
        double sumRecent = 0;
        for (int n = 0; n < log.size(); n++) {
            double ageDays = (log.end() - log.epochSecond(n)) / Popularity.SECONDS_PER_DAY;
            double weight = Math.exp(-Math.log(2) * ageDays / TREND_HALF_LIFE_DAYS);
            recent[log.product(n)] += weight;
            all[log.product(n)]++;
            sumRecent += weight;
        }
        double share = sumRecent / Math.max(1, log.size());
        float[] trend = new float[recent.length];
        for (int i = 0; i < trend.length; i++) {
            trend[i] = (float) ((recent[i] + 1) / (all[i] * share + 1));
        }
        return trend;
    }
}
