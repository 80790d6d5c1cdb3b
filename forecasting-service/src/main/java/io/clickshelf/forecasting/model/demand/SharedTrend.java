package io.clickshelf.forecasting.model.demand;

import io.clickshelf.forecasting.model.local.Theta;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What goes up and down for all products together, such as the weeks before Christmas. One product's own days are too few to
 * tell it from chance; the sum of all is not. The sum, counted in each product's own lumps so that no large one dominates, is
 * forecast by itself, and the products' forecasts are scaled towards it: reconciliation from the top (Gross and Sohl 1990).
 */
final class SharedTrend {

    /** Of the newest open days that the sum is looked at. */
    private static final int MOST_DAYS = 180;

    private static final int FEWEST_DAYS = 42;
    private static final int FEWEST_PRODUCTS = 20;
    private static final double SMALLEST = 0.5;
    private static final double LARGEST = 2;

    private SharedTrend() {}

    /** The products that were sold throughout the days looked at. */
    private static boolean[] lasting(ProductSeries[] products, int days) {
        boolean[] lasting = new boolean[products.length];
        for (int i = 0; i < lasting.length; i++) {
            lasting[i] = products[i].level().length >= days;
        }
        return lasting;
    }

    private static int days(ProductSeries[] products) {
        int[] lengths = Arrays.stream(products)
                .mapToInt(product -> product.level().length)
                .filter(length -> length > 0)
                .sorted()
                .toArray();
        return lengths.length < FEWEST_PRODUCTS ? 0 : Math.min(MOST_DAYS, lengths[lengths.length / 4]);
    }

    /** The sum expected on the open days ahead, without the week's profile; null if there is too little to say. */
    static double @Nullable [] expected(ProductSeries[] products, int ahead) {
        int days = days(products);
        if (days < FEWEST_DAYS) {
            return null;
        }
        boolean[] lasting = lasting(products, days);
        double[] sum = new double[days];
        for (int i = 0; i < products.length; i++) {
            if (lasting[i]) {
                double[] level = products[i].level();
                for (int t = 0; t < days; t++) {
                    sum[t] += level[level.length - days + t] / products[i].unitSize();
                }
            }
        }
        try {
            return Theta.dynamicOptimised().fit(sum).forecast(ahead);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** By what the products' paths, [product][open day], must be multiplied to sum to what is expected, day by day. */
    static double[] factors(ProductSeries[] products, double[][] paths, double @Nullable [] expected) {
        double[] factors = new double[expected == null ? 0 : expected.length];
        if (expected == null) {
            return factors;
        }
        boolean[] lasting = lasting(products, days(products));
        double[] sum = new double[factors.length];
        for (int i = 0; i < products.length; i++) {
            for (int h = 0; lasting[i] && h < sum.length; h++) {
                sum[h] += paths[i][h] / products[i].unitSize();
            }
        }
        Arrays.setAll(factors, h -> sum[h] > 0 ? Math.clamp(expected[h] / sum[h], SMALLEST, LARGEST) : 1);
        return factors;
    }
}
