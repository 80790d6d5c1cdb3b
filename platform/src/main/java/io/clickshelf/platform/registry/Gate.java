package io.clickshelf.platform.registry;

import java.util.Locale;
import java.util.Map;

/**
 * Lets a candidate become champion only if it is no worse than the champion on the same hold-out.
 *
 * @param metric       that decides
 * @param higherIsBetter whether more of it is better
 * @param tolerance    relative loss that still counts as no worse, for noise between hold-outs, e.g. 0.02
 */
public record Gate(String metric, boolean higherIsBetter, double tolerance) {

    /** The verdict and its reason, in words. */
    public record Verdict(boolean promoted, String reason) {}

    public Verdict judge(Map<String, Double> candidate, Map<String, Double> champion) {
        double mine = candidate.getOrDefault(metric, Double.NaN);
        double theirs = champion.getOrDefault(metric, Double.NaN);
        boolean unmeasured = Double.isNaN(mine);
        if (Double.isNaN(theirs)) {
            return new Verdict(
                    true, unmeasured ? "too little data to measure it" : "held against no champion: " + shown(mine));
        }
        if (unmeasured) {
            return new Verdict(false, "could not be measured; the champion has " + shown(theirs));
        }
        double slack = tolerance * Math.abs(theirs);
        boolean noWorse = higherIsBetter ? mine >= theirs - slack : mine <= theirs + slack;
        return new Verdict(
                noWorse,
                shown(mine) + (noWorse ? " is no worse than " : " is worse than ") + "the champion's " + shown(theirs));
    }

    private String shown(double value) {
        return String.format(Locale.ROOT, "%s %.4f", metric, value);
    }
}
