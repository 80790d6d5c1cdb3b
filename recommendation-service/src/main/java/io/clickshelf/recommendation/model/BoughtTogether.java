package io.clickshelf.recommendation.model;

/**
 * Products bought in the same basket more often than chance. lift(i, j) = P(i, j) / (P(i) P(j)); pairs need a minimal support and are
 * ranked by a lower bound of log lift (1.64 standard errors, 1/√count), so that one accident does not outrank a habit.
 *
 * <p>Brin, Motwani, Ullman, Tsur (SIGMOD 1997). O(Σ (items of a basket)²).
 */
final class BoughtTogether {

    private static final double Z = 1.64;

    private BoughtTogether() {}

    /**
     * @param baskets baskets × products, binary
     * @param support baskets that must hold both
     * @param width   partners kept per product
     * @return row i: partners of i with the lower bound of their lift, those above 1 only, best first
     */
    static SparseRows fit(InteractionMatrix baskets, int support, int width, Parallel parallel) {
        SparseRows byBasket = baskets.byUser();
        SparseRows byItem = baskets.byItem();
        int n = baskets.items();
        double nonEmpty = 0;
        for (int b = 0; b < baskets.users(); b++) {
            nonEmpty += byBasket.count(b) > 0 ? 1 : 0;
        }
        double total = nonEmpty;
        return SparseBuilder.rows(n, n, width, parallel, () -> {
            ScoreBuffer together = new ScoreBuffer(n);
            return (i, keep) -> {
                for (int e = byItem.offsets()[i]; e < byItem.offsets()[i + 1]; e++) {
                    int basket = byItem.indices()[e];
                    for (int f = byBasket.offsets()[basket]; f < byBasket.offsets()[basket + 1]; f++) {
                        together.add(byBasket.indices()[f], 1);
                    }
                }
                for (int t = 0; t < together.size(); t++) {
                    int j = together.id(t);
                    double count = together.get(j);
                    if (j != i && count >= support) {
                        double lift = count * total / ((double) byItem.count(i) * byItem.count(j));
                        double bound = lift * Math.exp(-Z / Math.sqrt(count));
                        if (bound > 1) {
                            keep.offer(j, (float) bound);
                        }
                    }
                }
                together.clear();
            };
        });
    }
}
