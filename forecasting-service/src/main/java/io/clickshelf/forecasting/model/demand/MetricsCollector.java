package io.clickshelf.forecasting.model.demand;

import io.clickshelf.forecasting.model.Intervals;
import io.clickshelf.forecasting.model.QuantileLevels;

/** Adds up the held-out errors of one model, product by product. */
final class MetricsCollector {

    private static final double[] LEVELS = QuantileLevels.grid();
    private static final int MEDIAN = QuantileLevels.indexOf(0.5);

    private double scaledErrors;
    private int scaledProducts;
    private double rootErrors;
    private int rootProducts;
    private double percent;
    private double absolute;
    private double demand;
    private double loss;
    private double inner;
    private double outer;
    private int days;

    /**
     * Adds one product's held-out days; unknown days (NaN) are passed over.
     *
     * @param scale       the in-sample mean absolute error of the seasonal naive forecast; zero leaves MASE out
     * @param squareScale the in-sample mean squared error of the naive forecast; zero leaves RMSSE out
     */
    void add(
            double[] actual,
            double[] mean,
            double[][] quantiles,
            double[][][] intervals,
            double scale,
            double squareScale) {
        double errors = 0;
        double squares = 0;
        int known = 0;
        for (int h = 0; h < actual.length; h++) {
            double y = actual[h];
            if (Double.isNaN(y)) {
                continue;
            }
            known++;
            double[] q = quantiles[h];
            double error = Math.abs(y - q[MEDIAN]);
            errors += error;
            squares += (y - mean[h]) * (y - mean[h]);
            double size = Math.abs(y) + Math.abs(q[MEDIAN]);
            percent += size == 0 ? 0 : 200 * error / size;
            demand += y;
            for (int k = 0; k < LEVELS.length; k++) {
                double difference = y - q[k];
                loss += (difference >= 0 ? LEVELS[k] : LEVELS[k] - 1) * difference / LEVELS.length;
            }
            inner += Intervals.holds(intervals[h][0], y);
            outer += Intervals.holds(intervals[h][1], y);
        }
        days += known;
        absolute += errors;
        if (known > 0 && scale > 0) {
            scaledErrors += errors / known / scale;
            scaledProducts++;
        }
        if (known > 0 && squareScale > 0) {
            rootErrors += Math.sqrt(squares / known / squareScale);
            rootProducts++;
        }
    }

    DemandMetrics metrics() {
        return days == 0
                ? DemandMetrics.UNKNOWN
                : new DemandMetrics(
                        scaledErrors / scaledProducts,
                        percent / days,
                        absolute / demand,
                        rootErrors / rootProducts,
                        loss / demand,
                        inner / days,
                        outer / days);
    }
}
