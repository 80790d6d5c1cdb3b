package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.forecasting.ForecastingProperties;
import io.clickshelf.forecasting.model.coldstart.LikeProducts;
import io.clickshelf.forecasting.model.coldstart.ProductTraits;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.model.demand.NewProduct;
import io.clickshelf.platform.kafka.CompactedTable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Products of the catalogue that have not sold yet, by their likes among those that have. Each look at the catalogue takes
 * up so many new or changed ones as {@value #MOST_COMPARISONS} comparisons allow; the others wait for the next look.
 */
@Component
public class Newcomers {

    private static final int MOST_LIKES = 30;
    private static final int MOST_COMPARISONS = 20_000_000;

    private record Fitted(int number, LikeProducts model, List<String> products, DemandForecastModel base) {}

    private record Taken(Product product, int fit, NewProduct forecast) {}

    private final CompactedTable<Product> catalog;
    private final Listings listings;
    private final ForecastingProperties properties;
    private final Map<String, Taken> taken = new HashMap<>();
    private final Map<String, Product> unlisted = new HashMap<>();
    private final Set<String> untold = new TreeSet<>();
    private volatile @Nullable Fitted fitted;

    Newcomers(CompactedTable<Product> catalog, Listings listings, ForecastingProperties properties) {
        this.catalog = catalog;
        this.listings = listings;
        this.properties = properties;
    }

    /** Looks for likes among the products of a model that knows no new ones; too few leave all as it was. */
    void refit(DemandForecastModel known) {
        List<Product> listed = known.productIds().stream()
                .sorted()
                .map(catalog::get)
                .filter(Objects::nonNull)
                .toList();
        if (listed.size() < LikeProducts.FEWEST) {
            return;
        }
        double[] demand = new double[listed.size()];
        int days = known.horizon();
        Arrays.setAll(
                demand, i -> known.leadTimeMean(listed.get(i).productId(), days).orElse(0.0) / days);
        listings.note(
                catalog.values().stream()
                        .filter(product -> product.sold() && !known.productIds().contains(product.productId()))
                        .toList(),
                known.firstDay());
        List<ProductTraits> traits = listed.stream().map(Newcomers::traits).toList();
        Fitted last = fitted;
        fitted = new Fitted(
                last == null ? 0 : last.number() + 1,
                LikeProducts.fit(traits, demand, properties.fitThreads()),
                listed.stream().map(Product::productId).toList(),
                known);
    }

    /**
     * Looks at the catalogue for what has come, changed or gone. O(products of the catalogue) but for those taken up.
     *
     * @return whether any has
     */
    synchronized boolean look(DemandForecastModel known) {
        Fitted now = fitted;
        if (now == null) {
            return false;
        }
        int left = Math.max(1, MOST_COMPARISONS / now.products().size());
        boolean moved = false;
        Set<String> gone = new HashSet<>(taken.keySet());
        for (Product product : catalog.values()) {
            String id = product.productId();
            if (known.productIds().contains(id)) {
                unlisted.remove(id);
                continue;
            }
            if (!product.sold() || product.price() == null || product.title().isBlank()) {
                moved |= !product.equals(unlisted.put(id, product)) && untold.add(id);
                continue;
            }
            gone.remove(id);
            unlisted.remove(id);
            Taken before = taken.get(id);
            if (left > 0
                    && (before == null
                            || before.fit() != now.number()
                            || !before.product().equals(product))) {
                taken.put(id, new Taken(product, now.number(), forecast(now, product)));
                untold.add(id);
                moved = true;
                left--;
            }
        }
        for (String id : gone) {
            taken.remove(id);
            moved |= known.productIds().contains(id) || untold.add(id);
        }
        return moved;
    }

    /** Those taken up so far. */
    synchronized Map<String, NewProduct> forecasts() {
        Map<String, NewProduct> forecasts = HashMap.newHashMap(taken.size());
        taken.forEach((id, product) -> forecasts.put(id, product.forecast()));
        return forecasts;
    }

    /** Those of which something else is to be told than before, or that are no longer sold without ever having been. */
    synchronized Set<String> untold() {
        return new TreeSet<>(untold);
    }

    synchronized void told(Set<String> productIds) {
        untold.removeAll(productIds);
    }

    /** Also of what is not sold or has no price; empty for what the catalogue does not list, and without products to be like. */
    public Optional<NewProduct> find(String productId) {
        Fitted current = fitted;
        return current == null
                ? Optional.empty()
                : Optional.ofNullable(catalog.get(productId)).map(product -> forecast(current, product));
    }

    private NewProduct forecast(Fitted current, Product product) {
        ProductTraits traits = traits(product);
        Map<String, Double> likes = new LinkedHashMap<>();
        current.model()
                .likes(traits, MOST_LIKES)
                .forEach(like -> likes.put(current.products().get(like.product()), like.weight()));
        LikeProducts model = current.model();
        int unsold = listings.days(product.productId(), current.base().firstDay());
        return NewProduct.of(current.base(), likes, model.expected(traits), model.spread(), unsold);
    }

    private static ProductTraits traits(Product product) {
        String brand = product.brand() == null ? "" : " " + product.brand();
        BigDecimal price = product.price();
        return new ProductTraits(
                product.category(), price == null ? Double.NaN : price.doubleValue(), product.title() + brand);
    }
}
