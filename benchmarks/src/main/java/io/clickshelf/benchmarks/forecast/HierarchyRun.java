package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.forecasting.model.hierarchy.HierarchicalForecast;
import io.clickshelf.forecasting.model.hierarchy.HierarchicalForecaster;
import io.clickshelf.forecasting.model.hierarchy.Hierarchy;
import java.util.Arrays;

/** Holds the last two years of a hierarchy out: the error at every level of base forecasts and of each reconciliation. */
final class HierarchyRun {

    private static final int YEARS = 2;

    private HierarchyRun() {}

    static void run(String set, HierarchyFile file, int threads, Report report) {
        Hierarchy hierarchy = file.hierarchy();
        if (file.leftOut() > 0) {
            report.say("%s: %d series do not reach over all times and are left out", set, file.leftOut());
        }
        int horizon = YEARS * file.season();
        int seen = file.series()[0].length - horizon;
        double[][] past = Arrays.stream(file.series())
                .map(row -> Arrays.copyOf(row, seen))
                .toArray(double[][]::new);
        int[] seasons = file.season() > 1 ? new int[] {file.season()} : new int[0];
        long start = System.nanoTime();
        HierarchicalForecast forecast = new HierarchicalForecaster(threads).forecast(hierarchy, past, seasons, horizon);
        double seconds = (System.nanoTime() - start) / 1e9;
        double[][] actual = hierarchy.aggregate(file.series());
        levels(set, "base", hierarchy, actual, forecast.base(), file.season(), report);
        levels(set, "clickshelf", hierarchy, actual, forecast.reconciled(), file.season(), report);
        forecast.all()
                .forEach((way, paths) ->
                        levels(set, way.name(hierarchy), hierarchy, actual, paths, file.season(), report));
        report.say(
                "  chosen: %s; errors relative to base at earlier origins:",
                forecast.chosen().name(hierarchy));
        forecast.errors().forEach((way, error) -> report.say("    %-40s %.3f", way.name(hierarchy), error));
        report.add(set, "clickshelf", "seconds", seconds, "s");
    }

    private static void levels(
            String set,
            String model,
            Hierarchy hierarchy,
            double[][] actual,
            double[][] paths,
            int season,
            Report report) {
        for (int l = 0; l <= hierarchy.levels().size(); l++) {
            boolean bottom = l == hierarchy.levels().size();
            int end = bottom ? hierarchy.nodes() : hierarchy.firstNode(l + 1);
            double mase = 0;
            double rmsse = 0;
            for (int node = hierarchy.firstNode(l); node < end; node++) {
                double[] y = actual[node];
                int seen = y.length - paths[node].length;
                double absolute = 0;
                double squares = 0;
                for (int h = 0; h < paths[node].length; h++) {
                    double error = y[seen + h] - paths[node][h];
                    absolute += Math.abs(error) / paths[node].length;
                    squares += error * error / paths[node].length;
                }
                double[] train = Arrays.copyOf(y, seen);
                mase += absolute / Accuracy.scale(train, season);
                rmsse += Math.sqrt(squares / squaredScale(train, season));
            }
            int nodes = end - hierarchy.firstNode(l);
            String name =
                    set + "/" + (bottom ? "bottom" : hierarchy.levels().get(l).name());
            report.add(name, model, "MASE", mase / nodes, "");
            report.add(name, model, "RMSSE", rmsse / nodes, "");
        }
    }

    private static double squaredScale(double[] train, int season) {
        double sum = 0;
        for (int t = season; t < train.length; t++) {
            sum += (train[t] - train[t - season]) * (train[t] - train[t - season]);
        }
        return sum / (train.length - season);
    }
}
