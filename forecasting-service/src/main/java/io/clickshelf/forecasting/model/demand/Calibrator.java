package io.clickshelf.forecasting.model.demand;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Learns the level calibrations from what really followed the rolling origins. */
final class Calibrator {

    /** Where in their distributions outcomes lay. */
    private static final class Outcomes {

        private final DoubleArrayList transforms = new DoubleArrayList();
        private final DoubleArrayList masses = new DoubleArrayList();

        private void add(CountDistribution expected, double units, SplittableRandom random) {
            double[] below = expected.cumulative(units);
            transforms.add(below[0] + random.nextDouble() * (below[1] - below[0]));
            masses.add(expected.highestDensity().around(units));
        }

        private Calibration calibration() {
            return new Calibration(
                    LevelCalibration.of(transforms.toDoubleArray()), LevelCalibration.of(masses.toDoubleArray()));
        }
    }

    private Calibrator() {}

    /** Per group and window of {@link Dispersion#WINDOWS}. */
    static Calibration[][] calibrate(DemandHistory history, List<OriginRun> runs, Blend blend) {
        int groups = blend.choice().length;
        int windows = Dispersion.WINDOWS.length;
        Outcomes[][] outcomes = new Outcomes[groups][windows];
        for (Outcomes[] row : outcomes) {
            Arrays.setAll(row, w -> new Outcomes());
        }
        SplittableRandom random = new SplittableRandom(1);
        for (OriginRun run : runs) {
            float[][] dispersions = dispersions(run);
            double[][] paths = blend.paths(run);
            for (int i = 0; i < history.products(); i++) {
                if (run.judged(i)) {
                    int group = run.groups()[i];
                    collect(history.observed()[i], run, i, paths[i], dispersions[i], outcomes[group], random);
                }
            }
        }
        Calibration[][] calibrations = new Calibration[groups][windows];
        for (int g = 0; g < groups; g++) {
            for (int w = 0; w < windows; w++) {
                calibrations[g][w] = outcomes[g][w].calibration();
            }
        }
        return calibrations;
    }

    /** Every product's dispersion as of a run's day. */
    static float[][] dispersions(OriginRun run) {
        int n = run.products().length;
        int groups = DemandGroup.values().length;
        double[][] own = new double[n][];
        for (int i = 0; i < n; i++) {
            own[i] = Dispersion.of(run.products()[i].level());
        }
        double[][] median = new double[groups][];
        for (int g = 0; g < groups; g++) {
            int group = g;
            median[g] = Dispersion.median(java.util.stream.IntStream.range(0, n)
                    .filter(i -> run.groups()[i] == group)
                    .mapToObj(i -> own[i])
                    .toArray(double[][]::new));
        }
        float[][] dispersions = new float[n][];
        for (int i = 0; i < n; i++) {
            dispersions[i] = Dispersion.shrink(own[i], median[run.groups()[i]], run.products()[i].demandDays());
        }
        return dispersions;
    }

    /** The transforms of all non-overlapping windows of the horizon (single days: every third). */
    private static void collect(
            double[] demand,
            OriginRun run,
            int product,
            double[] path,
            float[] dispersion,
            Outcomes[] outcomes,
            SplittableRandom random) {
        double[] profile = run.products()[product].profile();
        for (int w = 0; w < Dispersion.WINDOWS.length; w++) {
            int d = Dispersion.WINDOWS[w];
            int stride = d == 1 ? 3 : path.length;
            for (int from = 0; from + d <= path.length; from += stride) {
                double mean = 0;
                double sum = 0;
                for (int h = from; h < from + d; h++) {
                    mean += path[h] * profile[run.open().weekday()[h]];
                    sum += demand[run.open().day()[h]];
                }
                if (mean > 0 && !Double.isNaN(sum)) {
                    outcomes[w].add(new CountDistribution(mean, dispersion[w]), sum, random);
                }
            }
        }
    }
}
