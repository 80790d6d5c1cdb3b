package io.clickshelf.forecasting.model.combination;

import io.clickshelf.forecasting.model.QuantileLevels;
import java.util.Arrays;
import java.util.List;

/**
 * Split-conformal quantiles: the errors of earlier origins, in units of each series' scale and pooled over the group,
 * give the offsets from the point forecast, step by step. With too few errors, normal offsets that grow with the square
 * root of the step stand in.
 */
final class ConformalQuantiles {

    private static final int FEWEST_SCORES = 40;
    private static final double[] NORMAL = {
        -2.326, -1.960, -1.645, -1.282, -1.036, -0.842, -0.674, -0.524, -0.385, -0.253, 0, 0.253, 0.385, 0.524, 0.674,
        0.842, 1.036, 1.282, 1.645, 1.960, 2.326
    };

    private final double[][] offsets;

    private ConformalQuantiles(double[][] offsets) {
        this.offsets = offsets;
    }

    /** From signed scaled errors, [test][step], NaN where unknown. */
    static ConformalQuantiles of(List<double[]> scores, int horizon) {
        double[] levels = QuantileLevels.grid();
        double[][] offsets = new double[horizon][levels.length];
        for (int h = 0; h < horizon; h++) {
            int step = h;
            double[] sorted = scores.stream()
                    .filter(s -> s.length > step)
                    .mapToDouble(s -> s[step])
                    .filter(v -> !Double.isNaN(v))
                    .sorted()
                    .toArray();
            for (int i = 0; i < levels.length; i++) {
                offsets[h][i] = sorted.length >= FEWEST_SCORES
                        ? conformal(sorted, levels[i])
                        : NORMAL[i] * Math.sqrt(1 + h * 0.5);
            }
        }
        return new ConformalQuantiles(offsets);
    }

    /** The order statistic that covers with probability {@code level} among n + 1 exchangeable values. */
    private static double conformal(double[] sorted, double level) {
        double position = Math.clamp(level * (sorted.length + 1) - 1, 0, sorted.length - 1.0);
        int below = (int) position;
        double above = sorted[Math.min(sorted.length - 1, below + 1)];
        return sorted[below] + (position - below) * (above - sorted[below]);
    }

    /** The quantiles around a path, [step][level]; cut at zero for series that are never negative. */
    double[][] around(double[] path, double scale, boolean nonNegative) {
        double[][] quantiles = new double[path.length][];
        for (int h = 0; h < path.length; h++) {
            double[] offset = offsets[Math.min(h, offsets.length - 1)];
            double centre = path[h];
            quantiles[h] = Arrays.stream(offset)
                    .map(o -> nonNegative ? Math.max(0, centre + o * scale) : centre + o * scale)
                    .toArray();
        }
        return quantiles;
    }
}
