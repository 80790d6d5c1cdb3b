package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.pricing.AppliedLimits;
import io.clickshelf.contracts.pricing.ElasticityView;
import io.clickshelf.contracts.pricing.PriceEvidence;
import io.clickshelf.contracts.pricing.PriceOutcome;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.contracts.pricing.PricingMode;
import io.clickshelf.pricing.model.price.Elasticity;
import io.clickshelf.pricing.model.price.PriceDecision;
import io.clickshelf.pricing.model.price.PriceReason;
import io.clickshelf.pricing.model.price.ProductSituation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Words a decision as an answer. */
final class PricedProducts {

    private PricedProducts() {}

    static PricedProduct of(Situation situation, PriceDecision decision) {
        ProductSituation facts = situation.facts();
        boolean blocked = situation.rule().mode() == PricingMode.BLOCK;
        List<PriceEvidence> reasons = new ArrayList<>();
        if (blocked) {
            reasons.add(new PriceEvidence(
                    "rule_blocks",
                    "The rule " + situation.rule().ruleIds() + " keeps the price as it is; without it "
                            + decision.price() + " would be proposed.",
                    Map.of("price", decision.price().doubleValue())));
        }
        PriceOutcome outcome = blocked
                ? PriceOutcome.BLOCKED
                : PriceOutcome.valueOf(decision.outcome().name());
        if (situation.rule().mode() == PricingMode.ESCALATE && outcome == PriceOutcome.CHANGE) {
            outcome = PriceOutcome.NEEDS_APPROVAL;
        }
        decision.reasons().stream().map(PricedProducts::evidence).forEach(reasons::add);
        double cover = facts.stock() / Math.max(1e-9, facts.demandPerDay());
        return new PricedProduct(
                facts.productId(),
                situation.channel(),
                situation.product() == null ? null : situation.product().title(),
                blocked ? facts.currentPrice() : decision.price(),
                facts.currentPrice(),
                situation.currency(),
                outcome,
                situation.rule().mode(),
                decision.unconstrained(),
                blocked ? decision.marginPerDayNow() : decision.marginPerDay(),
                decision.marginPerDayNow(),
                blocked ? 0 : decision.marginSd(),
                blocked ? facts.demandPerDay() : decision.unitsPerDay(),
                facts.demandPerDay(),
                situation.demandSource(),
                elasticity(facts.elasticity()),
                situation.stock(),
                situation.stock() == null || facts.demandPerDay() <= 0 ? null : finite(cover),
                facts.daysToReplenish(),
                situation.rivals(),
                new AppliedLimits(
                        situation.rule().ruleIds(),
                        situation.rule().limits(),
                        situation.cost(),
                        facts.cost() == null,
                        facts.minimumAdvertised(),
                        names(decision.bound()),
                        names(decision.yielded())),
                reasons);
    }

    static PriceEvidence evidence(PriceReason reason) {
        Map<String, Double> numbers = new TreeMap<>();
        reason.evidence().forEach((name, value) -> {
            if (Double.isFinite(value)) {
                numbers.put(name, value);
            }
        });
        return new PriceEvidence(lower(reason.code()), reason.text(), numbers);
    }

    private static ElasticityView elasticity(Elasticity elasticity) {
        return new ElasticityView(
                elasticity.mean(),
                elasticity.lower(),
                elasticity.upper(),
                lower(elasticity.evidence()),
                elasticity.prices());
    }

    private static List<String> names(List<? extends Enum<?>> rules) {
        return rules.stream().map(PricedProducts::lower).toList();
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
