package io.clickshelf.logistics.model.stock.policy;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Normal demand, the textbook's approximation for fast movers. */
public record NormalDemand(double mean, double standardDeviation) implements DemandDistribution {

    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

    public NormalDemand {
        Checks.finite("mean", mean);
        Checks.positive("standardDeviation", standardDeviation);
    }

    @Override
    public double cumulative(double x) {
        return STANDARD.cumulativeProbability((x - mean) / standardDeviation);
    }

    @Override
    public double quantile(double probability) {
        return mean + standardDeviation * STANDARD.inverseCumulativeProbability(probability);
    }

    @Override
    public double expectedShortage(double level) {
        double z = (level - mean) / standardDeviation;
        return standardDeviation * (STANDARD.density(z) - z * STANDARD.cumulativeProbability(-z));
    }

    /** The second-order loss function {@code E[((D - level)+)^2] / 2}, the integral of the first from level on. */
    public double secondOrderShortage(double level) {
        double z = (level - mean) / standardDeviation;
        double standard = ((z * z + 1) * STANDARD.cumulativeProbability(-z) - z * STANDARD.density(z)) / 2;
        return standardDeviation * standardDeviation * standard;
    }
}
