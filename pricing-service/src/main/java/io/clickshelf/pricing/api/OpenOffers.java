package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.OfferDefinition;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PromotionRequest;
import io.clickshelf.pricing.model.promotion.Offer;
import io.clickshelf.pricing.store.OfferStore;
import io.clickshelf.pricing.store.PriceHistory;
import io.clickshelf.pricing.store.StockStore;
import io.clickshelf.pricing.stream.DemandOutlook;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The offers that a shopper may still get, with the stock behind them. */
@Component
class OpenOffers {

    private static final int USUAL_HOURS = 72;
    private static final int USUAL_USES = 1_000_000;

    private final OfferStore offers;
    private final StockStore stocks;
    private final PriceHistory prices;
    private final DemandOutlook demand;

    OpenOffers(OfferStore offers, StockStore stocks, PriceHistory prices, DemandOutlook demand) {
        this.offers = offers;
        this.stocks = stocks;
        this.prices = prices;
        this.demand = demand;
    }

    /**
     * @param coverDays by product, of those whose stock and demand are known
     */
    record Candidates(List<Offer> offers, Map<String, OfferDefinition> definitions, Map<String, Double> coverDays) {

        OfferDefinition definition(String offerId) {
            return Objects.requireNonNull(definitions.get(offerId));
        }
    }

    /** Each offer is made to a shopper once; with products in the context, only for those or for anything. */
    Candidates forShopper(List<OfferStore.Made> madeBefore, PromotionRequest.@Nullable Context context, Instant now) {
        Set<String> before = madeBefore.stream().map(OfferStore.Made::offerId).collect(Collectors.toSet());
        List<String> wanted = context == null ? null : context.productIds();
        Map<String, OfferDefinition> definitions = new HashMap<>();
        for (OfferDefinition offer : offers.all()) {
            boolean fits = offer.productId() == null || wanted == null || wanted.contains(offer.productId());
            if (fits && offer.until().isAfter(now) && !before.contains(offer.offerId())) {
                definitions.put(Objects.requireNonNull(offer.offerId()), offer);
            }
        }
        Set<String> products = definitions.values().stream()
                .map(OfferDefinition::productId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Candidates(
                definitions.values().stream().map(OpenOffers::offer).toList(), definitions, cover(products));
    }

    static int maxUses(OfferDefinition offer) {
        return Objects.requireNonNullElse(offer.maxUses(), USUAL_USES);
    }

    private Map<String, Double> cover(Set<String> products) {
        Map<String, Double> cover = new HashMap<>();
        Map<String, BigDecimal> stock = products.isEmpty() ? Map.of() : stocks.of(products);
        Map<String, PricePoint> inForce = stock.isEmpty() ? Map.of() : prices.newest(stock.keySet(), null);
        DemandOutlook.Loaded outlook = demand.load(stock.keySet());
        stock.forEach((product, units) -> {
            PricePoint point = inForce.get(product);
            double perDay = outlook.at(
                            product, point == null ? 1 : point.price().doubleValue())
                    .unitsPerDay();
            cover.put(product, units.doubleValue() / Math.max(1e-9, perDay));
        });
        return cover;
    }

    private static Offer offer(OfferDefinition definition) {
        int used = Objects.requireNonNullElse(definition.used(), 0);
        return new Offer(
                Objects.requireNonNull(definition.offerId()),
                definition.productId(),
                Objects.requireNonNull(definition.discountPercent()) / 100,
                definition.from(),
                definition.until(),
                Duration.ofHours(Objects.requireNonNullElse(definition.validForHours(), USUAL_HOURS)),
                Math.max(0, maxUses(definition) - used),
                Objects.requireNonNullElse(definition.priority(), 0));
    }
}
