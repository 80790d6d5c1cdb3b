package io.clickshelf.pricing.model.price;

import java.util.Arrays;

/**
 * A rival's answer to our price, learnt by watching, and the best price against it by dynamic programming.
 *
 * <p>All that is assumed is that the rival doesn't answer a higher price with a lower one: true of matching, undercutting by
 * any amount or share, matching value, and fixed prices. Each answer seen bounds all others. Where an answer isn't known the
 * highest possible one is hoped for (optimism in the face of uncertainty), so that prices worth trying are tried and
 * no others. Prices are indices into a rising list. Not for use by several threads.
 */
public final class RivalReaction {

    /** Beyond this many periods to come the first price no longer depends on the end. */
    private static final int LONGEST_PLAN = 64;

    private final int[] most;
    private final int rivalPrices;

    /**
     * @param ownPrices   how many prices we may ask
     * @param rivalPrices how many the rival may
     */
    public RivalReaction(int ownPrices, int rivalPrices) {
        if (ownPrices < 1 || rivalPrices < 1) {
            throw new IllegalArgumentException(
                    ownPrices + " own and " + rivalPrices + " rival prices; at least one of each.");
        }
        this.rivalPrices = rivalPrices;
        most = new int[ownPrices];
        Arrays.fill(most, rivalPrices - 1);
    }

    /** The rival answered our price with one of its own. */
    public void observe(int own, int answer) {
        if (answer < 0 || answer >= rivalPrices) {
            throw new IllegalArgumentException("Rival price " + answer + " of " + rivalPrices + ".");
        }
        most[own] = answer;
        for (int lower = 0; lower < own; lower++) {
            most[lower] = Math.min(most[lower], answer);
        }
        // An answer above what a dearer price was thought to get shows that the rival has changed its rule.
        for (int higher = own + 1; higher < most.length; higher++) {
            most[higher] = Math.max(most[higher], answer);
        }
    }

    /** The answer expected to our price. */
    public int expected(int own) {
        return most[own];
    }

    /**
     * Our best price now.
     *
     * @param rival   the rival's price now
     * @param periods to come, this one included
     * @param half    profit of half a period, by own and rival price: the first half against the rival's price now, the
     *     second against its answer
     */
    public int bestAnswer(int rival, int periods, double[][] half) {
        double[] value = new double[rivalPrices];
        int best = 0;
        for (int k = 0; k < Math.min(periods, LONGEST_PLAN); k++) {
            double[] next = new double[rivalPrices];
            for (int state = 0; state < rivalPrices; state++) {
                double top = Double.NEGATIVE_INFINITY;
                for (int own = 0; own < most.length; own++) {
                    double earned = half[own][state] + half[own][most[own]] + value[most[own]];
                    if (earned > top) {
                        top = earned;
                        best = state == rival ? own : best;
                    }
                }
                next[state] = top;
            }
            value = next;
        }
        return best;
    }
}
