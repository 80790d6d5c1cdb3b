package io.clickshelf.feature.model;

/**
 * Purchases per view, shrunk to the shop's mean: the posterior mean of a binomial rate under a Beta prior that is worth
 * {@value #PRIOR_VIEWS} views at the shop's rate. Few views can't make a product look better or worse than it is.
 */
public final class Conversion {

    private static final double PRIOR_VIEWS = 20;

    private Conversion() {}

    /**
     * @param shopViews     of all products, more than zero
     * @param shopPurchases of all products
     * @return within [0, 1]: purchases without a view (orders from elsewhere) don't raise it above one. O(1)
     */
    public static double shrunk(long views, long purchases, long shopViews, long shopPurchases) {
        double mean = Math.min(1, (double) shopPurchases / shopViews);
        return Math.min(1, (purchases + PRIOR_VIEWS * mean) / (views + PRIOR_VIEWS));
    }
}
