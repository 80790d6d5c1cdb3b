package io.clickshelf.recommendation.model;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * What each personal generator says to each case about every product, kept so that blends can be tried quickly: cases × generators ×
 * products floats; nothing of generators that no blend asks for.
 */
final class ShopScores {

    private final ShopCases cases;
    private final double halfLifeDays;
    private final float[][][] personal;
    private final double[] scales;
    private final float[][] popularity;
    private final float[] trend;

    private ShopScores(
            ShopCases cases, double halfLifeDays, float[][][] personal, float[][] highest, ShopGenerators generators) {
        this.cases = cases;
        this.halfLifeDays = halfLifeDays;
        this.personal = personal;
        this.scales = scales(highest);
        this.popularity = generators.facts().popularity();
        this.trend = generators.facts().trend();
    }

    static ShopScores of(ShopGenerators generators, ShopCases cases, double halfLifeDays, Parallel parallel) {
        return of(generators, cases, halfLifeDays, generators::has, parallel);
    }

    /** For blends of what anyone gets and one generator. */
    static ShopScores only(
            int generator, ShopGenerators generators, ShopCases cases, double halfLifeDays, Parallel parallel) {
        return of(generators, cases, halfLifeDays, g -> g == generator, parallel);
    }

    private static ShopScores of(
            ShopGenerators generators, ShopCases cases, double halfLifeDays, IntPredicate asked, Parallel parallel) {
        SparseRows sums = Profiles.sums(cases.past(), halfLifeDays);
        SparseRows profiles = Profiles.finished(sums);
        int products = cases.past().products().size();
        float[][][] personal = new float[cases.size()][ShopBlend.POPULARITY][0];
        float[][] highest = new float[cases.size()][];
        ImplicitAls als = generators.als();
        parallel.forRange(cases.size(), 32, (from, to) -> {
            for (int c = from; c < to; c++) {
                int user = cases.users()[c];
                for (int g = 0; g < ShopBlend.MATRICES; g++) {
                    if (asked.test(g)) {
                        personal[c][g] = new float[products];
                        multiply(profiles, user, generators.matrices()[g], personal[c][g]);
                    }
                }
                if (als != null && asked.test(ShopBlend.ALS)) {
                    personal[c][ShopBlend.ALS] = folded(als, sums, user);
                }
                if (asked.test(ShopBlend.BUY_AGAIN)) {
                    personal[c][ShopBlend.BUY_AGAIN] = again(profiles, user, generators.facts());
                }
                highest[c] = highest(personal[c]);
            }
        });
        return new ShopScores(cases, halfLifeDays, personal, highest, generators);
    }

    private static float[] again(SparseRows profiles, int user, ProductFacts facts) {
        float[] own = new float[profiles.columns()];
        for (int e = profiles.offsets()[user]; e < profiles.offsets()[user + 1]; e++) {
            int product = profiles.indices()[e];
            own[product] = profiles.values()[e] * facts.repurchase()[product];
        }
        return own;
    }

    private static float[] folded(ImplicitAls als, SparseRows sums, int user) {
        int from = sums.offsets()[user];
        int to = sums.offsets()[user + 1];
        float[] scores = new float[als.items()];
        int[] history = Arrays.copyOfRange(sums.indices(), from, to);
        als.score(
                als.foldIn(history, Arrays.copyOfRange(sums.values(), from, to)).vector(), scores);
        return scores;
    }

    private static void multiply(SparseRows profiles, int user, SparseRows matrix, float[] scores) {
        for (int e = profiles.offsets()[user]; e < profiles.offsets()[user + 1]; e++) {
            int row = profiles.indices()[e];
            float weight = profiles.values()[e];
            for (int f = matrix.offsets()[row]; f < matrix.offsets()[row + 1]; f++) {
                scores[matrix.indices()[f]] += weight * matrix.values()[f];
            }
        }
    }

    private static float[] highest(float[][] ofGenerators) {
        float[] highest = new float[ofGenerators.length];
        for (int g = 0; g < highest.length; g++) {
            for (float score : ofGenerators[g]) {
                highest[g] = Math.max(highest[g], score);
            }
        }
        return highest;
    }

    private static double[] scales(float[][] highest) {
        double[] scales = new double[ShopBlend.NAMES.length];
        Arrays.fill(scales, 1);
        for (int g = 0; g < ShopBlend.POPULARITY; g++) {
            double sum = 0;
            for (float[] of : highest) {
                sum += of[g];
            }
            scales[g] = sum > 0 ? sum / highest.length : 1;
        }
        return scales;
    }

    /** Per generator, the mean over cases of the highest score, by which its scores are divided; 1 where it says nothing. */
    double[] scales() {
        return scales;
    }

    double halfLifeDays() {
        return halfLifeDays;
    }

    /** Measures a blend on the cases first, first + 2, first + 4, …: even ones choose, odd ones report. */
    RankingMetrics measure(ShopBlend blend, int first, int k, Parallel parallel) {
        RankingMetrics total = new RankingMetrics(k);
        for (RankingMetrics one : each(blend, first, k, parallel)) {
            total.merge(one);
        }
        return total;
    }

    /** Recall@k + NDCG@k of the same cases, one by one. */
    double[] values(ShopBlend blend, int first, int k, Parallel parallel) {
        return Arrays.stream(each(blend, first, k, parallel))
                .mapToDouble(one -> one.recall() + one.ndcg())
                .toArray();
    }

    private RankingMetrics[] each(ShopBlend blend, int first, int k, Parallel parallel) {
        int products = trend.length;
        float[] prior = new float[products];
        for (int p = 0; p < popularity.length; p++) {
            add(blend.weights()[ShopBlend.POPULARITY + p], popularity[p], prior);
        }
        float[] factor = trendFactor(trend, blend.trendPower());
        RankingMetrics[] each = new RankingMetrics[(personal.length - first + 1) / 2];
        parallel.forRange(each.length, 64, (from, to) -> {
            float[] scores = new float[products];
            TopK best = new TopK(k);
            for (int n = from; n < to; n++) {
                int c = 2 * n + first;
                System.arraycopy(prior, 0, scores, 0, products);
                for (int g = 0; g < ShopBlend.POPULARITY; g++) {
                    add(blend.weights()[g] / scales[g], personal[c][g], scores);
                }
                each[n] = new RankingMetrics(k);
                each[n].add(best(scores, factor, best), cases.relevant()[c]);
            }
        });
        return each;
    }

    private static TopK best(float[] scores, float[] factor, TopK best) {
        best.clear();
        for (int i = 0; i < scores.length; i++) {
            best.offer(i, scores[i] * factor[i]);
        }
        return best.sort();
    }

    static float[] trendFactor(float[] trend, double power) {
        float[] factor = new float[trend.length];
        for (int i = 0; i < factor.length; i++) {
            factor[i] = (float) Math.pow(trend[i], power);
        }
        return factor;
    }

    private static void add(double weight, float[] from, float[] to) {
        if (weight != 0) {
            float w = (float) weight;
            for (int i = 0; i < to.length; i++) {
                to[i] += w * from[i];
            }
        }
    }
}
