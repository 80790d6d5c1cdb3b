package io.clickshelf.benchmarks.forecast;

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

/**
 * FreshRetailNet as it is written: one series a line.
 *
 * @param sold       [series][day]
 * @param empty      [series][day] hours of the opening time without stock
 * @param covariates discount, promotion, holidays; city, store and categories as groups
 */
record FreshTable(LocalDate firstDay, double[][] sold, int[][] empty, Covariates covariates) {

    private static final List<String> GROUPINGS =
            List.of("city_id", "store_id", "management_group_id", "cat1", "cat2", "cat3", "product_id");

    int days() {
        return sold[0].length;
    }

    /** @param open hours of a day, which no shelf is empty for longer than */
    static FreshTable read(Path folder, int limit, int open) throws IOException {
        List<double[]> sold = new ArrayList<>();
        List<int[]> empty = new ArrayList<>();
        List<float[]> discount = new ArrayList<>();
        List<float[]> promotion = new ArrayList<>();
        List<String[]> keys = new ArrayList<>();
        try (BufferedReader reader = SeriesFile.open(WideFile.find(folder, "freshretail_daily"))) {
            List<String> header =
                    Arrays.asList(String.valueOf(reader.readLine()).split(",", -1));
            List<String> groupings = GROUPINGS.stream().filter(header::contains).toList();
            for (String line = reader.readLine(); line != null && sold.size() < limit; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                sold.add(numbers(cells[header.indexOf("sales")]));
                empty.add(Arrays.stream(numbers(cells[header.indexOf("stockout_hours_6_22")]))
                        .mapToInt(hours -> (int) Math.clamp(hours, 0, open))
                        .toArray());
                discount.add(floats(numbers(cells[header.indexOf("discount")])));
                promotion.add(floats(cells[header.indexOf("activity")]
                        .chars()
                        .mapToDouble(flag -> flag - '0')
                        .toArray()));
                keys.add(groupings.stream()
                        .map(grouping -> cells[header.indexOf(grouping)])
                        .toArray(String[]::new));
            }
        }
        Path calendar = WideFile.find(folder, "freshretail_holidays");
        Covariates covariates = new Covariates(
                new float[][][] {discount.toArray(float[][]::new), promotion.toArray(float[][]::new)},
                new float[][] {holidays(calendar, sold.getFirst().length)},
                groups(keys));
        return new FreshTable(
                firstDay(calendar), sold.toArray(double[][]::new), empty.toArray(int[][]::new), covariates);
    }

    /** [grouping][series], numbered as they come. */
    private static int[][] groups(List<String[]> keys) {
        int[][] groups = new int[keys.getFirst().length][keys.size()];
        for (int g = 0; g < groups.length; g++) {
            Map<String, Integer> numbers = new HashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                String key = keys.get(i)[g];
                groups[g][i] = numbers.computeIfAbsent(key, k -> numbers.size());
            }
        }
        return groups;
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
        return Arrays.stream(cell.split(";")).mapToDouble(Double::parseDouble).toArray();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int t = 0; t < floats.length; t++) {
            floats[t] = (float) values[t];
        }
        return floats;
    }
}
