package io.clickshelf.benchmarks.stock;

import io.clickshelf.benchmarks.forecast.M5Data;
import io.clickshelf.forecasting.model.demand.Covariates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a shop was asked for.
 *
 * @param units [product][day]
 * @param price of a unit, by product
 */
record ShopDemand(
        String name, LocalDate firstDay, List<String> ids, double[][] units, double[] price, Covariates covariates) {

    int days() {
        return units[0].length;
    }

    int products() {
        return units.length;
    }

    /** Covariates counted from a later first day. */
    Covariates covariatesFrom(int day) {
        float[][][] perProduct = Arrays.stream(covariates.perProduct())
                .map(rows -> from(rows, day))
                .toArray(float[][][]::new);
        return new Covariates(perProduct, from(covariates.perDay(), day), covariates.groups());
    }

    private static float[][] from(float[][] rows, int day) {
        return Arrays.stream(rows)
                .map(row -> Arrays.copyOfRange(row, Math.min(day, row.length), row.length))
                .toArray(float[][]::new);
    }

    /**
     * The same without the products that were not sold before a day, which nobody would have had in stock; of very many, so
     * many drawn evenly.
     */
    ShopDemand knownBefore(int day, int most) {
        int[] known = IntStream.range(0, products())
                .filter(i -> Arrays.stream(units[i], 0, day).sum() > 0)
                .toArray();
        int[] kept = known.length <= most
                ? known
                : IntStream.range(0, most)
                        .map(k -> known[(int) ((long) k * known.length / most)])
                        .toArray();
        return new ShopDemand(
                name,
                firstDay,
                Arrays.stream(kept).mapToObj(ids::get).toList(),
                Arrays.stream(kept).mapToObj(i -> units[i]).toArray(double[][]::new),
                Arrays.stream(kept).mapToDouble(i -> price[i]).toArray(),
                only(kept));
    }

    private Covariates only(int[] kept) {
        float[][][] perProduct = Arrays.stream(covariates.perProduct())
                .map(rows -> Arrays.stream(kept).mapToObj(i -> rows[i]).toArray(float[][]::new))
                .toArray(float[][][]::new);
        int[][] groups = Arrays.stream(covariates.groups())
                .map(group -> Arrays.stream(kept).map(i -> group[i]).toArray())
                .toArray(int[][]::new);
        return new Covariates(perProduct, covariates.perDay(), groups);
    }

    static ShopDemand m5(String name, Path folder) throws IOException {
        M5Data.Panel panel = M5Data.read(folder);
        double[] known = Arrays.stream(panel.price())
                .filter(price -> !Double.isNaN(price))
                .sorted()
                .toArray();
        double usual = known.length == 0 ? 1 : known[known.length / 2];
        double[] price = Arrays.stream(panel.price())
                .map(own -> Double.isNaN(own) ? usual : own)
                .toArray();
        return new ShopDemand(
                name, panel.firstDay(), new ArrayList<>(panel.ids()), panel.demand(), price, panel.covariates());
    }
}
