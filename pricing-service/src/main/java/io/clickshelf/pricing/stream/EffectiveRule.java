package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.pricing.PricingMode;
import io.clickshelf.contracts.pricing.PricingRule;
import io.clickshelf.contracts.pricing.RuleLimits;
import io.clickshelf.pricing.PricingProperties;
import io.clickshelf.pricing.model.price.PriceLimits;
import io.clickshelf.pricing.store.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the rules come to for one product: the narrower wins, limit by limit, and the service's defaults stand behind all.
 *
 * @param ruleIds narrowest first
 */
record EffectiveRule(PricingMode mode, RuleLimits limits, List<String> ruleIds) {

    private static final double SECONDS_PER_DAY = 86_400;

    private static final Comparator<PricingRule> NARROWEST_FIRST = Comparator.comparingInt(PricingRule::narrowness)
            .reversed()
            .thenComparing(rule -> Objects.requireNonNullElse(rule.ruleId(), ""));

    /** @param asked limits of the request, narrower than any rule, or null */
    static EffectiveRule of(List<PricingRule> matching, @Nullable RuleLimits asked, PricingProperties properties) {
        List<PricingRule> rules = matching.stream().sorted(NARROWEST_FIRST).toList();
        RuleLimits limits = asked == null ? RuleLimits.NONE : asked;
        PricingMode mode = null;
        for (PricingRule rule : rules) {
            limits = limits.over(rule.limitsOrNone());
            mode = mode == null ? rule.mode() : mode;
        }
        return new EffectiveRule(
                mode == null ? properties.mode() : mode,
                limits.over(defaults(properties)),
                rules.stream()
                        .map(rule -> Objects.requireNonNullElse(rule.ruleId(), ""))
                        .toList());
    }

    /** Whether a rule holds for a product in a channel, null for the shop's own; the catalogue may not know the product. */
    static boolean matches(PricingRule rule, String productId, @Nullable Product product, @Nullable String channel) {
        return product == null
                ? rule.matches(productId, null, null, channel)
                : rule.matches(productId, product.brand(), product.category(), channel);
    }

    /** Whether any of some rules holds for a listing; the catalogue may not know its product. */
    static boolean anyMatches(List<PricingRule> rules, Listing listing, @Nullable Product product) {
        return rules.stream().anyMatch(rule -> matches(rule, listing.productId(), product, listing.channel()));
    }

    /** Days until what is left is worth only its salvage value, or null. */
    @Nullable
    Double daysToEnd(Instant now) {
        return limits.sellBy() == null
                ? null
                : Math.max(0, Duration.between(now, limits.sellBy()).toSeconds() / SECONDS_PER_DAY);
    }

    /** As the model wants them; {@code decimals} are the currency's. */
    PriceLimits priceLimits(int decimals) {
        return new PriceLimits(
                Objects.requireNonNull(limits.minMargin()),
                limits.ceiling(),
                Objects.requireNonNull(limits.movePerChange()),
                Objects.requireNonNull(limits.movePerDay()),
                limits.aboveRival(),
                limits.belowRival(),
                Objects.requireNonNull(limits.endings()),
                decimals,
                Objects.requireNonNull(limits.valueAddedTax()),
                Objects.requireNonNull(limits.approvalAbove()),
                Objects.requireNonNull(limits.assumedCostShare()));
    }

    private static RuleLimits defaults(PricingProperties properties) {
        return new RuleLimits(
                properties.minMargin(),
                null,
                properties.movePerChange(),
                properties.movePerDay(),
                null,
                null,
                List.of(),
                properties.valueAddedTax(),
                properties.approvalAbove(),
                properties.assumedCostShare(),
                null);
    }
}
