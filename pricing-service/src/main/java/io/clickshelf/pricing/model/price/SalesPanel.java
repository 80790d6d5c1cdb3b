package io.clickshelf.pricing.model.price;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sales of all products on one calendar, ready for fitting: log prices relative to each product's usual one, days without a known
 * price left out.
 */
final class SalesPanel {

    /** Length of the blocks within which a product's level is taken as constant, days. */
    static final int BLOCK_DAYS = 28;

    private static final double LARGEST_MOVE = Math.log(2);

    final long firstEpochDay;
    final int days;
    final List<Series> series;

    private SalesPanel(long firstEpochDay, int days, List<Series> series) {
        this.firstEpochDay = firstEpochDay;
        this.days = days;
        this.series = series;
    }

    static SalesPanel of(List<ProductSales> sales) {
        long first = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (ProductSales product : sales) {
            if (product.days() > 0) {
                first = Math.min(first, product.firstEpochDay());
                end = Math.max(end, product.firstEpochDay() + product.days());
            }
        }
        if (first == Long.MAX_VALUE) {
            throw new IllegalArgumentException("There is no day of sales to learn from; give at least one product's.");
        }
        List<Series> series = new ArrayList<>(sales.size());
        for (ProductSales product : sales) {
            Series one = Series.of(product, (int) (product.firstEpochDay() - first));
            if (one != null) {
                series.add(one);
            }
        }
        return new SalesPanel(first, (int) (end - first), series);
    }

    /** Price moves beyond a factor of two count as two: they are errors, other pack sizes or other goods. */
    static double relative(double logRatio) {
        return Math.clamp(logRatio, -LARGEST_MOVE, LARGEST_MOVE);
    }

    /** One product's days; index 0 is calendar day {@code offset}. */
    static final class Series {
        final ProductSales sales;
        final int offset;
        final int days;
        /** Position of day 0 within the product's own arrays. */
        final int skip;
        /** Log price less its median. */
        final double[] x;

        final double usualLogPrice;
        final double spread;
        final int prices;
        final double lastPrice;

        private Series(ProductSales sales, int offset, int skip, double[] logPrice) {
            this.sales = sales;
            this.offset = offset + skip;
            this.skip = skip;
            this.days = logPrice.length;
            double[] sorted = logPrice.clone();
            Arrays.sort(sorted);
            usualLogPrice = sorted[days / 2];
            lastPrice = Math.exp(logPrice[days - 1]);
            double sum = 0;
            double squares = 0;
            for (int t = 0; t < days; t++) {
                logPrice[t] = relative(logPrice[t] - usualLogPrice);
                sum += logPrice[t];
                squares += logPrice[t] * logPrice[t];
            }
            x = logPrice;
            spread = Math.sqrt(Math.max(0, squares / days - sum * sum / days / days));
            prices = (int) Arrays.stream(x).distinct().count();
        }

        static @Nullable Series of(ProductSales sales, int offset) {
            int skip = 0;
            while (skip < sales.days() && Double.isNaN(sales.price(skip))) {
                skip++;
            }
            int days = sales.days() - skip;
            if (days == 0) {
                return null;
            }
            double[] logPrice = new double[days];
            for (int t = 0; t < days; t++) {
                double price = sales.price(skip + t);
                logPrice[t] = Double.isNaN(price) ? logPrice[t - 1] : Math.log(price);
            }
            return new Series(sales, offset, skip, logPrice);
        }

        double units(int day) {
            return sales.units(skip + day);
        }

        boolean promotion(int day) {
            return sales.promotion(skip + day);
        }

        boolean stockedOut(int day) {
            return sales.stockedOut(skip + day);
        }

        int blocks() {
            return (days + BLOCK_DAYS - 1) / BLOCK_DAYS;
        }
    }
}
