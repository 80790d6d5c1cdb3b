package io.clickshelf.forecasting.model.demand;

import java.util.Arrays;

/**
 * What else is known per day, over the history and as far ahead as plans reach: prices, promotions, events, weather.
 *
 * @param perProduct [covariate][product][day], NaN where unknown; shorter rows are unknown beyond their end
 * @param perDay     [covariate][day], the same for all products
 * @param groups     [grouping][product] number from 0 on of the category, store or brand that it belongs to; negative for
 *                   none
 */
public record Covariates(float[][][] perProduct, float[][] perDay, int[][] groups) {

    public static final Covariates NONE = new Covariates(new float[0][][], new float[0][]);

    /** Without groups. */
    public Covariates(float[][][] perProduct, float[][] perDay) {
        this(perProduct, perDay, new int[0][]);
    }

    private static final int USUAL_DAYS = 28;

    /** Two for each that differs by product: its value, and in relation to what was usual. */
    int features() {
        return 2 * perProduct.length + perDay.length;
    }

    /** Writes the features of a product's day as seen from {@code origin}, the first day not yet known. */
    void write(int product, int origin, int day, float[] features, int at) {
        int next = at;
        for (float[][] covariate : perProduct) {
            float value = value(covariate[product], day);
            features[next++] = value;
            features[next++] = value - usual(covariate[product], origin);
        }
        for (float[] covariate : perDay) {
            features[next++] = value(covariate, day);
        }
    }

    Covariates only(int[] products) {
        float[][][] kept = new float[perProduct.length][products.length][];
        for (int c = 0; c < kept.length; c++) {
            for (int i = 0; i < products.length; i++) {
                kept[c][i] = perProduct[c][products[i]];
            }
        }
        int[][] members = Arrays.stream(groups)
                .map(group -> Arrays.stream(products).map(i -> group[i]).toArray())
                .toArray(int[][]::new);
        return new Covariates(kept, perDay, members);
    }

    private static float value(float[] row, int day) {
        return day < row.length ? row[day] : Float.NaN;
    }

    private static float usual(float[] row, int origin) {
        double sum = 0;
        int known = 0;
        for (int t = Math.max(0, origin - USUAL_DAYS); t < Math.min(origin, row.length); t++) {
            if (!Float.isNaN(row[t])) {
                sum += row[t];
                known++;
            }
        }
        return known == 0 ? Float.NaN : (float) (sum / known);
    }
}
