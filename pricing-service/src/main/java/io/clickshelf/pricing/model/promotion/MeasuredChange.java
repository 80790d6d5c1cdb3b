package io.clickshelf.pricing.model.promotion;

import org.apache.commons.math3.stat.StatUtils;

/**
 * Units of a group of products over what the days before, times what the rest of the shop did since, let expect: difference in
 * differences. The 95 % interval goes by the scatter of days, the trend's included (delta method). O(days).
 *
 * @param perDay         sold during
 * @param baselinePerDay expected without
 * @param units          sold over the baseline, over all days
 * @param halfWidth      of the interval around {@code units}; NaN with fewer than two days of either
 */
public record MeasuredChange(double perDay, double baselinePerDay, double units, double halfWidth) {

    private static final double Z = 1.96;

    /**
     * How the rest of the shop sold during over before, per day.
     *
     * @param variance relative to the square of the factor
     */
    public record Trend(double factor, double variance) {

        /** Units a day; one for certain where the rest sold nothing before. */
        public static Trend of(double[] before, double[] during) {
            double base = StatUtils.mean(before);
            return base > 0
                    ? new Trend(StatUtils.mean(during) / base, relative(before) + relative(during))
                    : new Trend(1, 0);
        }
    }

    /**
     * @param before units a day of the weeks before, at least one
     * @param during units a day, at least one
     */
    public static MeasuredChange of(double[] before, double[] during, Trend trend) {
        double perDay = StatUtils.mean(during);
        double baseline = StatUtils.mean(before) * trend.factor();
        double variance = ofMean(during) + baseline * baseline * (relative(before) + trend.variance());
        boolean known = Math.min(before.length, during.length) > 1;
        return new MeasuredChange(
                perDay,
                baseline,
                (perDay - baseline) * during.length,
                known ? Z * Math.sqrt(variance) * during.length : Double.NaN);
    }

    private static double ofMean(double[] units) {
        return units.length < 2 ? 0 : StatUtils.variance(units) / units.length;
    }

    /** Variance of the mean over its square. */
    private static double relative(double[] units) {
        double mean = StatUtils.mean(units);
        return mean > 0 ? ofMean(units) / (mean * mean) : 0;
    }
}
