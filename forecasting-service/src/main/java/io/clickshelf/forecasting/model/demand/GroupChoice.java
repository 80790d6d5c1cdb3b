package io.clickshelf.forecasting.model.demand;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses, for each group of products, the models whose mean forecasts best: models are ranked by their error over the
 * rolling origins, and the mean of the best k is taken for the k with the least error. The error is the Poisson deviance
 * of the daily demand, in units of the product's lump: it is least for the true mean, which the median-seeking absolute
 * error is not when most days are zero.
 */
final class GroupChoice {

    private static final int MOST_MODELS = 4;

    private GroupChoice() {}

    /** The chosen candidates per group; {@code fallback} where no outcome is known. */
    static int[][] choose(DemandHistory history, List<OriginRun> runs, int candidates, int[] fallback) {
        int groups = DemandGroup.values().length;
        int[][] choice = new int[groups][];
        for (int group = 0; group < groups; group++) {
            choice[group] = chooseFor(group, history, runs, candidates, fallback);
        }
        return choice;
    }

    private static int[] chooseFor(
            int group, DemandHistory history, List<OriginRun> runs, int candidates, int[] fallback) {
        double[] errors = new double[candidates];
        for (int k = 0; k < candidates; k++) {
            errors[k] = error(group, history, runs, new int[] {k});
        }
        Integer[] ranked = new Integer[candidates];
        Arrays.setAll(ranked, k -> k);
        Arrays.sort(ranked, Comparator.comparingDouble(k -> errors[k]));
        if (!(errors[ranked[0]] > 0)) {
            return fallback;
        }
        int[] best = {ranked[0]};
        double least = errors[ranked[0]];
        for (int size = 2; size <= Math.min(MOST_MODELS, candidates); size++) {
            int[] chosen = new int[size];
            Arrays.setAll(chosen, i -> ranked[i]);
            double error = error(group, history, runs, chosen);
            if (error < least) {
                least = error;
                best = chosen;
            }
        }
        return best;
    }

    private static double error(int group, DemandHistory history, List<OriginRun> runs, int[] chosen) {
        double sum = 0;
        for (OriginRun run : runs) {
            for (int i = 0; i < history.products(); i++) {
                if (run.groups()[i] == group && run.judged(i)) {
                    sum += deviance(history.observed()[i], run, i, run.combined(i, chosen));
                }
            }
        }
        return sum;
    }

    /** Of one product's days after a run's cut from a path of levels. */
    static double deviance(double[] demand, OriginRun run, int product, double[] path) {
        ProductSeries series = run.products()[product];
        double unit = series.unitSize();
        double sum = 0;
        for (int h = 0; h < path.length; h++) {
            double y = demand[run.open().day()[h]] / unit;
            if (!Double.isNaN(y)) {
                double mean =
                        Math.max(1e-3, path[h] * series.profile()[run.open().weekday()[h]] / unit);
                sum += 2 * ((y > 0 ? y * Math.log(y / mean) : 0) - (y - mean));
            }
        }
        return sum;
    }
}
