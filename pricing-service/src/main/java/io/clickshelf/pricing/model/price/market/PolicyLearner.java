package io.clickshelf.pricing.model.price.market;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Proximal policy optimisation (Schulman et al. 2017) with generalised advantages, for several prices of a few levels each.
 * Learns in a simulated market only; whether it may propose is decided by how it fares there against the standing policy.
 * O(rounds x episodes x periods x epochs x weights).
 */
public final class PolicyLearner {

    private static final double CLIP = .2;
    private static final double DISCOUNT = .98;
    private static final double LAMBDA = .95;
    private static final double RATE = 1e-3;
    private static final double ENTROPY = .01;
    private static final int EPOCHS = 4;
    private static final int BATCH = 250;
    private static final int WIDTH = 48;

    private final Market market;
    private final SplittableRandom random;
    private final LearntPolicy policy;
    private final Perceptron critic;
    private final int steps;
    private final double[][] seen;
    private final int[][] prices;
    private final double[] logProbability;
    private final double[] reward;
    private final double[] value;
    private final double[] advantage;
    private final double[] target;
    private double rewardScale;

    /** @param episodes played between two improvements */
    public PolicyLearner(Market market, int episodes, long seed) {
        this.market = market;
        random = new SplittableRandom(seed);
        int seenSize = market.observations();
        int[] levels = market.levels();
        int outputs = Arrays.stream(levels).sum();
        policy =
                new LearntPolicy(new Perceptron(new int[] {seenSize, WIDTH, WIDTH, outputs}).randomize(random), levels);
        critic = new Perceptron(new int[] {seenSize, WIDTH, WIDTH, 1}).randomize(random);
        steps = episodes * market.periods();
        seen = new double[steps][seenSize];
        prices = new int[steps][levels.length];
        logProbability = new double[steps];
        reward = new double[steps];
        value = new double[steps];
        advantage = new double[steps];
        target = new double[steps];
    }

    /** Plays and improves so many times; the step shrinks towards the end. */
    public LearntPolicy learn(int rounds) {
        for (int round = 0; round < rounds; round++) {
            double left = 1 - (double) round / rounds;
            play();
            estimate();
            improve(RATE * left, ENTROPY * left);
        }
        return policy;
    }

    private void play() {
        for (int t = 0; t < steps; t++) {
            if (t % market.periods() == 0) {
                market.start(random);
            }
            market.observe(seen[t]);
            logProbability[t] = policy.draw(seen[t], prices[t], random);
            value[t] = critic.forward(seen[t])[0];
            reward[t] = market.step(prices[t], random);
        }
        if (rewardScale == 0) {
            double squares = Arrays.stream(reward).map(r -> r * r).sum() / steps;
            rewardScale = 1 / (10 * Math.max(1e-9, Math.sqrt(squares)));
        }
    }

    private void estimate() {
        double ahead = 0;
        double mean = 0;
        double squares = 0;
        for (int t = steps - 1; t >= 0; t--) {
            boolean last = (t + 1) % market.periods() == 0;
            double next = last ? 0 : value[t + 1];
            double surprise = reward[t] * rewardScale + DISCOUNT * next - value[t];
            ahead = surprise + (last ? 0 : DISCOUNT * LAMBDA * ahead);
            advantage[t] = ahead;
            target[t] = ahead + value[t];
            mean += ahead / steps;
            squares += ahead * ahead / steps;
        }
        double sd = Math.sqrt(Math.max(1e-12, squares - mean * mean));
        for (int t = 0; t < steps; t++) {
            advantage[t] = (advantage[t] - mean) / sd;
        }
    }

    private void improve(double rate, double entropy) {
        int[] order = new int[steps];
        Arrays.setAll(order, k -> k);
        double[] byLogit = new double[Arrays.stream(policy.levels()).sum()];
        double[] byValue = new double[1];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (int k = steps - 1; k > 0; k--) {
                int other = random.nextInt(k + 1);
                int swap = order[k];
                order[k] = order[other];
                order[other] = swap;
            }
            for (int from = 0; from < steps; from += BATCH) {
                int to = Math.min(steps, from + BATCH);
                for (int k = from; k < to; k++) {
                    int t = order[k];
                    double[] logit = policy.network.forward(seen[t]);
                    derivative(logit, t, entropy, byLogit);
                    policy.network.backward(byLogit);
                    byValue[0] = critic.forward(seen[t])[0] - target[t];
                    critic.backward(byValue);
                }
                policy.network.descend(rate, to - from);
                critic.descend(rate, to - from);
            }
        }
    }

    /** Of the clipped surrogate less the entropy bonus, by each logit. */
    private void derivative(double[] logit, int t, double entropy, double[] into) {
        int[] levels = policy.levels();
        double log = 0;
        for (int head = 0, at = 0; head < levels.length; at += levels[head++]) {
            log += logit[at + prices[t][head]] - LearntPolicy.logSum(logit, at, levels[head]);
        }
        double ratio = Math.exp(Math.min(20, log - logProbability[t]));
        boolean clipped = advantage[t] >= 0 ? ratio > 1 + CLIP : ratio < 1 - CLIP;
        double push = clipped ? 0 : -advantage[t] * ratio;
        for (int head = 0, at = 0; head < levels.length; at += levels[head++]) {
            double all = LearntPolicy.logSum(logit, at, levels[head]);
            double disorder = 0;
            for (int k = 0; k < levels[head]; k++) {
                double l = logit[at + k] - all;
                disorder -= Math.exp(l) * l;
            }
            for (int k = 0; k < levels[head]; k++) {
                double l = logit[at + k] - all;
                double p = Math.exp(l);
                into[at + k] = push * ((k == prices[t][head] ? 1 : 0) - p) + entropy * p * (l + disorder);
            }
        }
    }
}
