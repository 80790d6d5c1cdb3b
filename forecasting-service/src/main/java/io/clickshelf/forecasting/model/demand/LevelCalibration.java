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

    /** Times the variance of sampling that origins differ by in one case of a hundred. */
    private static final double CHANCE = 4;

    private static final double HIGHEST = 0.9995;

    private final float[] raw;

    private LevelCalibration(float[] raw) {
        this.raw = raw;
    }

    /** From the (randomised) transforms of past outcomes under the raw distributions; identity if they are few. */
    static LevelCalibration of(double[] transforms) {
        return of(transforms, QuantileLevels.grid());
    }

    /**
     * From the masses of the sets that just hold past outcomes, by origin. All products share what moves the whole shop, so
     * that coverage differs from one origin to the next by more than chance, and few origins tell little of the next: what
     * is aimed at lies one standard error of the origins' mean coverage above what is wanted.
     */
    static LevelCalibration cautious(double[][] masses) {
        double[] pooled = Arrays.stream(masses).flatMapToDouble(Arrays::stream).toArray();
        double[] levels = QuantileLevels.grid();
        LevelCalibration plain = of(pooled);
        double[] aims = new double[levels.length];
        for (int i = 0; i < levels.length; i++) {
            double aim = levels[i] + doubt(masses, plain.raw[i], levels[i]);
            double most = (1 + levels[i]) / 2;
            aims[i] = Math.max(i == 0 ? 0 : aims[i - 1], Math.min(most, aim));
        }
        return of(pooled, aims);
    }

    /** Standard error of the origins' mean coverage by sets of a raw mass, beyond what sampling alone would do. */
    private static double doubt(double[][] masses, double raw, double level) {
        double squares = 0;
        int origins = 0;
        for (double[] origin : masses) {
            if (origin.length >= FEWEST_VALUES) {
                double covered = (double) Arrays.stream(origin)
                                .filter(mass -> mass <= raw)
                                .count()
                        / origin.length;
                squares += (covered - level) * (covered - level) - CHANCE * level * (1 - level) / origin.length;
                origins++;
            }
        }
        return origins < 2 ? 0 : Math.sqrt(Math.max(0, squares) / (origins - 1) / origins);
    }

    private static LevelCalibration of(double[] transforms, double[] aims) {
        float[] raw = new float[aims.length];
        double[] sorted = transforms.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < aims.length; i++) {
            double value = aims[i];
            if (sorted.length >= FEWEST_VALUES) {
                double position = aims[i] * (sorted.length - 1);
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
