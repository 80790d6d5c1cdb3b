package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.forecasting.model.demand.Covariates;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The M5 subset: sales, shelf prices by week, and a calendar with events and days of food stamps. */
public final class M5Data {

    private static final LocalDate FIRST_DAY = LocalDate.of(2011, 1, 29);
    private static final int HORIZON = 28;
    private static final int ORIGINS = 3;

    private M5Data() {}

    /**
     * What the folder holds.
     *
     * @param demand [item][day]; items that began later have zeros before
     * @param price  the newest of each item, NaN where none is known
     */
    public record Panel(
            LocalDate firstDay, List<String> ids, double[][] demand, double[] price, Covariates covariates) {}

    static void run(String set, Path folder, int threads, Report report) throws IOException {
        Panel panel = read(folder);
        new RetailRun(set, panel.firstDay(), panel.demand(), panel.covariates(), HORIZON, threads).run(ORIGINS, report);
    }

    public static Panel read(Path folder) throws IOException {
        Map<String, double[]> rows = WideFile.read(folder.resolve("sales_train_evaluation_afcs2020.csv.gz"), 0);
        List<Integer> weeks = new ArrayList<>();
        List<float[]> days = new ArrayList<>();
        calendar(folder.resolve("calendar_afcs2020.csv.gz"), weeks, days);
        Map<String, Map<Integer, Float>> prices = prices(folder.resolve("sell_prices_afcs2020.csv.gz"));
        float[][] price = new float[rows.size()][weeks.size()];
        double[] newest = new double[rows.size()];
        int i = 0;
        for (String id : rows.keySet()) {
            String item = id.substring(0, id.indexOf("_CA_"));
            Map<Integer, Float> own = prices.getOrDefault(item, Map.of());
            newest[i] = own.entrySet().stream()
                    .max(Map.Entry.comparingByKey())
                    .map(week -> (double) week.getValue())
                    .orElse(Double.NaN);
            for (int t = 0; t < weeks.size(); t++) {
                Float value = own.get(weeks.get(t));
                price[i][t] = value == null ? Float.NaN : (float) Math.log(value);
            }
            i++;
        }
        float[][] perDay = new float[days.getFirst().length][days.size()];
        for (int t = 0; t < days.size(); t++) {
            for (int c = 0; c < perDay.length; c++) {
                perDay[c][t] = days.get(t)[c];
            }
        }
        Covariates covariates = new Covariates(new float[][][] {price}, perDay);
        double[][] demand = rows.values().toArray(double[][]::new);
        int length = Arrays.stream(demand).mapToInt(r -> r.length).max().orElse(0);
        for (int r = 0; r < demand.length; r++) {
            double[] padded = new double[length];
            System.arraycopy(demand[r], 0, padded, length - demand[r].length, demand[r].length);
            demand[r] = padded;
        }
        return new Panel(FIRST_DAY, List.copyOf(rows.keySet()), demand, newest, covariates);
    }

    /** Per day its week, and: kind of event, days until the next event, food stamps. */
    private static void calendar(Path file, List<Integer> weeks, List<float[]> days) throws IOException {
        Map<String, Integer> kinds = new HashMap<>();
        try (BufferedReader reader = SeriesFile.open(file)) {
            List<String> header =
                    Arrays.asList(String.valueOf(reader.readLine()).split(",", -1));
            int week = header.indexOf("wm_yr_wk");
            int kind = header.indexOf("event_type_1");
            int snap = header.indexOf("snap_CA");
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                weeks.add(Integer.parseInt(cells[week]));
                float event = cells[kind].isEmpty() ? 0 : kinds.computeIfAbsent(cells[kind], k -> kinds.size() + 1);
                days.add(new float[] {event, Float.NaN, Float.parseFloat(cells[snap])});
            }
        }
        float until = Float.NaN;
        for (int t = days.size() - 1; t >= 0; t--) {
            until = days.get(t)[0] > 0 ? 0 : until + 1;
            days.get(t)[1] = until;
        }
    }

    private static Map<String, Map<Integer, Float>> prices(Path file) throws IOException {
        Map<String, Map<Integer, Float>> prices = new HashMap<>();
        try (BufferedReader reader = SeriesFile.open(file)) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                prices.computeIfAbsent(cells[1], item -> new HashMap<>())
                        .put(Integer.parseInt(cells[2]), Float.parseFloat(cells[3]));
            }
        }
        return prices;
    }
}
