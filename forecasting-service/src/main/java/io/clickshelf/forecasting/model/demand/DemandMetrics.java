package io.clickshelf.forecasting.model.demand;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/**
 * Accuracy on held-out days, over all products that had sold before. Absolute errors are of the median, squared ones of
 * the mean.
 *
 * @param mase       mean absolute error over that of the in-sample seasonal naive forecast, mean over products
 * @param smape      200 |a-f| / (|a|+|f|), zero where both are zero, mean over days and products, in percent
 * @param wape       sum of absolute errors over sum of demand
 * @param rmsse      root of the mean squared error over that of the in-sample naive forecast, mean over products
 * @param pinball    sum over levels' mean pinball loss, over sum of demand
 * @param coverage80 share of outcomes between the 10 % and the 90 % quantile
 * @param coverage95 share of outcomes between the 2.5 % and the 97.5 % quantile
 */
public record DemandMetrics(
        double mase, double smape, double wape, double rmsse, double pinball, double coverage80, double coverage95) {

    /** Nothing could be held out. */
    public static final DemandMetrics UNKNOWN =
            new DemandMetrics(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    public boolean known() {
        return !Double.isNaN(pinball);
    }

    /** The measures by their names. */
    public Map<String, Double> byName() {
        return known()
                ? Map.of(
                        "mase",
                        mase,
                        "smape",
                        smape,
                        "wape",
                        wape,
                        "rmsse",
                        rmsse,
                        "pinball",
                        pinball,
                        "coverage80",
                        coverage80,
                        "coverage95",
                        coverage95)
                : Map.of();
    }

    void save(DataOutput out) throws IOException {
        for (double value : new double[] {mase, smape, wape, rmsse, pinball, coverage80, coverage95}) {
            out.writeDouble(value);
        }
    }

    static DemandMetrics load(DataInput in) throws IOException {
        return new DemandMetrics(
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }
}
