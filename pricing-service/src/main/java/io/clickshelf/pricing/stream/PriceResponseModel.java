package io.clickshelf.pricing.stream;

import io.clickshelf.platform.registry.Fit;
import io.clickshelf.platform.registry.ModelCodec;
import io.clickshelf.platform.registry.Trainer;
import io.clickshelf.pricing.PricingProperties;
import io.clickshelf.pricing.model.price.FittedResponse;
import io.clickshelf.pricing.model.price.ProductSales;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Fits demand as a function of price, and holds it against the champion on the days since that was fitted: the candidate's
 * way of fitting on what was known before them, the champion as it is. With less than a week of new days the candidate's
 * own hold-out stands alone.
 */
@Component
public class PriceResponseModel implements Trainer<FittedResponse>, ModelCodec<FittedResponse> {

    /** Under which the registry knows it. */
    public static final String NAME = "price-response";

    private final SalesHistories histories;
    private final PricingProperties properties;
    private final ApplicationEventPublisher events;

    PriceResponseModel(SalesHistories histories, PricingProperties properties, ApplicationEventPublisher events) {
        this.histories = histories;
        this.properties = properties;
        this.events = events;
    }

    /** Said on one replica when another version answers from now on. */
    record Promoted(FittedResponse response, long version) {}

    @Override
    public Optional<Fit<FittedResponse>> fit(@Nullable FittedResponse champion) {
        List<ProductSales> sales = histories.newest();
        if (sales.isEmpty()) {
            return Optional.empty();
        }
        if (champion == null || !champion.comparable(sales)) {
            Map<String, Double> own = FittedResponse.measure(sales, properties.holdOutDays());
            return Optional.of(new Fit<>(FittedResponse.fit(sales), own, Map.of()));
        }
        Map<String, Double> own = FittedResponse.measure(sales, champion.newDays(sales));
        Map<String, Double> rival = champion.measureOnNewDays(sales);
        return Optional.of(new Fit<>(FittedResponse.fit(sales), own, rival));
    }

    @Override
    public void promoted(FittedResponse champion, long version) {
        events.publishEvent(new Promoted(champion, version));
    }

    @Override
    public void save(FittedResponse model, DataOutput out) throws IOException {
        model.save(out);
    }

    @Override
    public FittedResponse load(DataInput in) throws IOException {
        return FittedResponse.load(in);
    }
}
