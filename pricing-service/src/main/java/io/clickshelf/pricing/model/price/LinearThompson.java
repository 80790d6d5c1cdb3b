package io.clickshelf.pricing.model.price;

import java.util.random.RandomGenerator;

/**
 * Learns a linear demand curve d = a - b p + noise: least squares, a curve drawn from its posterior, the best price on that
 * curve, and at least a distance shrinking as t^(-1/4) from the mean price so far, so that learning never stops
 * (controlled variance: den Boer and Zwart 2014; Keskin and Zeevi 2014). The noise is estimated. O(1) per period.
 */
public final class LinearThompson implements PriceLearner {

    private final double lowest;
    private final double highest;
    private final double leastSpread;
    private int n;
    private double sumP;
    private double sumD;
    private double sumPp;
    private double sumPd;
    private double sumDd;

    /**
     * @param lowest      price allowed
     * @param highest     price allowed
     * @param leastSpread least distance from the mean price in the first period, as a share of the price range; 0 for none
     */
    public LinearThompson(double lowest, double highest, double leastSpread) {
        if (!(lowest >= 0 && highest > lowest)) {
            throw new IllegalArgumentException(
                    "Prices from " + lowest + " to " + highest + ": the highest must be above the lowest.");
        }
        this.lowest = lowest;
        this.highest = highest;
        this.leastSpread = leastSpread;
    }

    @Override
    public double next(RandomGenerator random) {
        if (n < 2) {
            return n == 0 ? lowest : highest;
        }
        double meanP = sumP / n;
        double meanD = sumD / n;
        double spread = sumPp - n * meanP * meanP;
        double slope = (sumPd - n * meanP * meanD) / spread;
        double residual = Math.max(0, sumDd - n * meanD * meanD - slope * slope * spread);
        // Noise variance with one prior observation of a tenth of the mean demand.
        double variance = (residual + .01 * meanD * meanD) / Math.max(1, n - 1);
        double drawnSlope = slope + random.nextGaussian() * Math.sqrt(variance / spread);
        double drawnMean = meanD + random.nextGaussian() * Math.sqrt(variance / n);
        double price = drawnSlope < -1e-9 ? (meanP - drawnMean / drawnSlope) / 2 : highest;
        price = Math.clamp(price, lowest, highest);
        double least = leastSpread * (highest - lowest) * Math.pow(n, -.25);
        if (Math.abs(price - meanP) < least) {
            double up = meanP + least;
            price = price >= meanP && up <= highest ? up : Math.max(lowest, meanP - least);
        }
        return price;
    }

    @Override
    public void observe(double price, double sold) {
        n++;
        sumP += price;
        sumD += sold;
        sumPp += price * price;
        sumPd += price * sold;
        sumDd += sold * sold;
    }
}
