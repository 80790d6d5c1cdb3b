package io.clickshelf.recommendation.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the generators are mixed: one weight per generator, in the order of {@link #NAMES}, on scores brought to a common scale; 0
 * switches a generator off.
 *
 * @param weights             per generator
 * @param easeLambda          regularisation of EASE
 * @param alsRidge            regularisation of ALS
 * @param alsUnobserved       weight of what was not taken in ALS
 * @param historyHalfLifeDays age at which a purchase counts half
 * @param trendPower          how much a product gains that sells better lately than it used to, 0 is off
 */
record ShopBlend(
        double[] weights,
        double easeLambda,
        double alsRidge,
        double alsUnobserved,
        double historyHalfLifeDays,
        double trendPower) {

    static final int KNN = 0;
    static final int EASE = 1;
    static final int BASKET = 2;
    /** Generators before this one are item-item matrices. */
    static final int MATRICES = 3;

    static final int ALS = 3;
    static final int BUY_AGAIN = 4;
    /** From here on: popularity with the half-lives of {@link #POPULARITY_HALF_LIVES}. */
    static final int POPULARITY = 5;

    /** Which of them are left out where they bring no more than noise, the dearest first: the others are needed anyway, or cost next to nothing. */
    static final List<Integer> OPTIONAL = List.of(EASE, ALS);

    static final double[] POPULARITY_HALF_LIVES = {7, 30, 120};
    static final String[] NAMES = {
        "item-knn", "ease", "basket-knn", "ials", "buy-again", "popular-7d", "popular-30d", "popular-120d"
    };

    /** What a shop gets whose log is too short to choose on. */
    static final ShopBlend DEFAULT =
            new ShopBlend(new double[] {1, 0, 0.5, 0, 0.2, 0, 0.2, 0.1}, 300, 0.01, 0.1, 180, 0.25);

    Map<String, Double> byName() {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int g = 0; g < NAMES.length; g++) {
            named.put(NAMES[g], weights[g]);
        }
        return named;
    }

    /** Whether a generator takes part. */
    boolean asks(int generator) {
        return weights[generator] != 0;
    }

    /** The weights and after them the trend's power. */
    double[] found() {
        double[] found = Arrays.copyOf(weights, weights.length + 1);
        found[weights.length] = trendPower;
        return found;
    }

    /** The same settings of the generators under other weights and another trend, in the order of {@link #found}. */
    ShopBlend with(double[] found, double halfLifeDays) {
        int last = found.length - 1;
        return new ShopBlend(
                Arrays.copyOf(found, last), easeLambda, alsRidge, alsUnobserved, halfLifeDays, found[last]);
    }

    ShopBlend withEase(double lambda) {
        return new ShopBlend(weights, lambda, alsRidge, alsUnobserved, historyHalfLifeDays, trendPower);
    }

    ShopBlend withAls(double ridge, double unobserved) {
        return new ShopBlend(weights, easeLambda, ridge, unobserved, historyHalfLifeDays, trendPower);
    }

    ImplicitAls.Settings als() {
        return new ImplicitAls.Settings(48, alsRidge, alsUnobserved, 1, 8, 0, 1);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(weights.length);
        for (double weight : weights) {
            out.writeDouble(weight);
        }
        out.writeDouble(easeLambda);
        out.writeDouble(alsRidge);
        out.writeDouble(alsUnobserved);
        out.writeDouble(historyHalfLifeDays);
        out.writeDouble(trendPower);
    }

    static ShopBlend load(DataInput in) throws IOException {
        double[] weights = new double[in.readInt()];
        for (int g = 0; g < weights.length; g++) {
            weights[g] = in.readDouble();
        }
        return new ShopBlend(
                weights, in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }
}
