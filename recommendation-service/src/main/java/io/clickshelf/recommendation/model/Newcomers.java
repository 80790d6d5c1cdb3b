package io.clickshelf.recommendation.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Products that a model has not learnt of, each known by the learnt products that are most like it in what is written about them. A newcomer's score is
 * the mean of theirs, weighted by likeness. Readers and writers may come at any time.
 *
 * <p>Item cold start by attribute neighbours, after Gantner et al.: "Learning attribute-to-feature mappings for cold-start
 * recommendations" (ICDM 2010).
 */
public final class Newcomers {

    /** Learnt products that stand for a newcomer, at most. */
    public static final int NEIGHBOURS = 10;

    private final ShopRecommender model;
    private final Map<String, Like> likes = new ConcurrentHashMap<>();

    /** @param products numbers in the model, most like first; {@code weights} of them add up to 1 */
    record Like(int[] products, float[] weights) {

        Like strongest(int n) {
            int kept = Math.min(n, products.length);
            float[] shares = Arrays.copyOf(weights, kept);
            float sum = 0;
            for (float share : shares) {
                sum += share;
            }
            for (int k = 0; k < kept; k++) {
                shares[k] /= sum;
            }
            return new Like(Arrays.copyOf(products, kept), shares);
        }

        float mean(float[] scores) {
            float sum = 0;
            for (int n = 0; n < products.length; n++) {
                sum += weights[n] * scores[products[n]];
            }
            return sum;
        }
    }

    /** Newcomers to this model. */
    public Newcomers(ShopRecommender model) {
        this.model = model;
    }

    /** Adds a product, or forgets it if the model knows it or nothing the model knows is like it. */
    public void put(String product, List<Neighbour> like) {
        List<Neighbour> known =
                like.stream().filter(n -> model.knows(n.product())).toList();
        if (model.knows(product) || known.isEmpty()) {
            likes.remove(product);
            return;
        }
        int[] products = new int[known.size()];
        float[] weights = new float[products.length];
        double sum = known.stream().mapToDouble(Neighbour::strength).sum();
        for (int n = 0; n < products.length; n++) {
            products[n] = model.number(known.get(n).product());
            weights[n] = (float) (known.get(n).strength() / sum);
        }
        likes.put(product, new Like(products, weights));
    }

    public void remove(String product) {
        likes.remove(product);
    }

    /** The model they are new to. */
    public ShopRecommender model() {
        return model;
    }

    public int size() {
        return likes.size();
    }

    Map<String, Like> likes() {
        return likes;
    }
}
