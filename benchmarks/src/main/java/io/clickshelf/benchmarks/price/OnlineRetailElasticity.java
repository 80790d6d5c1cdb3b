package io.clickshelf.benchmarks.price;

import io.clickshelf.benchmarks.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The published regressions on the real shop's order lines: log quantity on log price by item, day and country, with each
 * item's mean taken out, and with effects of item, day and country (alternating projections).
 */
final class OnlineRetailElasticity {

    private static final Set<String> NO_GOODS = Set.of("POST", "DOT", "M", "AMAZONFEE", "BANK CHARGES", "C2", "S");
    private static final Set<String> ERRORS = Set.of("16446", "12346");
    private static final int SWEEPS = 200;
    private static final int POISSON_ROUNDS = 60;

    private final Report report;

    OnlineRetailElasticity(Report report) {
        this.report = report;
    }

    private record Line(String item, String day, String country, double quantity, double price) {}

    /** Rows with their effects' indices. */
    private static final class Panel {
        int rows;
        double[] logPrice = {};
        double[] quantity = {};
        int[][] effect = {};
        int[] sizes = {};
    }

    void run(Path data) throws IOException {
        Panel panel = panel(data.resolve("online-retail/online_retail.csv.gz"));
        double[] logQuantity = new double[panel.rows];
        for (int i = 0; i < panel.rows; i++) {
            logQuantity[i] = Math.log(panel.quantity[i]);
        }
        report.add("online retail", "regression", "rows", panel.rows, "");
        report.add("online retail", "regression", "slope-item-demeaned", slope(panel, logQuantity, 1, 1), "");
        report.add("online retail", "regression", "slope-fixed-effects", slope(panel, logQuantity, 3, SWEEPS), "");
        report.add("online retail", "regression", "slope-poisson", poisson(panel), "");
    }

    /** Least squares of one variable after the first effects are projected out of both. */
    private static double slope(Panel panel, double[] y, int effects, int sweeps) {
        double[] ones = new double[panel.rows];
        Arrays.fill(ones, 1);
        double[] x = projected(panel, panel.logPrice, ones, effects, sweeps);
        double[] z = projected(panel, y, ones, effects, sweeps);
        double xx = 0;
        double xz = 0;
        for (int i = 0; i < panel.rows; i++) {
            xx += x[i] * x[i];
            xz += x[i] * z[i];
        }
        return xz / xx;
    }

    private static double[] projected(Panel panel, double[] values, double[] weight, int effects, int sweeps) {
        double[] left = values.clone();
        for (int sweep = 0; sweep < sweeps; sweep++) {
            double moved = 0;
            for (int e = 0; e < effects; e++) {
                double[] sum = new double[panel.sizes[e]];
                double[] count = new double[panel.sizes[e]];
                for (int i = 0; i < panel.rows; i++) {
                    sum[panel.effect[e][i]] += weight[i] * left[i];
                    count[panel.effect[e][i]] += weight[i];
                }
                for (int i = 0; i < panel.rows; i++) {
                    int k = panel.effect[e][i];
                    left[i] -= sum[k] / count[k];
                    moved = Math.max(moved, Math.abs(sum[k] / count[k]));
                }
            }
            if (moved < 1e-9) {
                break;
            }
        }
        return left;
    }

    /** Poisson with effects by re-weighted least squares of the working response. */
    private static double poisson(Panel panel) {
        double[] log = new double[panel.rows];
        for (int i = 0; i < panel.rows; i++) {
            log[i] = Math.log(panel.quantity[i] + .1);
        }
        double slope = 0;
        double[] weight = new double[panel.rows];
        double[] working = new double[panel.rows];
        for (int round = 0; round < POISSON_ROUNDS; round++) {
            for (int i = 0; i < panel.rows; i++) {
                double mean = Math.exp(Math.clamp(log[i], -20, 20));
                weight[i] = mean;
                working[i] = log[i] + (panel.quantity[i] - mean) / mean;
            }
            double[] x = projected(panel, panel.logPrice, weight, 3, 20);
            double[] z = projected(panel, working, weight, 3, 20);
            double xx = 0;
            double xz = 0;
            for (int i = 0; i < panel.rows; i++) {
                xx += weight[i] * x[i] * x[i];
                xz += weight[i] * x[i] * z[i];
            }
            double before = slope;
            slope = xz / xx;
            for (int i = 0; i < panel.rows; i++) {
                log[i] = working[i] - (z[i] - slope * x[i]);
            }
            if (Math.abs(slope - before) < 1e-6) {
                break;
            }
        }
        return slope;
    }

    private static Panel panel(Path file) throws IOException {
        List<Line> lines = lines(new CsvRows(file));
        Map<String, double[]> prices = new HashMap<>();
        lines.stream()
                .collect(Collectors.groupingBy(Line::item))
                .forEach((item, all) -> prices.put(
                        item, all.stream().mapToDouble(Line::price).sorted().toArray()));
        Map<String, double[]> sums = new TreeMap<>();
        for (Line line : lines) {
            double[] sorted = Objects.requireNonNull(prices.get(line.item()));
            double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
            if (line.price() > median / 3 && line.price() < median * 3) {
                double[] sum = sums.computeIfAbsent(
                        line.item() + '\t' + line.day() + '\t' + line.country(), key -> new double[2]);
                sum[0] += line.quantity();
                sum[1] += line.quantity() * line.price();
            }
        }
        return indexed(sums);
    }

    /** Items whose price never varied tell nothing and are left out. */
    private static Panel indexed(Map<String, double[]> sums) {
        Map<String, double[]> range = new HashMap<>();
        sums.forEach((key, sum) -> {
            double price = sum[1] / sum[0];
            double[] seen = range.computeIfAbsent(key.split("\t")[0], item -> new double[] {price, price});
            seen[0] = Math.min(seen[0], price);
            seen[1] = Math.max(seen[1], price);
        });
        Panel panel = new Panel();
        panel.logPrice = new double[sums.size()];
        panel.quantity = new double[sums.size()];
        panel.effect = new int[3][sums.size()];
        List<Map<String, Integer>> index = List.of(new HashMap<>(), new HashMap<>(), new HashMap<>());
        sums.forEach((key, sum) -> {
            String[] parts = key.split("\t");
            double[] seen = Objects.requireNonNull(range.get(parts[0]));
            if (seen[1] - seen[0] > 1e-9) {
                int row = panel.rows++;
                panel.logPrice[row] = Math.log(sum[1] / sum[0]);
                panel.quantity[row] = sum[0];
                for (int e = 0; e < 3; e++) {
                    Map<String, Integer> known = index.get(e);
                    panel.effect[e][row] = known.computeIfAbsent(parts[e], name -> known.size());
                }
            }
        });
        panel.sizes = index.stream().mapToInt(Map::size).toArray();
        return panel;
    }

    private static List<Line> lines(CsvRows csv) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < csv.size(); i++) {
            double quantity = csv.number(i, "Quantity");
            double price = csv.number(i, "UnitPrice");
            String item = csv.text(i, "StockCode");
            String customer = csv.text(i, "CustomerID").replace(".0", "");
            if (quantity > 0 && price > 0 && !NO_GOODS.contains(item) && !ERRORS.contains(customer)) {
                String day = csv.text(i, "InvoiceDate").split(" ")[0];
                lines.add(new Line(item, day, csv.text(i, "Country"), quantity, price));
            }
        }
        return lines;
    }
}
