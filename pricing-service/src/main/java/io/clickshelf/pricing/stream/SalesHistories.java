package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.pricing.PricingProperties;
import io.clickshelf.pricing.model.price.AskedPrices;
import io.clickshelf.pricing.model.price.ProductSales;
import io.clickshelf.pricing.store.CatalogStore;
import io.clickshelf.pricing.store.SalesStore;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lays the stored demand out as sales of products by days, each from its first sale on. Paid prices become asked prices.
 * Today by the wall clock is left out, since it is not over.
 */
@Component
public class SalesHistories {

    /** Of products the catalogue knows no category of. */
    static final String NO_CATEGORY = "-";

    private final SalesStore store;
    private final CatalogStore catalog;
    private final PricingProperties properties;
    private final Clock wallClock;

    SalesHistories(SalesStore store, CatalogStore catalog, PricingProperties properties, Clock wallClock) {
        this.store = store;
        this.catalog = catalog;
        this.properties = properties;
        this.wallClock = wallClock;
    }

    /** The newest days; empty before any demand. */
    List<ProductSales> newest() {
        LocalDate newest = store.newestDay().orElse(null);
        if (newest == null) {
            return List.of();
        }
        LocalDate yesterday =
                LocalDate.ofInstant(wallClock.instant(), ZoneOffset.UTC).minusDays(1);
        LocalDate last = newest.isAfter(yesterday) ? yesterday : newest;
        Collector collector = new Collector(last, catalog.categories());
        store.forEachDay(last.minusDays(properties.historyDays() - 1L), collector::add);
        return collector.finish();
    }

    /** The category of a product; widest to narrowest. */
    static String category(@Nullable Product product) {
        return product == null || product.category() == null ? NO_CATEGORY : product.category();
    }

    /** Rows come product by product; each is finished when the next begins. */
    private final class Collector {

        private final LocalDate last;
        private final Map<String, String> categories;
        private final List<ProductSales> sales = new ArrayList<>();
        private @Nullable String current;
        private LocalDate first = LocalDate.EPOCH;
        private double[] units = {};
        private double[] paid = {};
        private boolean[] promotion = {};
        private boolean[] stockedOut = {};

        Collector(LocalDate last, Map<String, String> categories) {
            this.last = last;
            this.categories = categories;
        }

        void add(String product, LocalDate day, double sold, double price, boolean promoted, boolean soldOut) {
            if (day.isAfter(last)) {
                return;
            }
            if (!product.equals(current)) {
                flush();
                begin(product, day);
            }
            int column = (int) (day.toEpochDay() - first.toEpochDay());
            units[column] = sold;
            paid[column] = price;
            promotion[column] = promoted;
            stockedOut[column] = soldOut;
        }

        private void begin(String product, LocalDate day) {
            current = product;
            first = day;
            int days = (int) (last.toEpochDay() - day.toEpochDay()) + 1;
            units = new double[days];
            paid = new double[days];
            Arrays.fill(paid, Double.NaN);
            promotion = new boolean[days];
            stockedOut = new boolean[days];
        }

        private void flush() {
            String product = current;
            if (product != null && Arrays.stream(paid).anyMatch(price -> !Double.isNaN(price))) {
                sales.add(new ProductSales(
                        product,
                        categories.getOrDefault(product, NO_CATEGORY),
                        first.toEpochDay(),
                        units,
                        AskedPrices.fromPaid(paid),
                        promotion,
                        stockedOut));
            }
        }

        List<ProductSales> finish() {
            flush();
            return sales;
        }
    }
}
