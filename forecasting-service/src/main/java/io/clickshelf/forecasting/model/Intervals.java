package io.clickshelf.forecasting.model;

/** The intervals that come with every forecast, as [period][coverage] {lowest, highest}. */
public final class Intervals {

    private static final double[] COVERAGES = {0.8, 0.95};
    private static final int[][] BETWEEN = {
        {QuantileLevels.indexOf(0.1), QuantileLevels.indexOf(0.9)},
        {QuantileLevels.indexOf(0.025), QuantileLevels.indexOf(0.975)}
    };

    private Intervals() {}

    /** 80 % and 95 %, in this order; a fresh array. */
    public static double[] coverages() {
        return COVERAGES.clone();
    }

    /** From the quantiles of the grid, [period][level], with as much above as below; right for what is not counted. */
    public static double[][][] central(double[][] quantiles) {
        double[][][] intervals = new double[quantiles.length][COVERAGES.length][];
        for (int h = 0; h < quantiles.length; h++) {
            for (int i = 0; i < COVERAGES.length; i++) {
                intervals[h][i] = new double[] {quantiles[h][BETWEEN[i][0]], quantiles[h][BETWEEN[i][1]]};
            }
        }
        return intervals;
    }

    /** 1 if a value lies within, ends included, else 0. */
    public static int holds(double[] interval, double value) {
        return value >= interval[0] - 1e-9 && value <= interval[1] + 1e-9 ? 1 : 0;
    }
}
