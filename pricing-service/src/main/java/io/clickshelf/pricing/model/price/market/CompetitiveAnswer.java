package io.clickshelf.pricing.model.price.market;

import java.util.Arrays;

/**
 * The best answer to a rival whose prices are watched, that never leads a rival up: each period it asks the price that earns
 * most against what the rival is expected to ask next, and what its own price may make of the rival's counts for nothing.
 *
 * <p>Learning agents that do count it can teach one another to keep prices high without a word (Calvano et al. 2020). Without
 * memory of who punished whom and without a future to gain, there is nothing to collude with: against a fixed price this
 * is the exact best answer; two of them end where each answers the other best, which is the static equilibrium. Where
 * leading a rival is lawful and wanted, because it follows a fixed rule, there is {@code RivalReaction}.
 *
 * <p>Expects the rival's last price again, mixed with its prices before by a weight that halves every few periods, so that
 * two of them don't chase one another in circles (fictitious play: Brown 1951). Not for several threads.
 */
public final class CompetitiveAnswer {

    private static final double FORGETTING = .7;

    private final double[] belief;

    /** @param rivalPrices that the rival may ask */
    public CompetitiveAnswer(int rivalPrices) {
        belief = new double[rivalPrices];
        Arrays.fill(belief, 1.0 / rivalPrices);
    }

    /** The rival asked this price. */
    public void observe(int rival) {
        for (int k = 0; k < belief.length; k++) {
            belief[k] *= FORGETTING;
        }
        belief[rival] += 1 - FORGETTING;
    }

    /** @param profit of a period by own and rival price */
    public int answer(double[][] profit) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int own = 0; own < profit.length; own++) {
            double expected = 0;
            for (int rival = 0; rival < belief.length; rival++) {
                expected += belief[rival] * profit[own][rival];
            }
            if (expected > most) {
                most = expected;
                best = own;
            }
        }
        return best;
    }
}
