package io.clickshelf.recommendation.model;

/** How much each product sells now: interactions whose weight halves every half-life, scaled so that the best has 1. */
final class Popularity {

    static final double SECONDS_PER_DAY = 86_400;

    private Popularity() {}

    /** O(log size). @param halfLifeDays infinite counts everything alike */
    static float[] fit(InteractionLog log, double halfLifeDays) {
        double[] sums = new double[log.products().size()];
        double max = Double.MIN_NORMAL;
        for (int n = 0; n < log.size(); n++) {
            double ageDays = (log.end() - log.epochSecond(n)) / SECONDS_PER_DAY;
            int product = log.product(n);
            sums[product] += log.weight(n) * Math.exp(-Math.log(2) * ageDays / halfLifeDays);
            max = Math.max(max, sums[product]);
        }
        float[] share = new float[sums.length];
        for (int i = 0; i < share.length; i++) {
            share[i] = (float) (sums[i] / max);
        }
        return share;
    }
}
