package io.clickshelf.pricing.model.price;

import java.util.Arrays;

/**
 * The price asked, day by day, from prices paid. Paid prices scatter around the asked one (volume discounts, trade
 * customers, vouchers); a running median over the neighbouring days with a sale keeps lasting steps of the price and drops
 * the scatter.
 */
public final class AskedPrices {

    private static final int NEIGHBOURS = 4;

    private AskedPrices() {}

    /**
     * The median of the paid prices of a day and of the four days with a sale on either side.
     *
     * @param paid one price per day, {@code NaN} where nothing was sold
     * @return a new array; {@code NaN} before the first sale, else the price asked, carried forward. O(days)
     */
    public static double[] fromPaid(double[] paid) {
        int[] sold = new int[paid.length];
        int count = 0;
        for (int t = 0; t < paid.length; t++) {
            if (!Double.isNaN(paid[t])) {
                sold[count++] = t;
            }
        }
        double[] asked = new double[paid.length];
        Arrays.fill(asked, Double.NaN);
        for (int k = 0; k < count; k++) {
            int from = Math.max(0, k - NEIGHBOURS);
            int to = Math.min(count, k + NEIGHBOURS + 1);
            double[] window = new double[to - from];
            for (int j = from; j < to; j++) {
                window[j - from] = paid[sold[j]];
            }
            Arrays.sort(window);
            asked[sold[k]] = window[window.length / 2];
        }
        for (int t = 1; t < asked.length; t++) {
            if (Double.isNaN(asked[t])) {
                asked[t] = asked[t - 1];
            }
        }
        return asked;
    }
}
