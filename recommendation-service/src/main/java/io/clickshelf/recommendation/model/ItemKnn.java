package io.clickshelf.recommendation.model;

/**
 * Item-to-item neighbours by shrunk cosine: sim(i, j) = Σ x·i x·j / (‖xi‖^{2a} ‖xj‖^{2(1-a)} + shrink), each user's row
 * discounted by its length so that those who take everything say less.
 *
 * <p>Sarwar et al. (WWW 2001); Linden et al. (2003); shrinkage and asymmetric cosine after Bell, Koren (2007) and Aiolli
 * (RecSys 2013). O(Σ (items of a user)²).
 */
final class ItemKnn {

    /**
     * @param shrink    added to the denominator; mistrusts rare pairs
     * @param balance   a above: 0.5 is cosine, more favours popular neighbours
     * @param userPower how much long rows are discounted: a row of n items counts n^-power
     * @param width     neighbours kept per item
     */
    record Settings(double shrink, double balance, double userPower, int width) {}

    private ItemKnn() {}

    /** Row i: the neighbours of item i, nearest first. */
    static SparseRows fit(InteractionMatrix x, Settings settings, Parallel parallel) {
        SparseRows users = x.byUser();
        SparseRows items = x.byItem();
        int n = x.items();
        double[] userWeight = new double[x.users()];
        for (int u = 0; u < userWeight.length; u++) {
            userWeight[u] = Math.pow(Math.max(1, users.count(u)), -settings.userPower());
        }
        double[] norm = new double[n];
        for (int i = 0; i < n; i++) {
            for (int e = items.offsets()[i]; e < items.offsets()[i + 1]; e++) {
                norm[i] += userWeight[items.indices()[e]] * items.values()[e] * items.values()[e];
            }
        }
        return SparseBuilder.rows(n, n, settings.width(), parallel, () -> {
            ScoreBuffer together = new ScoreBuffer(n);
            return (i, keep) -> {
                for (int e = items.offsets()[i]; e < items.offsets()[i + 1]; e++) {
                    int user = items.indices()[e];
                    float weight = (float) (userWeight[user] * items.values()[e]);
                    for (int f = users.offsets()[user]; f < users.offsets()[user + 1]; f++) {
                        together.add(users.indices()[f], weight * users.values()[f]);
                    }
                }
                double own = Math.pow(norm[i], settings.balance());
                for (int t = 0; t < together.size(); t++) {
                    int j = together.id(t);
                    if (j != i) {
                        double scale = own * Math.pow(norm[j], 1 - settings.balance()) + settings.shrink();
                        keep.offer(j, (float) (together.get(j) / scale));
                    }
                }
                together.clear();
            };
        });
    }
}
