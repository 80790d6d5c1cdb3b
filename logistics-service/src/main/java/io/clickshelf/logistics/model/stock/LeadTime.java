package io.clickshelf.logistics.model.stock;

import io.clickshelf.logistics.model.stock.policy.Checks;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many whole days an order takes to arrive: {@code probabilities[d]} is the chance of d days. Immutable.
 */
public final class LeadTime {

    private static final int LONGEST_DAYS = 730;

    private final double[] probabilities;
    private final double mean;
    private final double standardDeviation;

    private LeadTime(double[] probabilities) {
        this.probabilities = probabilities;
        double first = 0;
        double second = 0;
        for (int d = 0; d < probabilities.length; d++) {
            first += d * probabilities[d];
            second += (double) d * d * probabilities[d];
        }
        this.mean = first;
        this.standardDeviation = Math.sqrt(Math.max(0, second - first * first));
    }

    /** Always so many days; a fraction is the chance of the day after. */
    public static LeadTime fixed(double days) {
        checkDays(days);
        int whole = (int) Math.floor(days);
        double fraction = days - whole;
        double[] p = new double[whole + (fraction > 0 ? 2 : 1)];
        p[whole] = 1 - fraction;
        if (fraction > 0) {
            p[whole + 1] = fraction;
        }
        return new LeadTime(p);
    }

    /** By the weight of each number of days, e.g. how often it was seen. */
    public static LeadTime ofWeights(Map<Integer, Double> weightByDays) {
        double total = 0;
        int longest = 0;
        for (Map.Entry<Integer, Double> entry : weightByDays.entrySet()) {
            checkDays(entry.getKey());
            total += Checks.notNegative("weight of a lead time", entry.getValue());
            longest = Math.max(longest, entry.getKey());
        }
        Checks.positive("sum of the lead time's weights", total);
        double[] p = new double[longest + 1];
        for (Map.Entry<Integer, Double> entry : new TreeMap<>(weightByDays).entrySet()) {
            p[entry.getKey()] = entry.getValue() / total;
        }
        return new LeadTime(p);
    }

    /** So many days more. */
    public LeadTime later(int days) {
        double[] shifted = new double[probabilities.length + days];
        System.arraycopy(probabilities, 0, shifted, days, probabilities.length);
        return new LeadTime(shifted);
    }

    private static void checkDays(double days) {
        if (!(days >= 0 && days <= LONGEST_DAYS)) {
            throw new IllegalArgumentException(
                    "leadTime is " + days + " days; it must be from 0 to " + LONGEST_DAYS + ".");
        }
    }

    public double mean() {
        return mean;
    }

    public double standardDeviation() {
        return standardDeviation;
    }

    /** The chance of exactly so many days. */
    public double probability(int days) {
        return days < 0 || days >= probabilities.length ? 0 : probabilities[days];
    }

    /** The most days that have any chance. */
    public int longest() {
        return probabilities.length - 1;
    }
}
