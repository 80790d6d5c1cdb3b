package io.clickshelf.pricing.model.price.market;

import io.clickshelf.pricing.model.price.PriceDecider;
import io.clickshelf.pricing.model.price.PriceLimits;
import java.math.BigDecimal;
import java.util.SplittableRandom;

/**
 * A policy learnt by reinforcement against the standing one, in a product's simulated market, on episodes that neither saw: it wins only by more
 * than two standard errors of the difference.
 *
 * @param standing   earned per episode by deciding anew each day
 * @param challenger earned by the learnt policy
 * @param error      standard error of the difference
 * @param days       of an episode
 * @param price      that the challenger would set now
 */
public record Challenge(double standing, double challenger, double error, int days, BigDecimal price) {

    private static final int LEARN_EPISODES = 8;
    private static final int ROUNDS = 200;
    private static final int JUDGED = 200;
    private static final double PROOF = 2;

    public boolean won() {
        return challenger - standing > PROOF * error;
    }

    /** Learns and judges; the same seed gives the same result. */
    public static Challenge of(ProductMarket market, PriceDecider decider, PriceLimits limits, long seed) {
        MarketPolicy standing = (seen, into) -> into[0] =
                market.nearest(decider.decide(market.situation(), limits).price());
        LearntPolicy learnt = new PolicyLearner(market, LEARN_EPISODES, seed).learn(ROUNDS);
        return of(market, standing, learnt, seed + 1);
    }

    /** Judges one policy against the other. */
    static Challenge of(ProductMarket market, MarketPolicy standing, MarketPolicy challenger, long seed) {
        double[] before = MarketPolicy.episodes(market, standing, JUDGED, seed);
        double[] after = MarketPolicy.episodes(market, challenger, JUDGED, seed);
        double sum = 0;
        double squares = 0;
        for (int n = 0; n < JUDGED; n++) {
            sum += after[n] - before[n];
            squares += (after[n] - before[n]) * (after[n] - before[n]);
        }
        double mean = sum / JUDGED;
        double variance = Math.max(0, squares / JUDGED - mean * mean) / (JUDGED - 1);
        double base = 0;
        for (double earned : before) {
            base += earned / JUDGED;
        }
        return new Challenge(
                base, base + mean, Math.sqrt(variance), market.periods(), firstPrice(market, challenger, seed));
    }

    private static BigDecimal firstPrice(ProductMarket market, MarketPolicy policy, long seed) {
        double[] seen = new double[market.observations()];
        int[] move = new int[1];
        market.start(new SplittableRandom(seed));
        market.observe(seen);
        policy.prices(seen, move);
        return market.priceAfter(move[0]);
    }
}
