package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.forecasting.ForecastingProperties;
import io.clickshelf.forecasting.model.coldstart.LikeProducts;
import io.clickshelf.forecasting.model.coldstart.ProductTraits;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.platform.kafka.CompactedTable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Products of the catalogue that have not sold yet, by their likes among those that have. */
@Component
public class Newcomers {

    private static final int MOST_LIKES = 30;

    /**
     * What is expected of a newcomer.
     *
     * @param unitsPerDay mean over the days ahead
     * @param likes       the products it is taken after, with weights; the most alike first
     */
    public record Newcomer(double unitsPerDay, Map<String, Double> likes) {}

    private record Fitted(LikeProducts model, List<String> products) {}

    private final CompactedTable<Product> catalog;
    private final ForecastingProperties properties;
    private volatile @Nullable Fitted fitted;

    Newcomers(CompactedTable<Product> catalog, ForecastingProperties properties) {
        this.catalog = catalog;
        this.properties = properties;
    }

    void refit(DemandForecastModel model) {
        List<Product> listed = model.productIds().stream()
                .sorted()
                .map(catalog::get)
                .filter(Objects::nonNull)
                .toList();
        if (listed.size() < LikeProducts.FEWEST) {
            return;
        }
        double[] demand = new double[listed.size()];
        int days = model.horizon();
        Arrays.setAll(
                demand, i -> model.leadTimeMean(listed.get(i).productId(), days).orElse(0.0) / days);
        List<ProductTraits> traits = listed.stream().map(Newcomers::traits).toList();
        fitted = new Fitted(
                LikeProducts.fit(traits, demand, properties.fitThreads()),
                listed.stream().map(Product::productId).toList());
    }

    /** Empty for what the catalogue does not list, and until there are products to be like. */
    public Optional<Newcomer> find(String productId) {
        Fitted current = fitted;
        return current == null
                ? Optional.empty()
                : Optional.ofNullable(catalog.get(productId))
                        .map(Newcomers::traits)
                        .map(traits -> newcomer(current, traits));
    }

    private static Newcomer newcomer(Fitted current, ProductTraits traits) {
        Map<String, Double> likes = new LinkedHashMap<>();
        current.model()
                .likes(traits, MOST_LIKES)
                .forEach(like -> likes.put(current.products().get(like.product()), like.weight()));
        return new Newcomer(current.model().expected(traits), likes);
    }

    private static ProductTraits traits(Product product) {
        String brand = product.brand() == null ? "" : " " + product.brand();
        BigDecimal price = product.price();
        return new ProductTraits(
                product.category(), price == null ? Double.NaN : price.doubleValue(), product.title() + brand);
    }
}
