package io.clickshelf.forecasting.model.hierarchy;

import io.clickshelf.forecasting.model.combination.SeriesForecaster;
import io.clickshelf.forecasting.model.combination.SeriesTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Forecasts every node of a hierarchy by itself, and makes the forecasts add up by the {@link Way} that would have served
 * best, without harm to any level, at {@value #ORIGINS} rolling origins, each judged with error covariances from the others.
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
        double[][] samples = samples(nodes, paths, -1, horizon);
        Map<Way, Double> errors = new LinkedHashMap<>();
        Map<Way, double[][]> all = new LinkedHashMap<>();
        List<WayChoice.Judged> judged = new ArrayList<>();
        for (Way way : Way.all(hierarchy)) {
            WayChoice.Judged record = WayChoice.judge(way, ratios(hierarchy, nodes, paths, way, horizon));
            judged.add(record);
            errors.put(way, Math.exp(record.error()));
            all.put(way, way.over(hierarchy, samples).reconcile(paths.getFirst()));
        }
        Way chosen = WayChoice.best(judged).way();
        return new HierarchicalForecast(paths.getFirst(), Objects.requireNonNull(all.get(chosen)), chosen, errors, all);
    }

    private double[][] base(double[][] nodes, int end, int[] seasons, int horizon) {
        List<SeriesTask> tasks = new ArrayList<>();
        for (double[] node : nodes) {
            tasks.add(new SeriesTask(Arrays.copyOf(node, end), seasons, horizon));
        }
        return forecaster.forecast(tasks).stream().map(f -> f.mean()).toArray(double[][]::new);
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

    /** Of one way: logarithms of root mean squared errors over the base forecasts', [origin][level]. */
    private static double[][] ratios(
            Hierarchy hierarchy, double[][] nodes, List<double[][]> paths, Way way, int horizon) {
        int levels = hierarchy.levels().size() + 1;
        double[][] ratios = new double[ORIGINS][levels];
        for (int origin = 1; origin <= ORIGINS; origin++) {
            Reconciler reconciler = way.over(hierarchy, samples(nodes, paths, origin, horizon));
            double[][] reconciled = reconciler.reconcile(paths.get(origin));
            for (int l = 0; l < levels; l++) {
                int end = l < levels - 1 ? hierarchy.firstNode(l + 1) : nodes.length;
                double own = 0;
                double base = 0;
                for (int node = hierarchy.firstNode(l); node < end; node++) {
                    own += squares(nodes[node], reconciled[node], origin);
                    base += squares(nodes[node], paths.get(origin)[node], origin);
                }
                ratios[origin - 1][l] = base > 0 && own > 0 ? Math.log(own / base) / 2 : 0;
            }
        }
        return ratios;
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
