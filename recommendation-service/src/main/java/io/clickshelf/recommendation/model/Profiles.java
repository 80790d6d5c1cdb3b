package io.clickshelf.recommendation.model;

/**
 * A shopper's history as a vector: per product √(Σ weight · 2^(−age/halfLife)), then scaled to length 1. The root keeps one
 * habit from hiding all else.
 */
final class Profiles {

    private Profiles() {}

    /** Adds one interaction to a running sum. */
    static double decayed(double weight, double ageDays, double halfLifeDays) {
        return weight * Math.exp(-Math.log(2) * Math.max(0, ageDays) / halfLifeDays);
    }

    /** Turns sums into the profile. */
    static void finish(float[] sums, int from, int to) {
        double length = 0;
        for (int e = from; e < to; e++) {
            length += sums[e];
            sums[e] = (float) Math.sqrt(sums[e]);
        }
        float scale = (float) (1 / Math.sqrt(Math.max(length, Double.MIN_NORMAL)));
        for (int e = from; e < to; e++) {
            sums[e] *= scale;
        }
    }

    /** Row u: Σ weight · 2^(−age/halfLife) of user u's products at the log's end. */
    static SparseRows sums(InteractionLog log, double halfLifeDays) {
        return log.sums(n ->
                decayed(log.weight(n), (log.end() - log.epochSecond(n)) / Popularity.SECONDS_PER_DAY, halfLifeDays));
    }

    /** Row u: the profile of user u. */
    static SparseRows finished(SparseRows sums) {
        float[] values = sums.values().clone();
        for (int u = 0; u < sums.rows(); u++) {
            finish(values, sums.offsets()[u], sums.offsets()[u + 1]);
        }
        return new SparseRows(sums.columns(), sums.offsets(), sums.indices(), values);
    }
}
