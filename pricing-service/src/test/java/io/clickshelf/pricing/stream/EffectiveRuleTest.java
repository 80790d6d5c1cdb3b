package io.clickshelf.pricing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.pricing.PricingMode;
import io.clickshelf.contracts.pricing.PricingRule;
import io.clickshelf.contracts.pricing.RuleLimits;
import io.clickshelf.pricing.PricingProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EffectiveRuleTest {

    private static final PricingProperties DEFAULTS = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("clickshelf.pricing", PricingProperties.class);

    @Test
    void theNarrowerRuleWinsLimitByLimit() {
        List<PricingRule> rules = List.of(
                rule("shop", null, null, null, PricingMode.REVIEW, .1, .03),
                rule("brand", null, "Acme", null, null, .15, null),
                rule("kitchen", null, null, "Home > Kitchen", PricingMode.AUTOMATIC, .2, null),
                rule("home", null, null, "Home", PricingMode.BLOCK, .3, .04),
                rule("kettle", "P1", null, null, null, .5, null));

        EffectiveRule effective = EffectiveRule.of(rules, null, DEFAULTS);

        assertThat(effective.ruleIds()).containsExactly("kettle", "kitchen", "home", "brand", "shop");
        assertThat(effective.mode()).isEqualTo(PricingMode.AUTOMATIC);
        assertThat(effective.limits().minMargin()).isEqualTo(.5);
        assertThat(effective.limits().movePerChange()).isEqualTo(.04);
        assertThat(effective.limits().movePerDay()).isEqualTo(DEFAULTS.movePerDay());
    }

    @Test
    void whatTheRequestSaysIsNarrowerThanAnyRule() {
        RuleLimits asked = new RuleLimits(.9, null, null, null, null, null, null, null, null, null, null);

        EffectiveRule effective =
                EffectiveRule.of(List.of(rule("kettle", "P1", null, null, null, .5, null)), asked, DEFAULTS);

        assertThat(effective.priceLimits(2).minMargin()).isEqualTo(.9);
    }

    @Test
    void aSeasonsEndComesNearerAndOnceItIsThereNoDayIsLeft() {
        Instant end = Instant.parse("2027-01-31T00:00:00Z");
        RuleLimits season = new RuleLimits(null, null, null, null, null, null, null, null, null, null, end);
        PricingRule coats = new PricingRule("coats", null, null, "Coats", null, null, season, null, null, null);
        EffectiveRule effective = EffectiveRule.of(List.of(coats), null, DEFAULTS);

        assertThat(effective.daysToEnd(Instant.parse("2027-01-01T12:00:00Z"))).isEqualTo(29.5);
        assertThat(effective.daysToEnd(Instant.parse("2027-02-02T00:00:00Z"))).isZero();
        assertThat(EffectiveRule.of(List.of(), null, DEFAULTS).daysToEnd(end)).isNull();
    }

    @Test
    void aRuleOfACategoryHoldsBelowItButNotBesideIt() {
        PricingRule kitchen = rule("kitchen", null, null, "Home > Kitchen", null, .2, null);

        assertThat(kitchen.matches("P1", null, "Home > Kitchen > Kettles", "app"))
                .isTrue();
        assertThat(kitchen.matches("P1", null, "Home > Kitchenette", null)).isFalse();
        assertThat(kitchen.matches("P1", null, null, null)).isFalse();
    }

    @Test
    void aRuleOfAChannelHoldsThereAloneAndYieldsToThatOfABrand() {
        RuleLimits thin = new RuleLimits(.02, null, .3, null, null, null, null, null, null, null, null);
        PricingRule app = new PricingRule("app", null, null, null, "app", null, thin, null, null, null);
        PricingRule brand = rule("brand", null, "Acme", null, null, .15, null);

        assertThat(app.matches("P1", "Acme", null, "app")).isTrue();
        assertThat(app.matches("P1", "Acme", null, null)).isFalse();
        assertThat(app.matches("P1", "Acme", null, "web")).isFalse();
        EffectiveRule effective = EffectiveRule.of(List.of(app, brand), null, DEFAULTS);
        assertThat(effective.ruleIds()).containsExactly("brand", "app");
        assertThat(effective.limits().minMargin()).isEqualTo(.15);
        assertThat(effective.limits().movePerChange()).isEqualTo(.3);
    }

    private static PricingRule rule(
            String id,
            @Nullable String product,
            @Nullable String brand,
            @Nullable String category,
            @Nullable PricingMode mode,
            @Nullable Double minMargin,
            @Nullable Double movePerChange) {
        RuleLimits limits =
                new RuleLimits(minMargin, null, movePerChange, null, null, null, null, null, null, null, null);
        return new PricingRule(id, product, brand, category, null, mode, limits, null, null, null);
    }
}
