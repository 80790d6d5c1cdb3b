package io.clickshelf.forecasting.model.demand;

/**
 * How demand spreads over the weekdays: factors whose mean over the open days is one. A product's own factors are shrunk
 * towards the shop's, the more, the fewer and lumpier its demands.
 */
final class WeekProfile {

    /** Of whose days a profile is taken. */
    enum Of {
        /** Of none: all weekdays are alike. */
        NOTHING,
        PRODUCT,
        /** Of the sum of many products, which scatters less than its lumps would have it. */
        GROUP
    }

    /** About the inverse of the variance between products of a weekday's factor. */
    private static final double PRIOR = 10;

    private static final int DAYS = 7;

    private WeekProfile() {}

    /** No difference between the weekdays. */
    static double[] flat() {
        double[] factors = new double[7];
        java.util.Arrays.fill(factors, 1);
        return factors;
    }

    /** The whole shop's factors, from each product's demand in units of its own mean, so that no large one dominates. */
    static double[] pooled(double[][] demand, OpenDays open) {
        double[] sum = new double[7];
        for (double[] row : demand) {
            double total = 0;
            double squares = 0;
            for (int t : open.day()) {
                double units = Double.isNaN(row[t]) ? 0 : row[t];
                total += units;
                squares += units * units;
            }
            if (total > 0) {
                for (int j = 0; j < open.count(); j++) {
                    double units = row[open.day()[j]];
                    sum[open.weekday()[j]] += Double.isNaN(units) ? 0 : units * total / squares;
                }
            }
        }
        return normalised(sum, open);
    }

    /**
     * The factors from capped demand since {@code from}: the nearer to {@code pooled}, the larger a product's lumps are beside
     * its mean, or the more a group's days scatter around their weekday's mean.
     */
    static double[] of(double[] demand, double cap, OpenDays open, int from, double[] pooled, Of of) {
        double[] sum = new double[7];
        double[] days = new double[7];
        double total = 0;
        double squares = 0;
        double known = 0;
        for (int j = from; j < open.count(); j++) {
            double units = demand[open.day()[j]];
            if (!Double.isNaN(units)) {
                double capped = Math.min(cap, units);
                sum[open.weekday()[j]] += capped;
                days[open.weekday()[j]]++;
                total += capped;
                squares += capped * capped;
                known++;
            }
        }
        if (total == 0) {
            return pooled;
        }
        double mean = total / known;
        double scatter =
                of == Of.GROUP && known > 2 * DAYS ? (squares - between(sum, days)) / (known - DAYS) : squares / known;
        double prior = PRIOR * scatter / (mean * mean);
        double[] factors = new double[7];
        for (int w = 0; w < 7; w++) {
            factors[w] = (sum[w] / mean + prior * pooled[w]) / (days[w] + prior);
        }
        return factors;
    }

    /** What the weekdays' means have of the squares. */
    private static double between(double[] sum, double[] days) {
        double between = 0;
        for (int w = 0; w < DAYS; w++) {
            between += days[w] > 0 ? sum[w] * sum[w] / days[w] : 0;
        }
        return between;
    }

    private static double[] normalised(double[] sum, OpenDays open) {
        double[] days = new double[7];
        double total = 0;
        for (int w : open.weekday()) {
            days[w]++;
        }
        for (double s : sum) {
            total += s;
        }
        double[] factors = new double[7];
        for (int w = 0; w < 7; w++) {
            factors[w] = days[w] == 0 || total == 0 ? 1 : sum[w] / days[w] * open.count() / total;
            factors[w] = Math.max(factors[w], 0.02);
        }
        return factors;
    }
}
