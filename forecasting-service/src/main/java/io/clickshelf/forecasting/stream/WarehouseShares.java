package io.clickshelf.forecasting.stream;

import io.clickshelf.forecasting.ForecastingProperties;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.model.demand.NewProduct;
import io.clickshelf.forecasting.store.DemandStore;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Which part of a product's demand each warehouse serves: as of late or, of one that has not sold yet, as of its likes. */
@Component
class WarehouseShares {

    /** Of the largest share that one of a new product must have. */
    private static final double SMALLEST_PART = 0.1;

    private final DemandStore store;
    private final ForecastingProperties properties;

    WarehouseShares(DemandStore store, ForecastingProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    /** Reads the shares of all products at once. */
    Loaded load(DemandForecastModel model) {
        return new Loaded(model, store.warehouseShares(model.firstDay().minusDays(properties.shareDays())));
    }

    /** By product and warehouse. */
    record Loaded(DemandForecastModel model, Map<String, Map<String, Double>> known) {

        /** The parts sum to one; empty where nothing is known. */
        Map<String, Double> of(String productId) {
            NewProduct added = model.newProducts().get(productId);
            return added == null ? known.getOrDefault(productId, Map.of()) : ofLikes(added);
        }

        /** Where hardly any like is sold, the new product is not either. */
        private Map<String, Double> ofLikes(NewProduct added) {
            Map<String, Double> weights = new TreeMap<>();
            added.likes()
                    .forEach((like, weight) -> known.getOrDefault(like, Map.of())
                            .forEach((warehouse, share) -> weights.merge(warehouse, weight * share, Double::sum)));
            double largest = weights.values().stream()
                    .mapToDouble(weight -> weight)
                    .max()
                    .orElse(0);
            weights.values().removeIf(weight -> weight < SMALLEST_PART * largest);
            double sum = weights.values().stream().mapToDouble(weight -> weight).sum();
            weights.replaceAll((warehouse, weight) -> weight / sum);
            return weights;
        }
    }
}
