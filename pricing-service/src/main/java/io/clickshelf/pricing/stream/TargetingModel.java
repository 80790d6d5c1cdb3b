package io.clickshelf.pricing.stream;

import io.clickshelf.platform.registry.Fit;
import io.clickshelf.platform.registry.ModelCodec;
import io.clickshelf.platform.registry.Trainer;
import io.clickshelf.pricing.PricingProperties;
import io.clickshelf.pricing.model.promotion.Shopper;
import io.clickshelf.pricing.model.promotion.Targeting;
import io.clickshelf.pricing.model.promotion.TargetingChoice;
import io.clickshelf.pricing.model.promotion.Trial;
import io.clickshelf.pricing.store.OfferAsks;
import io.clickshelf.pricing.store.ShopperOrders;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Learns from the shop's own hold-out group whom offers change. Each trial contains the one before it, so that there is no
 * hold-out that the champion has not seen: what guards is the choice itself, which targets only where that is proven.
 */
@Component
public class TargetingModel implements Trainer<Targeting>, ModelCodec<Targeting> {

    /** Under which the registry knows it. */
    public static final String NAME = "offer-targeting";

    /** What the choice is expected to earn, in money per order value and shopper. */
    public static final String PROFIT = "profit_per_shopper";

    private static final int MOST_SHOPPERS = 100_000;

    private final OfferAsks asks;
    private final ShopperOrders orders;
    private final PricingProperties.Offers settings;

    TargetingModel(OfferAsks asks, ShopperOrders orders, PricingProperties properties) {
        this.asks = asks;
        this.orders = orders;
        this.settings = properties.offers();
    }

    @Override
    public Optional<Fit<Targeting>> fit(@Nullable Targeting champion) {
        Instant newest = orders.newest().orElse(null);
        if (newest == null) {
            return Optional.empty();
        }
        List<OfferAsks.Trialled> people = asks.trial(settings.horizonDays(), newest, MOST_SHOPPERS);
        if (people.isEmpty()) {
            return Optional.empty();
        }
        Trial trial = trial(people);
        if (!Targeting.tells(trial)) {
            return Optional.empty();
        }
        double discount = people.stream()
                .mapToDouble(OfferAsks.Trialled::discount)
                .average()
                .orElseThrow();
        Targeting targeting =
                Targeting.fit(trial, new TargetingChoice.Earnings(settings.margin() - discount, settings.margin(), 0));
        return Optional.of(
                new Fit<>(targeting, Map.of(PROFIT, targeting.choice().profit()), Map.of()));
    }

    private static Trial trial(List<OfferAsks.Trialled> people) {
        double[][] features = new double[people.size()][];
        boolean[] treated = new boolean[people.size()];
        double[] back = new double[people.size()];
        for (int i = 0; i < features.length; i++) {
            OfferAsks.Trialled one = people.get(i);
            Shopper shopper = ReturnModel.shopper(one.standing(), one.shopAt());
            features[i] = shopper.features();
            treated[i] = !one.heldOut();
            back[i] = one.standing().back() ? 1 : 0;
        }
        return new Trial(features, treated, back);
    }

    @Override
    public void save(Targeting model, DataOutput out) throws IOException {
        model.save(out);
    }

    @Override
    public Targeting load(DataInput in) throws IOException {
        return Targeting.load(in);
    }
}
