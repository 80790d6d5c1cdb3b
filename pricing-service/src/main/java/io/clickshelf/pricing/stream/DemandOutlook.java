package io.clickshelf.pricing.stream;

import io.clickshelf.platform.registry.ManagedModel;
import io.clickshelf.pricing.model.price.FittedResponse;
import io.clickshelf.pricing.store.OutlookStore;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What products are expected to sell: by their forecast, or else by their own sales. */
@Component
public class DemandOutlook {

    private final OutlookStore forecasts;
    private final ManagedModel<FittedResponse> model;

    DemandOutlook(OutlookStore forecasts, ManagedModel<FittedResponse> model) {
        this.forecasts = forecasts;
        this.model = model;
    }

    /**
     * @param unitsPerDay expected at the current price
     * @param source      forecast, sales or none
     */
    public record Expected(double unitsPerDay, String source) {}

    /** Loads what is known of some products. */
    public Loaded load(Collection<String> productIds) {
        return new Loaded(forecasts.of(productIds));
    }

    /** What is known of some products. */
    public final class Loaded {

        private final Map<String, Double> forecast;

        private Loaded(Map<String, Double> forecast) {
            this.forecast = forecast;
        }

        public Expected at(String productId, double currentPrice) {
            Double ahead = forecast.get(productId);
            if (ahead != null) {
                return new Expected(ahead, "forecast");
            }
            Optional<Double> sold = model.champion()
                    .flatMap(champion -> champion.model().response().unitsPerDay(productId, currentPrice));
            return sold.map(units -> new Expected(units, "sales")).orElse(new Expected(0, "none"));
        }
    }
}
