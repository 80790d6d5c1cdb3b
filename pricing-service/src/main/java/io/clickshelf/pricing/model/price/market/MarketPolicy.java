package io.clickshelf.pricing.model.price.market;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Which prices to set, by what is seen. */
@FunctionalInterface
public interface MarketPolicy {

    void prices(double[] seen, int[] into);

    /** Mean earned per episode over episodes drawn from a seed; the same seed gives policies the same episodes to start from. */
    static double earned(Market market, MarketPolicy policy, int episodes, long seed) {
        return Arrays.stream(episodes(market, policy, episodes, seed)).sum() / episodes;
    }

    /** Earned in each of such episodes. */
    static double[] episodes(Market market, MarketPolicy policy, int episodes, long seed) {
        double[] earned = new double[episodes];
        double[] seen = new double[market.observations()];
        int[] prices = new int[market.levels().length];
        // Split, for seeds in equal steps may give one and the same stream, shifted.
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int episode = 0; episode < episodes; episode++) {
            SplittableRandom random = seeds.split();
            market.start(random);
            for (int t = 0; t < market.periods(); t++) {
                market.observe(seen);
                policy.prices(seen, prices);
                earned[episode] += market.step(prices, random);
            }
        }
        return earned;
    }
}
