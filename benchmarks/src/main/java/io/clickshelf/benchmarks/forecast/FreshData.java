package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.forecasting.model.demand.Covariates;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * FreshRetailNet: 90 days (or as many as the file has) of fresh food in 898 stores, with the hours each shelf was empty, discounts, promotions and
 * holidays. What was sold on a day with empty hours is less than what was wanted: it is grossed up if at most half the
 * day was lost, and unknown otherwise. Only days without an empty hour are judged, because only they tell the truth.
 */
final class FreshData {

    private static final int HORIZON = 7;
    private static final int OPEN_HOURS = 16;
    private static final int MASKED_SERIES = 4_000;
    private static final double MASKED_SHARE = 0.3;

    private FreshData() {}

    /** Demand [series][day], unknown where the shelf was empty too long. */
    record Panel(LocalDate firstDay, double[][] demand, Covariates covariates) {}

    static void run(String set, Path folder, int limit, int threads, Report report) throws IOException {
        Panel panel = read(folder, limit);
        new RetailRun(set, panel.firstDay(), panel.demand(), panel.covariates(), HORIZON, threads).run(1, report);
        masked(set, panel, threads, report);
    }

    static Panel read(Path folder, int limit) throws IOException {
        List<double[]> demand = new ArrayList<>();
        List<float[]> discount = new ArrayList<>();
        List<float[]> promotion = new ArrayList<>();
        read(WideFile.find(folder, "freshretail_daily"), limit, demand, discount, promotion);
        Path calendar = WideFile.find(folder, "freshretail_holidays");
        LocalDate firstDay = firstDay(calendar);
        Covariates covariates = new Covariates(
                new float[][][] {discount.toArray(float[][]::new), promotion.toArray(float[][]::new)},
                new float[][] {holidays(calendar, demand.getFirst().length)});
        return new Panel(firstDay, demand.toArray(double[][]::new), covariates);
    }

    /** Days in stock are taken for out of stock, as unknown or as zero: what that does to the forecast of known days. */
    private static void masked(String set, Panel panel, int threads, Report report) {
        double[][] demand = panel.demand();
        int size = Math.min(MASKED_SERIES, demand.length);
        double[][] unknown = new double[size][];
        double[][] zero = new double[size][];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < size; i++) {
            unknown[i] = demand[i].clone();
            zero[i] = demand[i].clone();
            for (int t = 0; t < demand[i].length - HORIZON; t++) {
                if (!Double.isNaN(demand[i][t]) && random.nextDouble() < MASKED_SHARE) {
                    unknown[i][t] = Double.NaN;
                    zero[i][t] = 0;
                }
            }
        }
        for (Map.Entry<String, double[][]> masked :
                Map.of("unknown", unknown, "zero", zero).entrySet()) {
            new RetailRun(
                            set + "/masked_" + masked.getKey(),
                            panel.firstDay(),
                            masked.getValue(),
                            panel.covariates(),
                            HORIZON,
                            threads)
                    .run(1, report);
        }
    }

    private static void read(
            Path file, int limit, List<double[]> demand, List<float[]> discount, List<float[]> promotion)
            throws IOException {
        try (BufferedReader reader = SeriesFile.open(file)) {
            List<String> header =
                    Arrays.asList(String.valueOf(reader.readLine()).split(",", -1));
            int sales = header.indexOf("sales");
            int empty = header.indexOf("stockout_hours_6_22");
            int reduced = header.indexOf("discount");
            int activity = header.indexOf("activity");
            for (String line = reader.readLine(); line != null && demand.size() < limit; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                double[] sold = numbers(cells[sales]);
                double[] hours = numbers(cells[empty]);
                double[] row = new double[sold.length];
                for (int t = 0; t < row.length; t++) {
                    boolean held = t >= row.length - HORIZON;
                    row[t] = hours[t] == 0
                            ? sold[t]
                            : held || hours[t] > OPEN_HOURS / 2.0
                                    ? Double.NaN
                                    : Math.rint(sold[t] * OPEN_HOURS / (OPEN_HOURS - hours[t]) * 10) / 10;
                }
                demand.add(row);
                double[] rate = numbers(cells[reduced]);
                float[] rates = new float[row.length];
                float[] flags = new float[row.length];
                for (int t = 0; t < row.length; t++) {
                    rates[t] = (float) rate[t];
                    flags[t] = cells[activity].charAt(t) - '0';
                }
                discount.add(rates);
                promotion.add(flags);
            }
        }
    }

    private static LocalDate firstDay(Path calendar) throws IOException {
        try (BufferedReader reader = SeriesFile.open(calendar)) {
            reader.readLine();
            return LocalDate.parse(String.valueOf(reader.readLine()).split(",", -1)[0]);
        }
    }

    /** One flag a line, a day a line. */
    private static float[] holidays(Path calendar, int days) throws IOException {
        float[] flags = new float[days];
        try (BufferedReader reader = SeriesFile.open(calendar)) {
            reader.readLine();
            String line = reader.readLine();
            for (int day = 0; day < days && line != null; day++) {
                flags[day] = Float.parseFloat(line.split(",", -1)[1]);
                line = reader.readLine();
            }
        }
        return flags;
    }

    private static double[] numbers(String cell) {
        String[] parts = cell.split(";");
        return Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
    }
}
