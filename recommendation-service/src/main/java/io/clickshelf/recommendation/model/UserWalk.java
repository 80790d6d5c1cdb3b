package io.clickshelf.recommendation.model;

/**
 * Scores items by one walk row → like-minded users → their items, every step damped by how common it is: s(v) = Σ over the row's items of v: d(i)^−source;
 * score(j) = Σ over users v of j: s(v)^sharpness · d(v)^−userPower. The factor d(j) of the target is left to the blend.
 *
 * <p>With all exponents ½, 1 this is the linear graph filter of GF-CF (Shen et al., CIKM 2021); free exponents: Fu et al.: "Revisiting
 * neighborhood-based link prediction for collaborative filtering" (LinkProp, 2022); sharpness above 1 trusts users that share
 * several items more than in proportion. Nothing is fitted; a row costs O(Σ items of its items' users).
 */
final class UserWalk {

    private final SparseRows byUser;
    private final SparseRows byItem;

    UserWalk(InteractionMatrix x) {
        this.byUser = x.byUser();
        this.byItem = x.byItem();
    }

    /** What the exponents weigh, per item and per user. */
    private record Weights(float[] item, float[] user, double sharpness) {}

    /** Per row of items, for every item of the catalogue. */
    float[][] scores(int[][] rows, double source, double userPower, double sharpness, Parallel parallel) {
        Weights weights = new Weights(powers(byItem, -source), powers(byUser, -userPower), sharpness);
        float[][] scores = new float[rows.length][];
        parallel.forRange(rows.length, 16, (from, to) -> {
            ScoreBuffer users = new ScoreBuffer(byUser.rows());
            for (int r = from; r < to; r++) {
                scores[r] = score(rows[r], weights, users);
            }
        });
        return scores;
    }

    private float[] score(int[] row, Weights weights, ScoreBuffer users) {
        for (int i : row) {
            for (int e = byItem.offsets()[i]; e < byItem.offsets()[i + 1]; e++) {
                users.add(byItem.indices()[e], weights.item[i]);
            }
        }
        float[] scores = new float[byUser.columns()];
        int[] indices = byUser.indices();
        for (int t = 0; t < users.size(); t++) {
            int user = users.id(t);
            float like = users.get(user);
            float shared = weights.sharpness == 1 ? like : (float) Math.pow(like, weights.sharpness);
            float weight = shared * weights.user[user];
            for (int f = byUser.offsets()[user]; f < byUser.offsets()[user + 1]; f++) {
                scores[indices[f]] += weight;
            }
        }
        users.clear();
        return scores;
    }

    private static float[] powers(SparseRows rows, double exponent) {
        float[] powers = new float[rows.rows()];
        for (int r = 0; r < powers.length; r++) {
            powers[r] = (float) Math.pow(Math.max(1, rows.count(r)), exponent);
        }
        return powers;
    }
}
