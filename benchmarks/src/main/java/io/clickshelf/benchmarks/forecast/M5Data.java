package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import io.clickshelf.forecasting.model.demand.Covariates;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A part of M5: sales, shelf prices by week, and a calendar with events and days of food stamps, each in a file whose name
 * begins as the original's. The columns are days from the calendar's first on.
 */
public final class M5Data {

    private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.ROOT);
    private static final String STORE = " at ";
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

    static void run(String set, Path folder, int limit, int threads, Report report) throws IOException {
        Panel panel = read(folder);
        double[][] demand = Arrays.copyOf(panel.demand(), Math.min(limit, panel.demand().length));
        new RetailRun(set, new RetailPanel(panel.firstDay(), demand, demand, panel.covariates()), HORIZON, threads)
                .run(ORIGINS, report);
    }

    public static Panel read(Path folder) throws IOException {
        Map<String, double[]> rows = sales(WideFile.find(folder, "sales_train_evaluation"));
        List<Integer> weeks = new ArrayList<>();
        List<float[]> days = new ArrayList<>();
        LocalDate firstDay = calendar(
                WideFile.find(folder, "calendar"),
                state(rows.keySet().iterator().next()),
                weeks,
                days);
        Map<String, Map<Integer, Float>> prices = prices(WideFile.find(folder, "sell_prices"));
        float[][] price = new float[rows.size()][weeks.size()];
        double[] newest = new double[rows.size()];
        int i = 0;
        for (String id : rows.keySet()) {
            Map<Integer, Float> own = prices.getOrDefault(priced(id, prices), Map.of());
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
        return new Panel(firstDay, List.copyOf(rows.keySet()), demand, newest, covariates);
    }

    /** The original has columns of department, category, store and state between the name and the days. */
    private static Map<String, double[]> sales(Path file) throws IOException {
        try (BufferedReader reader = SeriesFile.open(file)) {
            List<String> header =
                    Arrays.asList(String.valueOf(reader.readLine()).split(",", -1));
            int first = IntStream.range(0, header.size())
                    .filter(column -> header.get(column).startsWith("d_"))
                    .findFirst()
                    .orElseThrow(() -> new BenchmarkException("There is no column d_1 in " + file + "."));
            return WideFile.read(file, first - 1);
        }
    }

    private static String state(String id) {
        String[] parts = id.split("_");
        return parts.length > 3 ? parts[3] : "";
    }

    /** The key of an item's prices: item and store if the file has it, else the item: its department and number. */
    private static String priced(String id, Map<String, Map<Integer, Float>> prices) {
        String[] parts = id.split("_");
        String item = String.join("_", Arrays.copyOf(parts, Math.min(3, parts.length)));
        String atStore = item + STORE + (parts.length > 4 ? parts[3] + "_" + parts[4] : "");
        return prices.containsKey(atStore) ? atStore : item;
    }

    /** Per day its week, and: kind of event, days until the next event, food stamps. Returns the first day. */
    private static LocalDate calendar(Path file, String state, List<Integer> weeks, List<float[]> days)
            throws IOException {
        Map<String, Integer> kinds = new HashMap<>();
        try (BufferedReader reader = SeriesFile.open(file)) {
            List<String> header =
                    Arrays.asList(String.valueOf(reader.readLine()).split(",", -1));
            int week = header.indexOf("wm_yr_wk");
            int kind = header.indexOf("event_type_1");
            int date = header.indexOf("date");
            int snap = IntStream.range(0, header.size())
                    .filter(column -> header.get(column).startsWith("snap_"))
                    .reduce((a, b) -> header.get(a).endsWith(state) ? a : b)
                    .orElse(-1);
            LocalDate first = null;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                weeks.add(Integer.parseInt(cells[week]));
                float event = cells[kind].isEmpty() ? 0 : kinds.computeIfAbsent(cells[kind], k -> kinds.size() + 1);
                days.add(new float[] {event, Float.NaN, snap < 0 ? 0 : Float.parseFloat(cells[snap])});
                first = first == null ? day(cells[date]) : first;
            }
            if (first == null) {
                throw new BenchmarkException("There is no day in " + file + ".");
            }
            untilNextEvent(days);
            return first;
        }
    }

    /** Month, day and year as in the original, or as the standard has it. */
    private static LocalDate day(String date) {
        return date.contains("/") ? LocalDate.parse(date, AMERICAN) : LocalDate.parse(date);
    }

    private static void untilNextEvent(List<float[]> days) {
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
                for (String key : List.of(cells[1], cells[1] + STORE + cells[0])) {
                    prices.computeIfAbsent(key, item -> new HashMap<>())
                            .put(Integer.parseInt(cells[2]), Float.parseFloat(cells[3]));
                }
            }
        }
        return prices;
    }
}
