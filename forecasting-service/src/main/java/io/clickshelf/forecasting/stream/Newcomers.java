package io.clickshelf.forecasting.stream;

import io.clickshelf.forecasting.ForecastingProperties;
import io.clickshelf.forecasting.model.coldstart.LikeProducts;
import io.clickshelf.forecasting.model.coldstart.ProductTraits;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.store.ListedProducts;
import io.clickshelf.forecasting.store.ListedProducts.Listed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final ListedProducts catalog;
    private final ForecastingProperties properties;
    private volatile @Nullable Fitted fitted;

    Newcomers(ListedProducts catalog, ForecastingProperties properties) {
        this.catalog = catalog;
        this.properties = properties;
    }

    void refit(DemandForecastModel model) {
        Map<String, Listed> listed = catalog.all();
        List<String> products =
                model.productIds().stream().filter(listed::containsKey).sorted().toList();
        if (products.size() < LikeProducts.FEWEST) {
            return;
        }
        List<ProductTraits> traits = new ArrayList<>();
        double[] demand = new double[products.size()];
        int days = model.horizon();
        for (int i = 0; i < demand.length; i++) {
            Listed product = listed.get(products.get(i));
            traits.add(product == null ? new ProductTraits(null, Double.NaN, "") : traits(product));
            demand[i] = model.leadTimeMean(products.get(i), days).orElse(0.0) / days;
        }
        fitted = new Fitted(LikeProducts.fit(traits, demand, properties.fitThreads()), products);
    }

    /** Empty for what the catalogue does not list, and until there are products to be like. */
    public Optional<Newcomer> find(String productId) {
        Fitted current = fitted;
        return current == null
                ? Optional.empty()
                : catalog.find(productId).map(Newcomers::traits).map(traits -> newcomer(current, traits));
    }

    private static Newcomer newcomer(Fitted current, ProductTraits traits) {
        Map<String, Double> likes = new LinkedHashMap<>();
        current.model()
                .likes(traits, MOST_LIKES)
                .forEach(like -> likes.put(current.products().get(like.product()), like.weight()));
        return new Newcomer(current.model().expected(traits), likes);
    }

    private static ProductTraits traits(Listed product) {
        String brand = product.brand() == null ? "" : " " + product.brand();
        Double price = product.price();
        return new ProductTraits(product.category(), price == null ? Double.NaN : price, product.title() + brand);
    }
}
