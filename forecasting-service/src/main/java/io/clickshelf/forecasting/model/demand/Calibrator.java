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
        private final DoubleArrayList spreads = new DoubleArrayList();
        private final DoubleArrayList masses = new DoubleArrayList();

        private void add(CountDistribution expected, double units, boolean newest, SplittableRandom random) {
            double[] below = expected.cumulative(units);
            transforms.add(below[0] + random.nextDouble() * (below[1] - below[0]));
            spreads.add(expected.standardDeviation());
            if (newest) {
                masses.add(expected.highestDensity().around(units));
            }
        }

        private void addAll(Outcomes others) {
            transforms.addAll(others.transforms);
            spreads.addAll(others.spreads);
        }

        /** As a quantile's pinball loss in units falls by its distribution's spread times what its level is wrong by. */
        private LevelCalibration levels() {
            return LevelCalibration.of(transforms.toDoubleArray(), spreads.toDoubleArray());
        }

        private LevelCalibration intervals() {
            return LevelCalibration.of(masses.toDoubleArray());
        }
    }

    /**
     * A product's forecast, and the days that followed.
     *
     * @param open of these days
     * @param path levels on them
     */
    private record Followed(double[] demand, OpenDays open, double[] profile, double[] path, float[] dispersion) {

        /** Of all non-overlapping windows of the horizon (single days: every third). */
        private void collect(Outcomes[] outcomes, boolean newest, SplittableRandom random) {
            for (int w = 0; w < Dispersion.WINDOWS.length; w++) {
                int d = Dispersion.WINDOWS[w];
                int stride = d == 1 ? 3 : path.length;
                for (int from = 0; from + d <= path.length; from += stride) {
                    double mean = 0;
                    double sum = 0;
                    for (int h = from; h < from + d; h++) {
                        mean += path[h] * profile[open.weekday()[h]];
                        sum += demand[open.day()[h]];
                    }
                    if (mean > 0 && !Double.isNaN(sum)) {
                        outcomes[w].add(new CountDistribution(mean, dispersion[w]), sum, newest, random);
                    }
                }
            }
        }
    }

    private Calibrator() {}

    /**
     * Per group and window of {@link Dispersion#WINDOWS}. Quantiles are calibrated over all groups and runs: a few origins say
     * of one group's tail mostly what these weeks were like, and stock that follows it swings. They have the least pinball
     * loss in units. An interval's coverage counts every product of its group alike, and is to hold for weeks like the last.
     *
     * @param runs   newest first
     * @param newest so many of them are for the intervals
     */
    static Calibration[][] calibrate(DemandHistory history, List<OriginRun> runs, int newest, Blend blend) {
        int groups = blend.choice().length;
        int windows = Dispersion.WINDOWS.length;
        Outcomes[][] outcomes = new Outcomes[groups][windows];
        for (Outcomes[] row : outcomes) {
            Arrays.setAll(row, w -> new Outcomes());
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < runs.size(); k++) {
            OriginRun run = runs.get(k);
            float[][] dispersions = dispersions(run);
            double[][] paths = blend.paths(run);
            for (int i = 0; i < history.products(); i++) {
                if (run.judged(i)) {
                    int group = run.groups()[i];
                    new Followed(
                                    history.observed()[i],
                                    run.open(),
                                    run.products()[i].profile(),
                                    paths[i],
                                    dispersions[i])
                            .collect(outcomes[group], k < newest, random);
                }
            }
        }
        Calibration[][] calibrations = new Calibration[groups][windows];
        for (int w = 0; w < windows; w++) {
            Outcomes all = new Outcomes();
            for (Outcomes[] group : outcomes) {
                all.addAll(group[w]);
            }
            LevelCalibration levels = all.levels();
            for (int g = 0; g < groups; g++) {
                calibrations[g][w] = new Calibration(levels, outcomes[g][w].intervals());
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
            own[i] = Dispersion.of(run.products()[i].asked());
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
}
