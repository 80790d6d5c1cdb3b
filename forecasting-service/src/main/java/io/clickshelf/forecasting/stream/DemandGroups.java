package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.platform.kafka.CompactedTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds the products' expected demand up: by the parts of a category, by warehouse, or all of it. */
@Component
public class DemandGroups {

    static final String SEPARATOR = " > ";

    /** Expected units by day ahead. */
    public static final class Sum {

        private final double[] means;
        private int products;

        private Sum(int days) {
            means = new double[days];
        }

        public double[] means() {
            return means;
        }

        public int products() {
            return products;
        }

        private void add(double[] part, double share) {
            Arrays.setAll(means, h -> means[h] + share * part[h]);
            products++;
        }
    }

    private final CompactedTable<Product> catalog;
    private final WarehouseShares shares;

    DemandGroups(CompactedTable<Product> catalog, WarehouseShares shares) {
        this.catalog = catalog;
        this.shares = shares;
    }

    public Sum total(DemandForecastModel model, int days) {
        Sum sum = new Sum(days);
        model.productIds().forEach(product -> sum.add(model.means(product, days), 1));
        return sum;
    }

    /**
     * By the next narrower category.
     *
     * @param within the category whose parts are wanted, by its path; null for the widest
     * @return by path; what lies in {@code within} itself under its own, what has no category under the empty one
     */
    public Map<String, Sum> byCategory(DemandForecastModel model, int days, @Nullable String within) {
        Map<String, Sum> sums = new HashMap<>();
        for (String product : model.productIds()) {
            String path = category(catalog, product);
            if (within == null || path.equals(within) || path.startsWith(within + SEPARATOR)) {
                int from = within == null ? 0 : within.length() + SEPARATOR.length();
                int end = from > path.length() ? -1 : path.indexOf(SEPARATOR, from);
                String key = end < 0 ? path : path.substring(0, end);
                sums.computeIfAbsent(key, id -> new Sum(days)).add(model.means(product, days), 1);
            }
        }
        return sums;
    }

    /** The path of a product's category; empty where the catalogue names none. */
    static String category(CompactedTable<Product> catalog, String productId) {
        Product product = catalog.get(productId);
        String path = product == null ? null : product.category();
        return path == null ? "" : path;
    }

    /** By the warehouse that serves it, at the newest shares; of products without any under the empty key. */
    public Map<String, Sum> byWarehouse(DemandForecastModel model, int days) {
        WarehouseShares.Loaded known = shares.load(model);
        Map<String, Sum> sums = new HashMap<>();
        for (String product : model.productIds()) {
            double[] means = model.means(product, days);
            Map<String, Double> served = known.of(product);
            (served.isEmpty() ? Map.of("", 1.0) : served)
                    .forEach((warehouse, share) ->
                            sums.computeIfAbsent(warehouse, id -> new Sum(days)).add(means, share));
        }
        return sums;
    }
}
