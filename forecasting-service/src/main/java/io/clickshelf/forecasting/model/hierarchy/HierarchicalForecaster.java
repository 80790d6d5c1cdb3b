package io.clickshelf.forecasting.model.hierarchy;

import io.clickshelf.forecasting.model.combination.SeriesForecaster;
import io.clickshelf.forecasting.model.combination.SeriesTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Forecasts every node of a hierarchy by itself, and makes the forecasts add up by the {@link Reconciliation} that would
 * have served best at {@value #ORIGINS} rolling origins, each judged with error covariances from the others.
 *
 * <p>Cost: {@value #ORIGINS} + 1 runs of {@link SeriesForecaster} over all nodes.
 */
public final class HierarchicalForecaster {

    private static final int ORIGINS = 4;

    private final SeriesForecaster forecaster;

    /** Uses at most {@code threads} platform threads. */
    public HierarchicalForecaster(int threads) {
        forecaster = new SeriesForecaster(threads);
    }

    /**
     * The forecasts.
     *
     * @param series  [bottom series][time], equally long and known throughout
     * @param seasons the season lengths, empty for none
     * @throws IllegalArgumentException if the series are too short for rolling origins, or not as many as the hierarchy has
     */
    public HierarchicalForecast forecast(Hierarchy hierarchy, double[][] series, int[] seasons, int horizon) {
        if (series.length != hierarchy.bottom()) {
            throw new IllegalArgumentException(
                    "There are " + series.length + " series, the hierarchy has " + hierarchy.bottom() + ".");
        }
        int length = series[0].length;
        if (length < (ORIGINS + 2) * horizon) {
            throw new IllegalArgumentException("The series have " + length + " values; to forecast " + horizon
                    + " ahead they need " + (ORIGINS + 2) * horizon + ".");
        }
        double[][] nodes = hierarchy.aggregate(series);
        List<double[][]> paths = new ArrayList<>();
        for (int origin = 0; origin <= ORIGINS; origin++) {
            paths.add(base(nodes, length - origin * horizon, seasons, horizon));
        }
        Map<Reconciliation, Double> errors = new EnumMap<>(Reconciliation.class);
        for (Reconciliation way : Reconciliation.values()) {
            errors.put(way, error(hierarchy, nodes, paths, way, horizon));
        }
        Reconciliation chosen = errors.entrySet().stream()
                .min(Comparator.comparingDouble(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
        double[][] samples = samples(nodes, paths, -1, horizon);
        Map<Reconciliation, double[][]> all = new EnumMap<>(Reconciliation.class);
        for (Reconciliation way : Reconciliation.values()) {
            all.put(way, reconciled(way.over(hierarchy, samples), paths.getFirst()));
        }
        double[][] best = reconciled(chosen.over(hierarchy, samples), paths.getFirst());
        return new HierarchicalForecast(paths.getFirst(), best, chosen, errors, all);
    }

    private double[][] base(double[][] nodes, int end, int[] seasons, int horizon) {
        List<SeriesTask> tasks = new ArrayList<>();
        for (double[] node : nodes) {
            tasks.add(new SeriesTask(Arrays.copyOf(node, end), seasons, horizon));
        }
        return forecaster.forecast(tasks).stream().map(f -> f.mean()).toArray(double[][]::new);
    }

    private static double[][] reconciled(Reconciler reconciler, double[][] base) {
        double[][] reconciled = new double[base.length][base[0].length];
        double[] column = new double[base.length];
        for (int h = 0; h < base[0].length; h++) {
            int step = h;
            Arrays.setAll(column, node -> base[node][step]);
            double[] changed = reconciler.reconcile(column);
            for (int node = 0; node < base.length; node++) {
                reconciled[node][h] = changed[node];
            }
        }
        return reconciled;
    }

    /** The errors of the base forecasts at all rolling origins but one, [node][origin and step]. */
    private static double[][] samples(double[][] nodes, List<double[][]> paths, int except, int horizon) {
        double[][] samples = new double[nodes.length][(ORIGINS - (except < 0 ? 0 : 1)) * horizon];
        for (int node = 0; node < nodes.length; node++) {
            int at = 0;
            for (int origin = 1; origin <= ORIGINS; origin++) {
                for (int h = 0; h < horizon && origin != except; h++) {
                    int t = nodes[node].length - origin * horizon + h;
                    samples[node][at++] = nodes[node][t] - paths.get(origin)[node][h];
                }
            }
        }
        return samples;
    }

    /** Of one way at the rolling origins: root mean squared errors over the base forecasts', mean over the levels. */
    private static double error(
            Hierarchy hierarchy, double[][] nodes, List<double[][]> paths, Reconciliation way, int horizon) {
        int levels = hierarchy.levels().size() + 1;
        double[] own = new double[levels];
        double[] base = new double[levels];
        for (int origin = 1; origin <= ORIGINS; origin++) {
            Reconciler reconciler = way.over(hierarchy, samples(nodes, paths, origin, horizon));
            double[][] reconciled = reconciled(reconciler, paths.get(origin));
            for (int l = 0; l < levels; l++) {
                int end = l < levels - 1 ? hierarchy.firstNode(l + 1) : nodes.length;
                for (int node = hierarchy.firstNode(l); node < end; node++) {
                    own[l] += squares(nodes[node], reconciled[node], origin);
                    base[l] += squares(nodes[node], paths.get(origin)[node], origin);
                }
            }
        }
        double sum = 0;
        for (int l = 0; l < levels; l++) {
            sum += base[l] > 0 ? Math.sqrt(own[l] / base[l]) : 1;
        }
        return sum / levels;
    }

    private static double squares(double[] actual, double[] path, int origin) {
        double sum = 0;
        for (int h = 0; h < path.length; h++) {
            double error = actual[actual.length - origin * path.length + h] - path[h];
            sum += error * error;
        }
        return sum;
    }
}
