package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.pricing.PriceContext;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PricingRule;
import io.clickshelf.contracts.pricing.RivalQuote;
import io.clickshelf.pricing.PricingProperties;
import io.clickshelf.pricing.model.price.PriceResponse;
import io.clickshelf.pricing.model.price.ProductSituation;
import io.clickshelf.pricing.model.price.RivalOffer;
import io.clickshelf.pricing.store.CatalogStore;
import io.clickshelf.pricing.store.PriceHistory;
import io.clickshelf.pricing.store.RuleStore;
import io.clickshelf.pricing.store.StockStore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what is known of products at this moment: ten queries for however many are asked. */
@Component
class Situations {

    private static final int USUAL_DECIMALS = 2;

    private final CatalogStore catalog;
    private final PackSizes packs;
    private final DemandOutlook demand;
    private final PriceHistory history;
    private final StockStore stocks;
    private final Rivals rivals;
    private final RuleStore rules;
    private final PricingProperties properties;
    private final Clock wallClock;

    Situations(
            CatalogStore catalog,
            PackSizes packs,
            DemandOutlook demand,
            PriceHistory history,
            StockStore stocks,
            Rivals rivals,
            RuleStore rules,
            PricingProperties properties,
            Clock wallClock) {
        this.catalog = catalog;
        this.packs = packs;
        this.demand = demand;
        this.history = history;
        this.stocks = stocks;
        this.rivals = rivals;
        this.rules = rules;
        this.properties = properties;
        this.wallClock = wallClock;
    }

    /** What was loaded for a number of products. */
    final class Loaded {

        private final @Nullable String channel;
        private final PriceResponse response;
        private final Map<String, Product> products;
        private final PackSizes.Loaded packSizes;
        private final DemandOutlook.Loaded outlook;
        private final Map<String, PricePoint> newest;
        private final Map<String, PricePoint> dayOpen;
        private final Map<String, BigDecimal> stock;
        private final Map<String, List<Rivals.Seen>> offers;
        private final List<PricingRule> relevant;

        private Loaded(Collection<String> productIds, @Nullable String channel, PriceResponse response) {
            this.channel = channel;
            this.response = response;
            Instant dayStart = wallClock.instant().truncatedTo(ChronoUnit.DAYS);
            products = catalog.of(productIds);
            packSizes = packs.load(productIds, channel);
            outlook = demand.load(productIds);
            newest = history.newest(productIds, channel);
            dayOpen = history.at(productIds, channel, dayStart);
            stock = stocks.of(productIds);
            offers = rivals.of(productIds, channel);
            relevant = rules.relevant(productIds);
        }

        /** Empty where the product has no price to start from. */
        Optional<Situation> of(String productId, @Nullable PriceContext context) {
            Product product = products.get(productId);
            BigDecimal current = currentPrice(productId, product, context);
            if (current == null || current.signum() <= 0) {
                return Optional.empty();
            }
            String currency = product == null ? null : product.currency();
            int decimals = decimals(currency);
            EffectiveRule rule = EffectiveRule.of(
                    matching(productId, product), context == null ? null : context.limits(), properties);
            BigDecimal units = context != null && context.stock() != null ? context.stock() : stock.get(productId);
            DemandOutlook.Expected expected = expected(productId, current, context);
            List<Rivals.Seen> seen = quoted(productId, currency, context);
            ProductSituation facts = new ProductSituation(
                    productId,
                    current,
                    dayOpen(productId, current, context),
                    cost(product, context),
                    minimumAdvertised(product),
                    units == null ? Double.POSITIVE_INFINITY : Math.max(0, units.doubleValue()),
                    expected.unitsPerDay(),
                    replenishDays(product, context),
                    context != null && context.daysToEnd() != null
                            ? Double.valueOf(context.daysToEnd().doubleValue())
                            : rule.daysToEnd(wallClock.instant()),
                    response.elasticity(productId, SalesHistories.category(product)),
                    response.usualPrice(productId)
                            .map(usual -> BigDecimal.valueOf(usual)
                                    .setScale(Math.max(USUAL_DECIMALS, decimals), RoundingMode.HALF_UP)
                                    .max(BigDecimal.ONE.movePointLeft(Math.max(USUAL_DECIMALS, decimals))))
                            .orElse(current),
                    seen.stream().map(Rivals.Seen::offer).toList(),
                    packSizes.beside(product),
                    response.crossRevenue(productId));
            return Optional.of(new Situation(
                    facts,
                    channel,
                    rule,
                    rule.priceLimits(decimals),
                    product,
                    currency,
                    units,
                    expected.source(),
                    seen.stream().map(Loaded::quote).toList()));
        }

        private @Nullable BigDecimal currentPrice(
                String productId, @Nullable Product product, @Nullable PriceContext context) {
            if (context != null && context.currentPrice() != null) {
                return context.currentPrice();
            }
            PricePoint point = newest.get(productId);
            if (point != null) {
                return point.price();
            }
            if (product != null && product.price() != null) {
                return product.price();
            }
            int decimals = decimals(product == null ? null : product.currency());
            return response.lastPrice(productId)
                    .map(price -> BigDecimal.valueOf(price).setScale(decimals, RoundingMode.HALF_UP))
                    .orElse(null);
        }

        private BigDecimal dayOpen(String productId, BigDecimal current, @Nullable PriceContext context) {
            if (context != null && context.currentPrice() != null) {
                return current;
            }
            PricePoint point = dayOpen.get(productId);
            return point == null ? current : point.price();
        }

        private List<PricingRule> matching(String productId, @Nullable Product product) {
            return relevant.stream()
                    .filter(rule -> EffectiveRule.matches(rule, productId, product, channel))
                    .toList();
        }

        private DemandOutlook.Expected expected(String productId, BigDecimal current, @Nullable PriceContext context) {
            return context != null && context.demandPerDay() != null
                    ? new DemandOutlook.Expected(context.demandPerDay().doubleValue(), "request")
                    : outlook.at(productId, current.doubleValue());
        }

        private List<Rivals.Seen> quoted(String productId, @Nullable String currency, @Nullable PriceContext context) {
            if (context == null || context.rivals() == null) {
                return offers.getOrDefault(productId, List.of()).stream()
                        .filter(seen -> seen.currency() == null
                                || currency == null
                                || seen.currency().equals(currency))
                        .toList();
            }
            return context.rivals().stream()
                    .map(quote -> new Rivals.Seen(
                            new RivalOffer(
                                    quote.competitor(),
                                    quote.price(),
                                    Objects.requireNonNullElse(quote.ageHours(), 0.0),
                                    quote.inStock() == null || quote.inStock(),
                                    null),
                            currency))
                    .sorted(java.util.Comparator.comparing(seen -> seen.offer().price()))
                    .toList();
        }

        private static RivalQuote quote(Rivals.Seen seen) {
            RivalOffer offer = seen.offer();
            return new RivalQuote(offer.rival(), offer.price(), offer.ageHours(), offer.inStock());
        }
    }

    /** @param channel null for the shop's own */
    Loaded load(Collection<String> productIds, @Nullable String channel, PriceResponse response) {
        return new Loaded(productIds, channel, response);
    }

    private static @Nullable BigDecimal cost(@Nullable Product product, @Nullable PriceContext context) {
        if (context != null && context.cost() != null) {
            return context.cost();
        }
        return product == null ? null : product.cost();
    }

    private static @Nullable BigDecimal minimumAdvertised(@Nullable Product product) {
        return product == null ? null : product.minimumAdvertisedPrice();
    }

    private double replenishDays(@Nullable Product product, @Nullable PriceContext context) {
        if (context != null && context.daysToReplenish() != null) {
            return context.daysToReplenish().doubleValue();
        }
        Double lead = product == null ? null : product.leadTimeDays();
        return lead == null || lead <= 0 ? properties.replenishDays() : lead;
    }

    /** Decimals of a currency by ISO 4217; two where it isn't known. */
    static int decimals(@Nullable String currency) {
        if (currency == null) {
            return 2;
        }
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return 2;
        }
    }
}
