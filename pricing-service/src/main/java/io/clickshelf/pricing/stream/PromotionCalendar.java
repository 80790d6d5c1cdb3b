package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.pricing.CalendarPromotion;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PromotedPrice;
import io.clickshelf.pricing.model.price.LowestPrice;
import io.clickshelf.pricing.model.promotion.Stacking;
import io.clickshelf.pricing.store.CalendarStore;
import io.clickshelf.pricing.store.CatalogStore;
import io.clickshelf.pricing.store.PriceHistory;
import io.clickshelf.pricing.store.StockStore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the promotions of the calendar make of prices: by priority and exclusivity, never below a hard limit, and never for
 * what is nearly out of stock.
 */
@Component
public class PromotionCalendar {

    private static final double USUAL_LEAST_COVER = 7;
    private static final String COMMON_GROUP = "";
    private static final Duration OMNIBUS = Duration.ofDays(30);

    private final CalendarStore promotions;
    private final CatalogStore catalog;
    private final PriceHistory history;
    private final StockStore stocks;
    private final DemandOutlook demand;
    private final Pricer pricer;

    PromotionCalendar(
            CalendarStore promotions,
            CatalogStore catalog,
            PriceHistory history,
            StockStore stocks,
            DemandOutlook demand,
            Pricer pricer) {
        this.promotions = promotions;
        this.catalog = catalog;
        this.history = history;
        this.stocks = stocks;
        this.demand = demand;
        this.pricer = pricer;
    }

    /**
     * Products without a price in force are left out.
     *
     * @param channel whose prices; null for the shop's own
     */
    public List<PromotedPrice> at(Collection<String> productIds, @Nullable String channel, Instant moment) {
        List<CalendarPromotion> open = promotions.all().stream()
                .filter(promotion -> promotion.holdsAt(moment))
                .toList();
        Map<String, PricePoint> prices = history.newest(productIds, channel);
        Map<String, Product> products = catalog.of(productIds);
        Map<String, BigDecimal> stock = stocks.of(productIds);
        DemandOutlook.Loaded outlook = demand.load(productIds);
        Pricer.Checks checks = pricer.checks(productIds, channel);
        List<PromotedPrice> promoted = new ArrayList<>();
        for (String productId : productIds) {
            PricePoint price = prices.get(productId);
            if (price != null) {
                double perDay =
                        outlook.at(productId, price.price().doubleValue()).unitsPerDay();
                BigDecimal units = stock.get(productId);
                double cover = units == null ? Double.POSITIVE_INFINITY : units.doubleValue() / Math.max(1e-9, perDay);
                promoted.add(promote(price, products.get(productId), open, cover, checks));
            }
        }
        return promoted;
    }

    private PromotedPrice promote(
            PricePoint price,
            @Nullable Product product,
            List<CalendarPromotion> open,
            double coverDays,
            Pricer.Checks checks) {
        Map<String, CalendarPromotion> byId = new HashMap<>();
        List<Stacking.Candidate> candidates = new ArrayList<>();
        List<PromotedPrice.SkippedPromotion> skipped = new ArrayList<>();
        String brand = product == null ? null : product.brand();
        String category = product == null ? null : product.category();
        for (CalendarPromotion promotion : open) {
            String id = Objects.requireNonNull(promotion.promotionId());
            if (!promotion.matches(price.productId(), brand, category)) {
                continue;
            }
            double least = Objects.requireNonNullElse(promotion.leastCoverDays(), USUAL_LEAST_COVER);
            BigDecimal alone = times(price, 1 - promotion.discountPercent() / 100);
            if (coverDays < least) {
                String why =
                        String.format(Locale.ROOT, "stock lasts %.1f days, the promotion needs %.0f", coverDays, least);
                skipped.add(new PromotedPrice.SkippedPromotion(id, "scarce_stock", why));
            } else if (checks.broken(price.productId(), alone).isPresent()) {
                skipped.add(new PromotedPrice.SkippedPromotion(
                        id, "limit_broken", limit(checks, price.productId(), alone)));
            } else {
                byId.put(id, promotion);
                candidates.add(candidate(id, promotion));
            }
        }
        return stack(price, byId, candidates, skipped, checks);
    }

    /** While the stack together breaks a limit, its last is left out. */
    private PromotedPrice stack(
            PricePoint price,
            Map<String, CalendarPromotion> byId,
            List<Stacking.Candidate> candidates,
            List<PromotedPrice.SkippedPromotion> skipped,
            Pricer.Checks checks) {
        Stacking.Stack stack = Stacking.of(candidates);
        while (stack.applied().size() > 1
                && checks.broken(price.productId(), times(price, stack.factor()))
                        .isPresent()) {
            Stacking.Candidate last = stack.applied().getLast();
            skipped.add(new PromotedPrice.SkippedPromotion(
                    last.id(), "limit_broken", limit(checks, price.productId(), times(price, stack.factor()))));
            candidates.remove(last);
            stack = Stacking.of(candidates);
        }
        stack.skipped()
                .forEach((one, by) -> skipped.add(new PromotedPrice.SkippedPromotion(
                        one.id(),
                        one.exclusive() || by.exclusive() ? "exclusive" : "stacking_group",
                        "\"" + by.id() + "\" goes first and does not go together with it")));
        List<CalendarPromotion> applied = stack.applied().stream()
                .map(one -> Objects.requireNonNull(byId.get(one.id())))
                .toList();
        return new PromotedPrice(
                price.productId(),
                price.price(),
                applied.isEmpty() ? price.price() : times(price, stack.factor()),
                price.currency(),
                lowest(price.productId(), checks.channel(), applied),
                applied.stream()
                        .map(one -> new PromotedPrice.AppliedPromotion(
                                Objects.requireNonNull(one.promotionId()),
                                one.title(),
                                one.discountPercent(),
                                one.until()))
                        .toList(),
                skipped);
    }

    private @Nullable BigDecimal lowest(String productId, @Nullable String channel, List<CalendarPromotion> applied) {
        Instant start = applied.stream()
                .map(CalendarPromotion::from)
                .min(Instant::compareTo)
                .orElse(null);
        if (start == null) {
            return null;
        }
        List<LowestPrice.PricePoint> points = history.between(productId, channel, start.minus(OMNIBUS), start).stream()
                .map(point -> new LowestPrice.PricePoint(point.effectiveFrom(), point.price()))
                .toList();
        return LowestPrice.before(points, start, OMNIBUS).orElse(null);
    }

    private static Stacking.Candidate candidate(String id, CalendarPromotion promotion) {
        return new Stacking.Candidate(
                id,
                promotion.discountPercent() / 100,
                Objects.requireNonNullElse(promotion.priority(), 0),
                Boolean.TRUE.equals(promotion.exclusive()),
                Objects.requireNonNullElse(promotion.stackingGroup(), COMMON_GROUP));
    }

    private static BigDecimal times(PricePoint price, double factor) {
        return price.price()
                .multiply(BigDecimal.valueOf(factor))
                .setScale(Pricer.decimals(price.currency()), RoundingMode.HALF_UP);
    }

    private static String limit(Pricer.Checks checks, String productId, BigDecimal price) {
        return checks.broken(productId, price)
                .map(broken -> price + " would break " + broken.words())
                .orElse("");
    }
}
