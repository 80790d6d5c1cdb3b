package io.clickshelf.logistics.model.stock.policy;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Lognormal demand: {@code ln D} is normal.
 *
 * @param location mean of {@code ln D}
 * @param scale    standard deviation of {@code ln D}
 */
public record LognormalDemand(double location, double scale) implements DemandDistribution {

    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

    public LognormalDemand {
        Checks.finite("location", location);
        Checks.positive("scale", scale);
    }

    @Override
    public double mean() {
        return Math.exp(location + scale * scale / 2);
    }

    @Override
    public double standardDeviation() {
        return mean() * Math.sqrt(Math.expm1(scale * scale));
    }

    @Override
    public double cumulative(double x) {
        return x <= 0 ? 0 : STANDARD.cumulativeProbability((Math.log(x) - location) / scale);
    }

    @Override
    public double quantile(double probability) {
        return Math.exp(location + scale * STANDARD.inverseCumulativeProbability(probability));
    }

    @Override
    public double expectedShortage(double level) {
        if (level <= 0) {
            return mean() - level;
        }
        double z = (location - Math.log(level)) / scale;
        return mean() * STANDARD.cumulativeProbability(z + scale) - level * STANDARD.cumulativeProbability(z);
    }
}
