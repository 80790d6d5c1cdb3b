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
import java.util.SplittableRandom;

/**
 * FreshRetailNet: 90 days of fresh food in 898 stores, with the hours each shelf was empty, discounts, promotions and
 * holidays. What was sold on a day with empty hours is less than what was wanted: it is grossed up if at most half the
 * day was lost, and unknown otherwise. Only days without an empty hour are judged, because only they tell the truth.
 */
final class FreshData {

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 3, 28);
    private static final int DAYS = 90;
    private static final int HORIZON = 7;
    private static final int OPEN_HOURS = 16;
    private static final int MASKED_SERIES = 4_000;
    private static final double MASKED_SHARE = 0.3;

    private FreshData() {}

    static void run(String set, Path folder, int limit, int threads, Report report) throws IOException {
        List<double[]> demand = new ArrayList<>();
        List<float[]> discount = new ArrayList<>();
        List<float[]> promotion = new ArrayList<>();
        read(folder.resolve("freshretail_daily.csv.gz"), limit, demand, discount, promotion);
        Covariates covariates = new Covariates(
                new float[][][] {discount.toArray(float[][]::new), promotion.toArray(float[][]::new)},
                new float[][] {holidays(folder.resolve("freshretail_holidays.csv"))});
        double[][] rows = demand.toArray(double[][]::new);
        new RetailRun(set, FIRST_DAY, rows, covariates, HORIZON, threads).run(1, report);
        masked(set, rows, covariates, threads, report);
    }

    /** Days in stock are taken for out of stock, as unknown or as zero: what that does to the forecast of known days. */
    private static void masked(String set, double[][] demand, Covariates covariates, int threads, Report report) {
        int size = Math.min(MASKED_SERIES, demand.length);
        double[][] unknown = new double[size][];
        double[][] zero = new double[size][];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < size; i++) {
            unknown[i] = demand[i].clone();
            zero[i] = demand[i].clone();
            for (int t = 0; t < DAYS - HORIZON; t++) {
                if (!Double.isNaN(demand[i][t]) && random.nextDouble() < MASKED_SHARE) {
                    unknown[i][t] = Double.NaN;
                    zero[i][t] = 0;
                }
            }
        }
        new RetailRun(set + "/masked_unknown", FIRST_DAY, unknown, covariates, HORIZON, threads).run(1, report);
        new RetailRun(set + "/masked_zero", FIRST_DAY, zero, covariates, HORIZON, threads).run(1, report);
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
                double[] row = new double[DAYS];
                for (int t = 0; t < DAYS; t++) {
                    boolean held = t >= DAYS - HORIZON;
                    row[t] = hours[t] == 0
                            ? sold[t]
                            : held || hours[t] > OPEN_HOURS / 2.0
                                    ? Double.NaN
                                    : Math.rint(sold[t] * OPEN_HOURS / (OPEN_HOURS - hours[t]) * 10) / 10;
                }
                demand.add(row);
                double[] rate = numbers(cells[reduced]);
                float[] rates = new float[DAYS];
                float[] flags = new float[DAYS];
                for (int t = 0; t < DAYS; t++) {
                    rates[t] = (float) rate[t];
                    flags[t] = cells[activity].charAt(t) - '0';
                }
                discount.add(rates);
                promotion.add(flags);
            }
        }
    }

    private static float[] holidays(Path file) throws IOException {
        float[] flags = new float[DAYS];
        try (BufferedReader reader = SeriesFile.open(file)) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                long day = LocalDate.parse(cells[0]).toEpochDay() - FIRST_DAY.toEpochDay();
                if (day >= 0 && day < DAYS) {
                    flags[(int) day] = Float.parseFloat(cells[1]);
                }
            }
        }
        return flags;
    }

    private static double[] numbers(String cell) {
        String[] parts = cell.split(";");
        double[] numbers = new double[DAYS];
        for (int t = 0; t < DAYS; t++) {
            numbers[t] = Double.parseDouble(parts[t]);
        }
        return numbers;
    }
}
