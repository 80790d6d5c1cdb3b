package io.clickshelf.recommendation.model.experiment;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What another way of answering would bring, from answers that were varied by chance: the self-normalised inverse propensity score of single products,
 * Σ r/p over Σ 1/p of those shown that the other way would show too, times the length of its lists. Standard errors by the delta method, shoppers being
 * the independent units.
 *
 * <p>Swaminathan, Joachims: "The self-normalized estimator for counterfactual learning" (NIPS 2015); per product as in Li, Abbasi-Yadkori, Kveton et al.:
 * "Offline evaluation of ranking policies with click models" (KDD 2018): what a product brings is taken not to depend on its place. O(products shown).
 * For one thread.
 */
public final class OffPolicy {

    private static final double NORMAL_975 = 1.959963984540054;

    /** Sums over one shopper's answers. */
    private static final class Sums {
        private double weight;
        private double reward;
        private double nowWeight;
        private double nowReward;
    }

    private final Map<String, Sums> byShopper = new HashMap<>();
    private long answers;
    private double products;
    private double nowProducts;
    private double squares;

    /** Counts an answer: how many products the other way would show in its place, and how many there are in answers as they are. */
    public void answer(int other, int now) {
        answers++;
        products += other;
        nowProducts += now;
    }

    /**
     * Counts a product that was shown.
     *
     * @param reward     what came of it
     * @param propensity probability that it was shown, above 0
     * @param other      whether the other way would show it too
     * @param now        whether it is shown where nothing is varied
     */
    public void product(String shopper, double reward, double propensity, boolean other, boolean now) {
        if (!(propensity > 0 && propensity <= 1)) {
            throw new IllegalArgumentException("A product was shown with probability " + propensity + ".");
        }
        Sums sums = byShopper.computeIfAbsent(shopper, id -> new Sums());
        double weight = 1 / propensity;
        if (other) {
            sums.weight += weight;
            sums.reward += weight * reward;
            squares += weight * weight;
        }
        if (now) {
            sums.nowWeight += weight;
            sums.nowReward += weight * reward;
        }
    }

    /**
     * A value per answer.
     *
     * @param margin half the width of its 95 % confidence interval; infinite for fewer than two shoppers
     */
    public record Value(double mean, double margin) {}

    public long shoppers() {
        return byShopper.size();
    }

    public Value value() {
        return combined(1, 0);
    }

    /** Of answers as they are. */
    public Value now() {
        return combined(0, 1);
    }

    /** The other way less answers as they are: what both would show cancels out. */
    public Value difference() {
        return combined(1, -1);
    }

    private Value combined(double other, double now) {
        Collection<Sums> all = byShopper.values();
        double weight = all.stream().mapToDouble(s -> s.weight).sum();
        double nowWeight = all.stream().mapToDouble(s -> s.nowWeight).sum();
        double rate = weight > 0 ? all.stream().mapToDouble(s -> s.reward).sum() / weight : 0;
        double nowRate =
                nowWeight > 0 ? all.stream().mapToDouble(s -> s.nowReward).sum() / nowWeight : 0;
        double length = other * products / Math.max(1, answers);
        double nowLength = now * nowProducts / Math.max(1, answers);
        double mean = length * rate + nowLength * nowRate;
        if (all.size() < 2 || (other != 0 && weight == 0) || (now != 0 && nowWeight == 0)) {
            return new Value(mean, Double.POSITIVE_INFINITY);
        }
        double variance = 0;
        for (Sums s : all) {
            double influence = (weight > 0 ? length * (s.reward - rate * s.weight) / weight : 0)
                    + (nowWeight > 0 ? nowLength * (s.nowReward - nowRate * s.nowWeight) / nowWeight : 0);
            variance += influence * influence;
        }
        variance *= (double) all.size() / (all.size() - 1);
        return new Value(mean, NORMAL_975 * Math.sqrt(variance));
    }

    /** Share of the other way's products that could have been shown. */
    public double reach() {
        double weight = byShopper.values().stream().mapToDouble(s -> s.weight).sum();
        return products == 0 ? 0 : Math.min(1, weight / products);
    }

    /** As many answers of the other way's own would say as much. */
    public double effectiveAnswers() {
        double weight = byShopper.values().stream().mapToDouble(s -> s.weight).sum();
        return squares == 0 ? 0 : weight * weight / squares * answers / Math.max(1, products);
    }
}
