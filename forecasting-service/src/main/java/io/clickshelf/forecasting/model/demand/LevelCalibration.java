package io.clickshelf.forecasting.model.demand;

import io.clickshelf.forecasting.model.QuantileLevels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

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

    /** From the (randomised) transforms of past outcomes under the raw distributions; identity if they are few. */
    static LevelCalibration of(double[] transforms) {
        double[] levels = QuantileLevels.grid();
        float[] raw = new float[levels.length];
        double[] sorted = transforms.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < levels.length; i++) {
            double value = levels[i];
            if (sorted.length >= FEWEST_VALUES) {
                double position = levels[i] * (sorted.length - 1);
                int below = (int) position;
                double share = position - below;
                double above = sorted[Math.min(sorted.length - 1, below + 1)];
                value = sorted[below] + share * (above - sorted[below]);
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
