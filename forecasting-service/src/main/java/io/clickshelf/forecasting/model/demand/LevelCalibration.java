package io.clickshelf.forecasting.model.demand;

import io.clickshelf.forecasting.model.QuantileLevels;
import it.unimi.dsi.fastutil.doubles.DoubleArrays;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Maps the level that is wanted to the level of the raw distribution that really was exceeded that often in the rolling
 * origins (recalibration of the probability integral transform, Kuleshov, Fenner and Ermon 2018). Monotone, so that
 * quantiles never cross.
 */
final class LevelCalibration {

    private static final int FEWEST_VALUES = 100;
    private static final double HIGHEST = 0.9995;

    private final float[] raw;

    private LevelCalibration(float[] raw) {
        this.raw = raw;
    }

    /** From past outcomes that all count alike. */
    static LevelCalibration of(double[] transforms) {
        double[] weights = new double[transforms.length];
        Arrays.fill(weights, 1);
        return of(transforms, weights);
    }

    /**
     * From the (randomised) transforms of past outcomes under the raw distributions, and how much each counts; identity if
     * they are few. Between the middles of neighbouring weights raw levels rise in proportion. {@code O(n log n)}.
     */
    static LevelCalibration of(double[] transforms, double[] weights) {
        double[] levels = QuantileLevels.grid();
        float[] raw = new float[levels.length];
        int[] order = IntStream.range(0, transforms.length).toArray();
        DoubleArrays.quickSortIndirect(order, transforms);
        double total = Arrays.stream(weights).sum();
        int next = 0;
        double middle = transforms.length == 0 ? 0 : weights[order[0]] / 2;
        double before = middle;
        for (int i = 0; i < levels.length; i++) {
            double value = levels[i];
            if (transforms.length >= FEWEST_VALUES) {
                double wanted = levels[i] * total;
                while (middle < wanted && next + 1 < order.length) {
                    before = middle;
                    middle += (weights[order[next]] + weights[order[next + 1]]) / 2;
                    next++;
                }
                double below = transforms[order[Math.max(0, next - 1)]];
                double share = middle > before ? Math.clamp((wanted - before) / (middle - before), 0, 1) : 1;
                value = below + share * (transforms[order[next]] - below);
            }
            raw[i] = (float) Math.clamp(value, 1 - HIGHEST, HIGHEST);
        }
        return new LevelCalibration(raw);
    }

    /** The raw level for a wanted level in (0, 1). */
    double raw(double level) {
        double[] levels = QuantileLevels.grid();
        int last = levels.length - 1;
        if (level <= levels[0]) {
            return raw[0] * level / levels[0];
        }
        if (level >= levels[last]) {
            return 1 - (1 - raw[last]) * (1 - level) / (1 - levels[last]);
        }
        int i = 1;
        while (levels[i] < level) {
            i++;
        }
        double share = (level - levels[i - 1]) / (levels[i] - levels[i - 1]);
        return raw[i - 1] + share * (raw[i] - raw[i - 1]);
    }

    void save(DataOutput out) throws IOException {
        for (float value : raw) {
            out.writeFloat(value);
        }
    }

    static LevelCalibration load(DataInput in) throws IOException {
        float[] raw = new float[QuantileLevels.count()];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = in.readFloat();
        }
        return new LevelCalibration(raw);
    }
}
