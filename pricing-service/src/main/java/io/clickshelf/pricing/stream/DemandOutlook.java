package io.clickshelf.pricing.stream;

import io.clickshelf.platform.kafka.CompactedTable;
import io.clickshelf.platform.registry.ManagedModel;
import io.clickshelf.pricing.model.price.FittedResponse;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;

/** What a product is expected to sell: by its forecast, or else by its own sales. */
@Component
public class DemandOutlook {

    private static final int DAYS_AHEAD = 14;

    private final CompactedTable<ForecastOutlook> forecasts;
    private final ManagedModel<FittedResponse> model;

    DemandOutlook(CompactedTable<ForecastOutlook> forecasts, ManagedModel<FittedResponse> model) {
        this.forecasts = forecasts;
        this.model = model;
    }

    /**
     * @param unitsPerDay expected at the current price
     * @param source      forecast, sales or none
     */
    public record Expected(double unitsPerDay, String source) {}

    public Expected at(String productId, double currentPrice) {
        ForecastOutlook forecast = forecasts.get(productId);
        OptionalDouble ahead = forecast == null ? OptionalDouble.empty() : forecast.perDay(DAYS_AHEAD);
        if (ahead.isPresent()) {
            return new Expected(Math.max(0, ahead.getAsDouble()), "forecast");
        }
        Optional<Double> sold =
                model.champion().flatMap(champion -> champion.model().response().unitsPerDay(productId, currentPrice));
        return sold.map(units -> new Expected(units, "sales")).orElse(new Expected(0, "none"));
    }
}
