package io.clickshelf.pricing.model.price;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What a category's other products cost on each day: their mean log price over the usual one, weighted by revenue. */
final class CategoryPrices {

    /** Sums over a category's products, by calendar day. */
    private static final class Sums {
        final double[] weighted;
        final double[] weight;

        Sums(int days) {
            weighted = new double[days];
            weight = new double[days];
        }
    }

    private final Map<String, Sums> categories = new HashMap<>();
    private final Map<String, SalesPanel.Series> products = new HashMap<>();
    private final long firstEpochDay;

    CategoryPrices(SalesPanel panel) {
        firstEpochDay = panel.firstEpochDay;
        for (SalesPanel.Series series : panel.series) {
            products.put(series.sales.productId(), series);
            Sums sums = categories.computeIfAbsent(series.sales.category(), name -> new Sums(panel.days));
            double weight = weight(series);
            for (int t = 0; t < series.days; t++) {
                sums.weighted[series.offset + t] += weight * series.x[t];
                sums.weight[series.offset + t] += weight;
            }
        }
    }

    /** Of a product's others on a day it was listed; zero where it was alone. */
    double others(String productId, long epochDay) {
        SalesPanel.Series series = products.get(productId);
        int day = (int) (epochDay - firstEpochDay);
        if (series == null || day < series.offset || day >= series.offset + series.days) {
            return 0;
        }
        Sums sums = Objects.requireNonNull(categories.get(series.sales.category()));
        double own = weight(series);
        double rest = sums.weight[day] - own;
        return rest <= 1e-9 * own ? 0 : (sums.weighted[day] - own * series.x[day - series.offset]) / rest;
    }

    /** Revenue a day. */
    static double weight(SalesPanel.Series series) {
        double units = 0;
        for (int t = 0; t < series.days; t++) {
            units += series.units(t);
        }
        return units / series.days * Math.exp(series.usualLogPrice) + 1e-9;
    }
}
