package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.pricing.PriceAnswer.Unpriced;
import io.clickshelf.contracts.pricing.PriceContext;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.contracts.pricing.PricingMode;
import io.clickshelf.platform.registry.ManagedModel;
import io.clickshelf.pricing.model.price.FittedResponse;
import io.clickshelf.pricing.model.price.HardLimits;
import io.clickshelf.pricing.model.price.PriceDecider;
import io.clickshelf.pricing.model.price.PriceResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides prices from what is known at this moment. Changes nothing. */
@Component
public class Pricer {

    private static final int CHUNK = 1000;

    /** Stands for the model's version where a person or the catalogue set the price. */
    public static final String NO_MODEL = "none";

    private final ManagedModel<FittedResponse> model;
    private final Situations situations;
    private final Channels channels;
    private final PriceDecider decider;

    Pricer(ManagedModel<FittedResponse> model, Situations situations, Channels channels, PriceDecider decider) {
        this.model = model;
        this.situations = situations;
        this.channels = channels;
        this.decider = decider;
    }

    /** Decided prices, and which products have none. */
    public record Pricing(List<PricedProduct> priced, List<Unpriced> unpriced, String modelVersion) {}

    /**
     * Empty until demand was fitted for the first time.
     *
     * @param channel null for the shop's own
     */
    public Optional<Pricing> price(
            Collection<String> productIds, @Nullable String channel, @Nullable PriceContext context) {
        return model.champion().map(champion -> price(productIds, channel, context, champion));
    }

    /** In the shop's own channel, and in each other one that a product has a price or a rule of its own in. */
    Optional<Pricing> priceEverywhere(Collection<String> productIds) {
        return model.champion().map(champion -> {
            Pricing own = price(productIds, null, null, champion);
            List<PricedProduct> everywhere = new ArrayList<>(own.priced());
            channels.of(productIds)
                    .forEach((channel, listed) -> everywhere.addAll(
                            price(listed, channel, null, champion).priced()));
            return new Pricing(everywhere, own.unpriced(), own.modelVersion());
        });
    }

    private Pricing price(
            Collection<String> productIds,
            @Nullable String channel,
            @Nullable PriceContext context,
            ManagedModel.Versioned<FittedResponse> champion) {
        List<PricedProduct> priced = new ArrayList<>(productIds.size());
        List<Unpriced> unpriced = new ArrayList<>();
        List<String> all = List.copyOf(productIds);
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
            Situations.Loaded loaded =
                    situations.load(chunk, channel, champion.model().response());
            for (String productId : chunk) {
                try {
                    loaded.of(productId, context)
                            .ifPresentOrElse(
                                    situation -> priced.add(PricedProducts.of(
                                            situation, decider.decide(situation.facts(), situation.limits()))),
                                    () -> unpriced.add(new Unpriced(
                                            productId,
                                            "No price of it is known: give it one with POST /products, or send"
                                                    + " its orders.")));
                } catch (IllegalArgumentException e) {
                    if (context != null) {
                        throw e; // the caller can mend it
                    }
                    unpriced.add(new Unpriced(productId, Objects.requireNonNullElse(e.getMessage(), e.toString())));
                }
            }
        }
        return new Pricing(priced, unpriced, PriceResponseModel.NAME + "-" + champion.version());
    }

    /** Decimals of a currency; two where it isn't known. */
    public static int decimals(@Nullable String currency) {
        return Situations.decimals(currency);
    }

    /** A price in force. */
    public record Current(BigDecimal price, @Nullable String currency) {}

    /** What holds for prices of some products, whoever sets them; loaded once. */
    public final class Checks {

        private final @Nullable String channel;
        private final Situations.Loaded loaded;

        private Checks(@Nullable String channel, Situations.Loaded loaded) {
            this.channel = channel;
            this.loaded = loaded;
        }

        /** That they are for; null for the shop's own. */
        @Nullable
        String channel() {
            return channel;
        }

        /** Which hard limit a price would break; empty if none, or if nothing is known of the product. */
        public Optional<HardLimits.Breach> broken(String productId, BigDecimal price) {
            return situation(productId)
                    .flatMap(situation -> HardLimits.broken(
                            price, situation.cost(), situation.facts().minimumAdvertised(), situation.limits()));
        }

        /** The price that holds now and its currency; empty if nothing is known of the product. */
        public Optional<Current> current(String productId) {
            return situation(productId)
                    .map(situation -> new Current(situation.facts().currentPrice(), situation.currency()));
        }

        /** What the rules say should happen to its price; empty if nothing is known of the product. */
        public Optional<PricingMode> mode(String productId) {
            return situation(productId).map(situation -> situation.rule().mode());
        }

        /** Cost of one unit without tax, assumed where it isn't known; zero if nothing is known of the product. */
        public double unitCost(String productId) {
            return situation(productId)
                    .map(situation -> situation.cost().doubleValue())
                    .orElse(0.0);
        }

        private Optional<Situation> situation(String productId) {
            return loaded.of(productId, null);
        }
    }

    /**
     * They hold whether demand was fitted or not.
     *
     * @param channel null for the shop's own
     */
    public Checks checks(Collection<String> productIds, @Nullable String channel) {
        PriceResponse response =
                model.champion().map(champion -> champion.model().response()).orElseGet(PriceResponse::unlearnt);
        return new Checks(channel, situations.load(productIds, channel, response));
    }

    /** Which hard limit a price set by hand would break; empty if none, or if nothing is known of the product. */
    public Optional<HardLimits.Breach> broken(String productId, @Nullable String channel, BigDecimal price) {
        return checks(List.of(productId), channel).broken(productId, price);
    }
}
