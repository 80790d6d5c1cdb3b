package io.clickshelf.pricing.model.promotion;

import java.util.Arrays;

/**
 * Whether targeting pays, judged on scores that weren't fitted to the people judged (out of fold): profit of offering to the
 * best share of people, to everybody, and to nobody. Targeting is chosen only where it beats both by more than two standard
 * errors; else the better of "everybody" and "nobody" is the answer.
 *
 * @param policy       what to do
 * @param share        of people to offer to, best first; 1 for everybody, 0 for nobody
 * @param threshold    least score offered to, for a targeting policy
 * @param profit       expected per person of the population, over offering nobody anything
 * @param profitOfAll  of offering to everybody
 * @param standardError of the difference between the best share and the better of all and none
 */
public record TargetingChoice(
        Policy policy, double share, double threshold, double profit, double profitOfAll, double standardError) {

    /** Who gets the offer. */
    public enum Policy {
        TARGETED,
        EVERYBODY,
        NOBODY
    }

    private static final int SHARES = 50;

    /** Standard errors: the best of many shares looks better than it is. */
    private static final double PROOF = 2;

    /** Neighbouring shares averaged to either side: the profit curve is flat and noisy near its top. */
    private static final int SMOOTHING = 3;

    /**
     * @param score  out-of-fold uplift per person of the trial
     * @param trial  randomised
     * @param margin earned by one outcome
     * @param cost   of one offer
     */
    public static TargetingChoice of(double[] score, Trial trial, double margin, double cost) {
        return of(score, trial, new Earnings(margin, margin, cost));
    }

    /**
     * What an outcome earns.
     *
     * @param treated   with an offer, what is given away taken off
     * @param untreated without one
     * @param cost      of one offer, whatever comes of it
     */
    public record Earnings(double treated, double untreated, double cost) {}

    /** As {@link #of(double[], Trial, double, double)}, for offers that cost where they are taken. */
    public static TargetingChoice of(double[] score, Trial trial, Earnings earnings) {
        int n = score.length;
        int[] order = UpliftMeasure.order(score);
        double[] gain = new double[n];
        double share = trial.treatedShare();
        for (int k = 0; k < n; k++) {
            int i = order[k];
            double y = trial.outcome()[i];
            gain[k] = (trial.treated()[i] ? y * earnings.treated() / share : -y * earnings.untreated() / (1 - share))
                    - earnings.cost();
        }
        double[] profit = new double[SHARES + 1];
        double sum = 0;
        int done = 0;
        for (int s = 1; s <= SHARES; s++) {
            for (; done < (long) s * n / SHARES; done++) {
                sum += gain[done];
            }
            profit[s] = sum / n;
        }
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int s = 0; s <= SHARES; s++) {
            double smoothed = 0;
            int count = 0;
            for (int k = Math.max(0, s - SMOOTHING); k <= Math.min(SHARES, s + SMOOTHING); k++) {
                smoothed += profit[k];
                count++;
            }
            if (smoothed / count > most) {
                most = smoothed / count;
                best = s;
            }
        }
        double all = profit[SHARES];
        boolean allPays = all > 0;
        int top = (int) ((long) best * n / SHARES);
        double error = standardError(gain, allPays ? top : 0, allPays ? n : top);
        double edge = profit[best] - Math.max(0, all);
        if (best == 0 || best == SHARES || edge <= PROOF * error) {
            return allPays
                    ? new TargetingChoice(Policy.EVERYBODY, 1, Double.NEGATIVE_INFINITY, all, all, error)
                    : new TargetingChoice(Policy.NOBODY, 0, Double.POSITIVE_INFINITY, 0, all, error);
        }
        double threshold = score[order[Math.max(0, top - 1)]];
        return new TargetingChoice(Policy.TARGETED, (double) best / SHARES, threshold, profit[best], all, error);
    }

    /**
     * The same share of the same people by other scores of theirs: those of the model that will score newcomers, which needn't
     * be of the scale of what was judged.
     */
    TargetingChoice by(double[] other) {
        if (policy != Policy.TARGETED) {
            return this;
        }
        double[] ascending = other.clone();
        Arrays.sort(ascending);
        int offered = Math.max(1, (int) Math.round(share * ascending.length));
        double least = ascending[ascending.length - offered];
        return new TargetingChoice(policy, share, least, profit, profitOfAll, standardError);
    }

    /** Of the sum over positions from..to per person of the population. */
    private static double standardError(double[] gain, int from, int to) {
        int n = gain.length;
        double sum = 0;
        double squares = 0;
        for (int k = from; k < to; k++) {
            sum += gain[k];
            squares += gain[k] * gain[k];
        }
        return Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)) / n);
    }

    public boolean offersTo(double score) {
        return score >= threshold;
    }
}
