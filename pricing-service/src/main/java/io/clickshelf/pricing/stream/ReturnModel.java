package io.clickshelf.pricing.stream;

import io.clickshelf.platform.registry.Fit;
import io.clickshelf.platform.registry.ModelCodec;
import io.clickshelf.platform.registry.Trainer;
import io.clickshelf.pricing.PricingProperties;
import io.clickshelf.pricing.model.promotion.FittedReturns;
import io.clickshelf.pricing.model.promotion.ReturnProbability;
import io.clickshelf.pricing.model.promotion.Shopper;
import io.clickshelf.pricing.store.ShopperOrders;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Fits who orders again when left alone. Measured one horizon later than it was fitted; then fitted on the newest horizon
 * whose outcome is known.
 */
@Component
public class ReturnModel implements Trainer<FittedReturns>, ModelCodec<FittedReturns> {

    /** Under which the registry knows it. */
    public static final String NAME = "return-probability";

    private static final int MOST_SHOPPERS = 200_000;
    private static final int FEWEST_SHOPPERS = 50;

    private final ShopperOrders orders;
    private final PricingProperties properties;

    ReturnModel(ShopperOrders orders, PricingProperties properties) {
        this.orders = orders;
        this.properties = properties;
    }

    /** Shoppers as of a moment, and what they did after it. */
    private record Cohort(List<Shopper> shoppers, boolean[] returned) {

        /** Whether both outcomes are there to learn from. */
        boolean tells() {
            boolean some = false;
            boolean all = true;
            for (boolean back : returned) {
                some |= back;
                all &= back;
            }
            return shoppers.size() >= FEWEST_SHOPPERS && some && !all;
        }
    }

    @Override
    public Optional<Fit<FittedReturns>> fit(@Nullable FittedReturns champion) {
        Instant newest = orders.newest().orElse(null);
        if (newest == null) {
            return Optional.empty();
        }
        int days = properties.offers().horizonDays();
        Duration horizon = Duration.ofDays(days);
        Cohort latest = cohort(newest.minus(horizon), newest);
        if (!latest.tells()) {
            return Optional.empty();
        }
        Cohort earlier = cohort(newest.minus(horizon).minus(horizon), newest.minus(horizon));
        Map<String, Double> own = Map.of();
        Map<String, Double> rival = Map.of();
        if (earlier.tells()) {
            ReturnProbability before = ReturnProbability.fit(earlier.shoppers(), earlier.returned(), days);
            own = Map.of("log_loss", FittedReturns.logLoss(before, latest.shoppers(), latest.returned()));
            long unseen =
                    newest.minus(horizon).getEpochSecond() / Duration.ofDays(1).toSeconds();
            if (champion != null && champion.lastEpochDay() <= unseen) {
                rival = Map.of(
                        "log_loss", FittedReturns.logLoss(champion.returns(), latest.shoppers(), latest.returned()));
            }
        }
        ReturnProbability returns = ReturnProbability.fit(latest.shoppers(), latest.returned(), days);
        long lastDay = newest.getEpochSecond() / Duration.ofDays(1).toSeconds();
        return Optional.of(new Fit<>(new FittedReturns(returns, lastDay), own, rival));
    }

    /** A shopper as the model sees one. */
    public static Shopper shopper(ShopperOrders.Standing standing, Instant now) {
        return new Shopper(
                standing.userId(),
                days(standing.last(), now),
                standing.orders(),
                standing.spent(),
                days(standing.first(), now));
    }

    private Cohort cohort(Instant moment, Instant until) {
        List<ShopperOrders.Standing> standings = orders.at(moment, until, MOST_SHOPPERS);
        boolean[] returned = new boolean[standings.size()];
        for (int i = 0; i < returned.length; i++) {
            returned[i] = standings.get(i).back();
        }
        return new Cohort(standings.stream().map(s -> shopper(s, moment)).toList(), returned);
    }

    private static double days(Instant from, Instant to) {
        return Math.max(
                0,
                Duration.between(from, to).toSeconds()
                        / (double) Duration.ofDays(1).toSeconds());
    }

    @Override
    public void save(FittedReturns model, DataOutput out) throws IOException {
        model.save(out);
    }

    @Override
    public FittedReturns load(DataInput in) throws IOException {
        return FittedReturns.load(in);
    }
}
