package io.clickshelf.recommendation.model;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Means over test cases of Recall@k, NDCG@k (binary gain, ideal cut at k) and MRR@k, and the share of the catalogue that
 * appears in any list.
 */
public final class RankingMetrics {

    private final int k;
    private final BitSet shown = new BitSet();
    private double recall;
    private double ndcg;
    private double mrr;
    private int cases;

    public RankingMetrics(int k) {
        this.k = k;
    }

    /**
     * @param best     the sorted answer
     * @param relevant the items that were really taken, at least one, ascending
     */
    public void add(TopK best, int[] relevant) {
        double dcg = 0;
        int hits = 0;
        double reciprocal = 0;
        for (int rank = 0; rank < Math.min(k, best.size()); rank++) {
            shown.set(best.id(rank));
            if (Arrays.binarySearch(relevant, best.id(rank)) >= 0) {
                dcg += 1 / log2(rank + 2);
                reciprocal = hits++ == 0 ? 1.0 / (rank + 1) : reciprocal;
            }
        }
        double ideal = 0;
        for (int rank = 0; rank < Math.min(k, relevant.length); rank++) {
            ideal += 1 / log2(rank + 2);
        }
        recall += (double) hits / relevant.length;
        ndcg += dcg / ideal;
        mrr += reciprocal;
        cases++;
    }

    /** Takes in what another thread measured. */
    public synchronized void merge(RankingMetrics other) {
        recall += other.recall;
        ndcg += other.ndcg;
        mrr += other.mrr;
        cases += other.cases;
        shown.or(other.shown);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    public int cases() {
        return cases;
    }

    public double recall() {
        return recall / Math.max(1, cases);
    }

    public double ndcg() {
        return ndcg / Math.max(1, cases);
    }

    public double mrr() {
        return mrr / Math.max(1, cases);
    }

    /** Distinct items shown over all lists, as a share of {@code items}. */
    public double coverage(int items) {
        return (double) shown.cardinality() / items;
    }
}
