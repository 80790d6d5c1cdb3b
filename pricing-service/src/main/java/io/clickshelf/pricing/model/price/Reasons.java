package io.clickshelf.pricing.model.price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects why a price is what it is, in words and numbers. */
final class Reasons {

    private static final double LEAST_TOLD = .001;
    private static final double LEAST_FOLLOWING = .1;

    /** Standard deviations of the prices seen within which demand is taken to be known. */
    private static final double KNOWN = 3;

    private final ProductSituation situation;
    private final ExpectedMargin margin;
    private final List<PriceReason> reasons = new ArrayList<>();

    Reasons(ProductSituation situation, ExpectedMargin margin, PricePolicy policy) {
        this.situation = situation;
        this.margin = margin;
        elasticity();
        stock(policy);
        others();
    }

    private void others() {
        double perPercent = margin.crossMargin() / 100;
        double now = margin.perDay(situation.currentPrice().doubleValue());
        if (Math.abs(perPercent) > LEAST_TOLD * Math.abs(now)) {
            add(
                    PriceReason.Code.OTHER_PRODUCTS,
                    "One percent on the price makes the others of its category earn %.2f a day %s."
                            .formatted(Math.abs(perPercent), perPercent > 0 ? "more" : "less"),
                    Map.of("marginPerPercent", perPercent));
        }
    }

    private void elasticity() {
        Elasticity e = situation.elasticity();
        String source = switch (e.evidence()) {
            case OWN -> "from its own price moves";
            case SHARED -> "from its own price moves and its category's";
            case PRICES_HARDLY_MOVED -> "borrowed from its category: its own price hardly moved";
            case UNKNOWN_PRODUCT -> "borrowed from its category: nothing sold of it yet";
        };
        add(
                PriceReason.Code.ELASTICITY,
                "One percent on the price changes demand by %.1f %% (90 %% between %.1f and %.1f), %s."
                        .formatted(e.mean(), e.lower(), e.upper(), source),
                Map.of("elasticity", e.mean(), "lower", e.lower(), "upper", e.upper(), "prices", (double) e.prices()));
    }

    private void stock(PricePolicy policy) {
        double cover = margin.coverDays();
        double horizon = margin.horizonDays();
        Map<String, Double> evidence = Map.of(
                "stock",
                situation.stock(),
                "coverDays",
                cover,
                "horizonDays",
                horizon,
                "keptValue",
                margin.keptValue());
        if (situation.daysToEnd() != null) {
            add(
                    PriceReason.Code.END_OF_SEASON,
                    "%.0f units left for %.0f days; what is left then is worth %.2f a unit."
                            .formatted(situation.stock(), horizon, margin.keptValue()),
                    evidence);
        } else if (margin.isScarce()) {
            add(
                    PriceReason.Code.SCARCE_STOCK,
                    "Stock lasts %.1f days at the current price, but more comes only in %.0f."
                            .formatted(cover, horizon),
                    evidence);
        } else if (!Double.isInfinite(cover) && cover > policy.overstockCover() * horizon) {
            add(
                    PriceReason.Code.OVERSTOCK,
                    "Stock lasts %.0f days, %.0f times the %.0f until more comes; a unit kept is worth %.2f."
                            .formatted(
                                    Math.min(cover, 9999), Math.min(cover / horizon, 999), horizon, margin.keptValue()),
                    evidence);
        }
    }

    void rivals(@Nullable RivalOffer cheapest, PricePolicy policy) {
        for (RivalOffer offer : situation.rivals()) {
            Map<String, Double> evidence =
                    Map.of("rivalPrice", offer.price().doubleValue(), "ageHours", offer.ageHours());
            if (offer.equals(cheapest)) {
                double percent = 100
                        * (offer.price().doubleValue()
                                        / situation.currentPrice().doubleValue()
                                - 1);
                add(
                        PriceReason.Code.RIVAL,
                        "%s asks %s (%+.1f %% from our current price), seen %.1f hours ago: the cheapest in stock."
                                .formatted(offer.rival(), offer.price(), percent, offer.ageHours()),
                        evidence);
                answer(offer);
            } else if (!offer.inStock() || offer.ageHours() > policy.rivalMaxAgeHours()) {
                String why = offer.inStock() ? "seen %.0f hours ago".formatted(offer.ageHours()) : "out of stock";
                add(
                        PriceReason.Code.RIVAL_IGNORED,
                        "The %s of %s is ignored: %s.".formatted(offer.price(), offer.rival(), why),
                        evidence);
            }
        }
    }

    private void answer(RivalOffer offer) {
        RivalAnswer answer = offer.answer();
        if (answer.following() >= LEAST_FOLLOWING) {
            add(
                    PriceReason.Code.RIVAL_ANSWERS,
                    "%s follows our moves by %.0f %% of their size (seen %d times): so much less is gained on it."
                            .formatted(offer.rival(), 100 * answer.following(), answer.moves()),
                    Map.of("following", answer.following(), "sd", answer.sd(), "moves", (double) answer.moves()));
        }
    }

    /** Warns where the price without limits lies where the product was never sold. */
    void extrapolated(double wish) {
        double usual = situation.usualPrice().doubleValue();
        double spread = situation.elasticity().spread();
        if (Math.abs(Math.log(wish / usual)) > KNOWN * spread && Math.abs(wish / usual - 1) > LEAST_TOLD) {
            add(
                    PriceReason.Code.EXTRAPOLATED,
                    ("The %.2f without limits is no more than a direction: it lies %.0f %% from the usual %.2f, and prices moved"
                                    + " by %.1f %% (standard deviation) so far. None beyond half or twice the current one is looked at.")
                            .formatted(wish, 100 * Math.abs(wish / usual - 1), usual, 100 * spread),
                    Map.of("unconstrained", wish, "usualPrice", usual, "spread", spread));
        }
    }

    void assumedCost(double share) {
        add(
                PriceReason.Code.COST_ASSUMED,
                "The cost isn't known; %.0f %% of the usual price is assumed.".formatted(100 * share),
                Map.of("share", share));
    }

    void limits(PriceWindow window, List<PriceRule> bound, double wish) {
        for (PriceRule rule : bound) {
            add(
                    PriceReason.Code.LIMIT_BOUND,
                    "Without limits %.2f would be asked; %s keeps it between %s and %s."
                            .formatted(
                                    wish, words(rule), window.price(window.lowest()), window.price(window.highest())),
                    Map.of("unconstrained", wish));
        }
        for (PriceRule rule : window.yielded()) {
            String text = rule == PriceRule.RIVAL_DISTANCE && margin.isScarce()
                    ? "%s gave way: stock runs out before more comes."
                    : "No price keeps %s and the harder limits; it gave way.";
            add(PriceReason.Code.LIMIT_YIELDED, text.formatted(words(rule)), Map.of());
        }
    }

    void conflict(PriceWindow window) {
        PriceRule low = window.lowestRule();
        PriceRule high = window.highestRule();
        add(
                PriceReason.Code.LIMITS_CONFLICT,
                "No price keeps all limits: %s asks for at least %s, %s for at most %s. The price stays until a person decides."
                        .formatted(
                                low == null ? "the smallest coin" : words(low),
                                window.price(window.lowest()),
                                high == null ? "nothing" : words(high),
                                window.price(window.highest())),
                Map.of());
    }

    void tooSmall(BigDecimal price, double gain) {
        add(
                PriceReason.Code.GAIN_TOO_SMALL,
                "The best price within the limits, %s, isn't surely enough better: %.2f a day after allowing for what isn't known."
                        .formatted(price, gain),
                Map.of("price", price.doubleValue(), "gainPerDay", gain));
    }

    void approval(double move, double above) {
        add(
                PriceReason.Code.NEEDS_APPROVAL,
                "A move of %.1f %% is above the %.1f %% that need no approval.".formatted(100 * move, 100 * above),
                Map.of("move", move, "approvalAbove", above));
    }

    /** The kind of reason that decides most comes first; elasticity last of the economics. */
    List<PriceReason> sorted() {
        Map<PriceReason.Code, Integer> rank = new TreeMap<>();
        List<PriceReason.Code> order = List.of(
                PriceReason.Code.LIMITS_CONFLICT,
                PriceReason.Code.RIVAL,
                PriceReason.Code.SCARCE_STOCK,
                PriceReason.Code.OVERSTOCK,
                PriceReason.Code.END_OF_SEASON,
                PriceReason.Code.GAIN_TOO_SMALL,
                PriceReason.Code.ELASTICITY);
        for (PriceReason.Code code : PriceReason.Code.values()) {
            int at = order.indexOf(code);
            rank.put(code, at < 0 ? order.size() : at);
        }
        return reasons.stream()
                .sorted(Comparator.comparingInt(r -> rank.getOrDefault(r.code(), 99)))
                .toList();
    }

    private void add(PriceReason.Code code, String text, Map<String, Double> evidence) {
        reasons.add(new PriceReason(code, text, evidence));
    }

    private static String words(PriceRule rule) {
        return "the rule " + rule.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
