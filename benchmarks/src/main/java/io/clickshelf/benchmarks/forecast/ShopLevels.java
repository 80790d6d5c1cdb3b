package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import io.clickshelf.forecasting.model.demand.Covariates;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.model.demand.DemandForecaster;
import io.clickshelf.forecasting.model.demand.DemandHistory;
import io.clickshelf.forecasting.model.hierarchy.Hierarchy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.IntStream;

/**
 * The service's own fit of a real shop, its last 28 days held out, and the 28 before them: the error of the whole shop, of
 * kinds of products and of products by sums of products' forecasts as they are served, and by each level's own forecasts. A
 * kind is the last word of a title, if ten products have it.
 */
final class ShopLevels {

    private static final int HORIZON = 28;
    private static final int ORIGINS = 2;
    /** As much to learn from as is held out. */
    private static final int FEWEST_DAYS = 2 * ORIGINS * HORIZON;

    private static final int FEWEST = 10;
    private static final String NO_KIND = "";

    private final NavigableMap<LocalDate, List<ShopSales.Sale>> sales;
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final int threads;

    private ShopLevels(NavigableMap<LocalDate, List<ShopSales.Sale>> sales, int threads) {
        this.sales = sales;
        this.threads = threads;
    }

    static void run(Path file, int threads, Report report) throws IOException {
        String set = String.valueOf(file.getFileName());
        NavigableMap<LocalDate, List<ShopSales.Sale>> sales = ShopSales.read(file);
        long days = sales.lastKey().toEpochDay() - sales.firstKey().toEpochDay() + 1;
        if (days < FEWEST_DAYS) {
            throw new BenchmarkException(file + " covers " + days + " days; levels need " + FEWEST_DAYS + ".");
        }
        for (int origin = 1; origin <= ORIGINS; origin++) {
            new ShopLevels(sales, threads).run(set + "/" + origin, origin * HORIZON, report);
        }
    }

    private void run(String set, int heldOut, Report report) {
        LocalDate first = sales.firstKey();
        int days = (int) (sales.lastKey().toEpochDay() - first.toEpochDay()) + 1;
        int seen = days - heldOut;
        Map<String, double[]> units = new LinkedHashMap<>();
        sales.headMap(first.plusDays(seen))
                .values()
                .forEach(sold -> sold.forEach(sale -> {
                    units.computeIfAbsent(sale.code(), code -> new double[days]);
                    titles.putIfAbsent(sale.code(), sale.title());
                }));
        sales.forEach((day, sold) -> sold.forEach(sale -> {
            double[] row = units.get(sale.code());
            if (row != null) {
                row[(int) (day.toEpochDay() - first.toEpochDay())] += sale.units();
            }
        }));
        List<String> ids = List.copyOf(units.keySet());
        double[][] demand = units.values().toArray(double[][]::new);
        Hierarchy hierarchy = hierarchy(ids);
        double[][] nodes = hierarchy.aggregate(demand);
        int[][] groups = {hierarchy.levels().getLast().groupOf()};
        DemandForecastModel model = fit(new DemandHistory(
                first, ids, until(demand, seen), new Covariates(new float[0][][], new float[0][], groups)));
        report.say("  %s: %d products, %s", set, ids.size(), model.report().chosenModels());
        model.report()
                .levels()
                .forEach((level, errors) ->
                        report.say("    %s, error over bottom-up at the origins: %s", level, errors));
        List<String> names = IntStream.range(0, hierarchy.aggregates())
                .mapToObj(Integer::toString)
                .toList();
        DemandForecastModel own = fit(new DemandHistory(first, names, until(Arrays.copyOf(nodes, names.size()), seen)));
        double[][] served = hierarchy.aggregate(means(model, ids));
        errors(set, "clickshelf", hierarchy, nodes, served, seen, report);
        errors(set, "own", hierarchy, nodes, means(own, names), seen, report);
    }

    private DemandForecastModel fit(DemandHistory history) {
        return new DemandForecaster(threads).fit(history, HORIZON);
    }

    private Hierarchy hierarchy(List<String> ids) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        ids.forEach(id -> counts.merge(kind(id), 1, Integer::sum));
        List<String> kinds = ids.stream()
                .map(this::kind)
                .map(kind -> counts.getOrDefault(kind, 0) < FEWEST ? NO_KIND : kind)
                .toList();
        List<String> total = ids.stream().map(id -> NO_KIND).toList();
        return new Hierarchy(
                List.of(Hierarchy.Level.of("total", total), Hierarchy.Level.of("kinds", kinds)), ids.size());
    }

    private String kind(String id) {
        String[] words = titles.getOrDefault(id, NO_KIND)
                .strip()
                .toLowerCase(Locale.ROOT)
                .split("\\P{L}+", -1);
        return words[words.length - 1];
    }

    private static double[][] until(double[][] rows, int days) {
        return Arrays.stream(rows).map(row -> Arrays.copyOf(row, days)).toArray(double[][]::new);
    }

    private static double[][] means(DemandForecastModel model, List<String> ids) {
        return ids.stream().map(id -> model.means(id, HORIZON)).toArray(double[][]::new);
    }

    /** WAPE by day and of the sums of all days, of the levels that there are forecasts of. */
    private static void errors(
            String set,
            String name,
            Hierarchy hierarchy,
            double[][] actual,
            double[][] expected,
            int seen,
            Report report) {
        int levels = hierarchy.levels().size();
        for (int l = 0; l <= levels && hierarchy.firstNode(l) < expected.length; l++) {
            int end = l < levels ? hierarchy.firstNode(l + 1) : expected.length;
            double byDay = 0;
            double ofSums = 0;
            double units = 0;
            for (int node = hierarchy.firstNode(l); node < end; node++) {
                double difference = 0;
                for (int h = 0; h < HORIZON; h++) {
                    double error = actual[node][seen + h] - expected[node][h];
                    byDay += Math.abs(error);
                    difference += error;
                    units += actual[node][seen + h];
                }
                ofSums += Math.abs(difference);
            }
            String level = set + "/" + (l < levels ? hierarchy.levels().get(l).name() : "products");
            report.add(level, name, "WAPE", 100 * byDay / units, "%");
            report.add(level, name, "WAPE_of_28_days", 100 * ofSums / units, "%");
        }
    }
}
