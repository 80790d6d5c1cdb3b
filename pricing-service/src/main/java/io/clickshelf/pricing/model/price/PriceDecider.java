package io.clickshelf.pricing.model.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides a product's price: the one with the greatest expected margin until replenishment, less a charge for what isn't
 * known of the elasticity, among those that keep every limit. Limits come last and are hard: a hard rule is never broken
 * by a changed price; where no price keeps them all, the price stays and a person is asked.
 *
 * <p>Prices further than a factor of two from the current one aren't considered: nothing is known of demand there. About
 * 120 evaluations of {@link ExpectedMargin} a product. Immutable and safe for use by many threads.
 */
public final class PriceDecider {

    private static final int WIDE_GRID = 40;
    private static final int WINDOW_GRID = 24;

    /** Horizon where it isn't known when more stock arrives, days. */
    private static final double DEFAULT_HORIZON_DAYS = 14;

    private final PricePolicy policy;

    public PriceDecider(PricePolicy policy) {
        this.policy = policy;
    }

    public PricePolicy policy() {
        return policy;
    }

    /**
     * A product's case: what is known, what is allowed, and what a price would bring.
     *
     * @param cheapest rival that is believed and in stock, or null
     */
    private record Weighed(
            ProductSituation situation,
            PriceLimits limits,
            ExpectedMargin margin,
            PriceWindow window,
            @Nullable RivalOffer cheapest) {}

    private Weighed weighed(ProductSituation situation, PriceLimits limits) {
        RivalOffer cheapest = cheapest(situation.rivals());
        BigDecimal cost =
                situation.cost() != null ? situation.cost() : HardLimits.assumedCost(situation.usualPrice(), limits);
        ExpectedMargin margin = new ExpectedMargin(
                situation, cost.doubleValue(), limits.valueAddedTax(), policy, cheapest, DEFAULT_HORIZON_DAYS);
        PriceWindow window = new PriceWindow(situation, cost, limits, cheapest, margin.isScarce());
        return new Weighed(situation, limits, margin, window, cheapest);
    }

    public PriceDecision decide(ProductSituation situation, PriceLimits limits) {
        Weighed weighed = weighed(situation, limits);
        ExpectedMargin margin = weighed.margin;
        PriceWindow window = weighed.window;
        double current = situation.currentPrice().doubleValue();
        double wish = best(margin, current / 2, current * 2);
        Reasons reasons = new Reasons(situation, margin, policy);
        if (window.isEmpty()) {
            reasons.conflict(window);
            return decision(weighed, wish, situation.currentPrice(), PriceDecision.Outcome.BLOCKED, reasons);
        }
        BigDecimal price = within(window, margin, wish);
        PriceDecision.Outcome outcome = outcome(weighed, price, reasons);
        return decision(
                weighed,
                wish,
                outcome == PriceDecision.Outcome.HOLD ? situation.currentPrice() : price,
                outcome,
                reasons);
    }

    /** Whether the best admissible price is worth its change, and whether a person has to agree. */
    private PriceDecision.Outcome outcome(Weighed weighed, BigDecimal price, Reasons reasons) {
        BigDecimal now = weighed.situation.currentPrice();
        double current = now.doubleValue();
        ExpectedMargin margin = weighed.margin;
        boolean mustMove = !weighed.window.contains(now);
        double gain = margin.riskAdjustedGain(price.doubleValue(), policy.riskAversion()) / margin.horizonDays();
        boolean worthIt = gain > policy.leastGain() * Math.abs(margin.perDay(current)) && gain > 0;
        boolean same = price.compareTo(now) == 0;
        if (same || (!mustMove && !worthIt)) {
            if (!same) {
                reasons.tooSmall(price, gain);
            }
            return PriceDecision.Outcome.HOLD;
        }
        double move = Math.abs(price.doubleValue() / current - 1);
        if (move > weighed.limits.approvalAbove()) {
            reasons.approval(move, weighed.limits.approvalAbove());
            return PriceDecision.Outcome.NEEDS_APPROVAL;
        }
        return PriceDecision.Outcome.CHANGE;
    }

    /** The price nearest to a wish that keeps every limit; empty where none does. */
    public Optional<BigDecimal> admissible(ProductSituation situation, PriceLimits limits, double wish) {
        PriceWindow window = weighed(situation, limits).window;
        return window.isEmpty()
                ? Optional.empty()
                : window.around(wish).stream()
                        .map(window::price)
                        .min(Comparator.comparingDouble(price -> Math.abs(price.doubleValue() - wish)));
    }

    private PriceDecision decision(
            Weighed weighed, double wish, BigDecimal price, PriceDecision.Outcome outcome, Reasons reasons) {
        ProductSituation situation = weighed.situation;
        ExpectedMargin margin = weighed.margin;
        PriceWindow window = weighed.window;
        double at = price.doubleValue();
        List<PriceRule> bound = window.isEmpty() ? List.of() : boundBy(window, wish, situation.currentPrice());
        if (situation.cost() == null) {
            reasons.assumedCost(weighed.limits.assumedCostShare());
        }
        reasons.rivals(weighed.cheapest, policy);
        reasons.limits(window, bound, wish);
        reasons.extrapolated(wish);
        return new PriceDecision(
                situation.productId(),
                price,
                outcome,
                margin.perDay(at),
                margin.perDay(situation.currentPrice().doubleValue()),
                margin.gainSd(at),
                margin.unitsPerDay(at),
                BigDecimal.valueOf(wish).setScale(weighed.limits.decimals(), RoundingMode.HALF_UP),
                bound,
                List.copyOf(window.yielded()),
                reasons.sorted());
    }

    private static List<PriceRule> boundBy(PriceWindow window, double wish, BigDecimal current) {
        PriceRule low = window.lowestRule();
        if (low != null && (wish < window.price(window.lowest()).doubleValue() - 1e-9)) {
            return List.of(low);
        }
        PriceRule high = window.highestRule();
        if (high != null && wish > window.price(window.highest()).doubleValue() + 1e-9) {
            return List.of(high);
        }
        if (low != null && current.compareTo(window.price(window.lowest())) < 0) {
            return List.of(low);
        }
        return high != null && current.compareTo(window.price(window.highest())) > 0 ? List.of(high) : List.of();
    }

    /** The best price on a geometric grid, refined by golden section around its best point. */
    private double best(ExpectedMargin margin, double from, double to) {
        double step = Math.log(to / from) / WIDE_GRID;
        double best = from;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k <= WIDE_GRID; k++) {
            double price = from * Math.exp(k * step);
            double gain = margin.riskAdjustedGain(price, policy.riskAversion());
            if (gain > most) {
                most = gain;
                best = price;
            }
        }
        double low = Math.max(from, best * Math.exp(-step));
        double high = Math.min(to, best * Math.exp(step));
        double ratio = (Math.sqrt(5) - 1) / 2;
        for (int k = 0; k < 16; k++) {
            double a = high - ratio * (high - low);
            double b = low + ratio * (high - low);
            boolean left = margin.riskAdjustedGain(a, policy.riskAversion())
                    >= margin.riskAdjustedGain(b, policy.riskAversion());
            high = left ? b : high;
            low = left ? low : a;
        }
        double refined = (low + high) / 2;
        return margin.riskAdjustedGain(refined, policy.riskAversion()) >= most ? refined : best;
    }

    /** The best admissible price: those around the wish, and those around a grid over the window. */
    private BigDecimal within(PriceWindow window, ExpectedMargin margin, double wish) {
        double low = window.price(window.lowest()).doubleValue();
        double high = Math.max(low, Math.min(window.price(window.highest()).doubleValue(), 4 * wish));
        BigDecimal best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = -1; k <= WINDOW_GRID; k++) {
            double at = k < 0 ? wish : low * Math.pow(high / low, k / (double) WINDOW_GRID);
            for (long minor : window.around(at)) {
                double gain = margin.riskAdjustedGain(window.price(minor).doubleValue(), policy.riskAversion());
                if (gain > most) {
                    most = gain;
                    best = window.price(minor);
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("A window that isn't empty holds at least one price.");
        }
        return best;
    }

    /** The cheapest offer in stock that was seen lately enough to be believed, or null. */
    public @Nullable RivalOffer cheapest(List<RivalOffer> rivals) {
        Stream<RivalOffer> fresh =
                rivals.stream().filter(r -> r.inStock() && r.ageHours() <= policy.rivalMaxAgeHours());
        return fresh.min((a, b) -> a.price().compareTo(b.price())).orElse(null);
    }
}
