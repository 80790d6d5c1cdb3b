package io.clickshelf.recommendation.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is known of each product apart from who asks.
 *
 * @param repurchase share of its buyers who came back for it, shrunk to the shop's mean
 * @param gapDays    typical days between two purchases of it by one shopper, shrunk to the shop's
 * @param popularity per half-life of {@link ShopBlend#POPULARITY_HALF_LIVES}; the best product has 1
 * @param trend      recent against long-run sales, 1 is steady
 */
record ProductFacts(float[] repurchase, float[] gapDays, float[][] popularity, float[] trend) {

    private static final double TREND_HALF_LIFE_DAYS = 30;
    private static final double PRIOR = 10;
    private static final double NO_GAP_DAYS = 60;

    static ProductFacts fit(InteractionLog log, InteractionMatrix byUser) {
        float[][] popularity = new float[ShopBlend.POPULARITY_HALF_LIVES.length][];
        for (int p = 0; p < popularity.length; p++) {
            popularity[p] = Popularity.fit(log, ShopBlend.POPULARITY_HALF_LIVES[p]);
        }
        return new ProductFacts(repurchase(log, byUser), gaps(log), popularity, trend(log));
    }

    /** Buyers with at least two baskets of it, over all its buyers. */
    private static float[] repurchase(InteractionLog log, InteractionMatrix byUser) {
        SparseRows baskets = log.basketsPerPair();
        int[] again = new int[log.products().size()];
        double total = 0;
        for (int e = 0; e < baskets.entries(); e++) {
            if (baskets.values()[e] > 1) {
                again[baskets.indices()[e]]++;
                total++;
            }
        }
        double mean = total / Math.max(1, baskets.entries());
        float[] rate = new float[again.length];
        for (int i = 0; i < rate.length; i++) {
            int buyers = byUser.byItem().count(i);
            rate[i] = (float) ((again[i] + PRIOR * mean) / (buyers + PRIOR));
        }
        return rate;
    }

    /** Geometric mean of the gaps between the purchases of a shopper on different days. */
    private static float[] gaps(InteractionLog log) {
        var last = new it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap();
        double[] sums = new double[log.products().size()];
        double[] counts = new double[sums.length];
        double sum = 0;
        double count = 0;
        for (int n = 0; n < log.size(); n++) {
            if (log.weight(n) >= OwnHistory.PURCHASE) {
                long pair = (long) log.user(n) << 32 | log.product(n);
                long before = last.getOrDefault(pair, Long.MIN_VALUE);
                double days = (log.epochSecond(n) - before) / Popularity.SECONDS_PER_DAY;
                if (before != Long.MIN_VALUE && days > OwnHistory.SAME_DAY) {
                    sums[log.product(n)] += Math.log(days);
                    counts[log.product(n)]++;
                    sum += Math.log(days);
                    count++;
                }
                last.put(pair, log.epochSecond(n));
            }
        }
        double mean = count == 0 ? Math.log(NO_GAP_DAYS) : sum / count;
        float[] gaps = new float[sums.length];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (float) Math.exp((sums[i] + PRIOR * mean) / (counts[i] + PRIOR));
        }
        return gaps;
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

    void save(DataOutput out) throws IOException {
        write(repurchase, out);
        write(gapDays, out);
        write(trend, out);
        out.writeInt(popularity.length);
        for (float[] of : popularity) {
            write(of, out);
        }
    }

    static ProductFacts load(DataInput in) throws IOException {
        float[] repurchase = read(in);
        float[] gapDays = read(in);
        float[] trend = read(in);
        float[][] popularity = new float[in.readInt()][];
        for (int p = 0; p < popularity.length; p++) {
            popularity[p] = read(in);
        }
        return new ProductFacts(repurchase, gapDays, popularity, trend);
    }

    static void write(float[] values, DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    static float[] read(DataInput in) throws IOException {
        float[] values = new float[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
