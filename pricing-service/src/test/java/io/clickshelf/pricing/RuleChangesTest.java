package io.clickshelf.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.PricingRule;
import io.clickshelf.contracts.pricing.RuleProgress;
import io.clickshelf.platform.testing.ServiceClient;
import io.clickshelf.pricing.store.RuleChange;
import io.clickshelf.pricing.store.RuleChangeStore;
import io.clickshelf.pricing.store.RuleStore;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to prices that wait for a person while rules change. */
@SuppressWarnings("NullAway.Init")
class RuleChangesTest extends PricingShop {

    @Autowired
    private RuleStore rules;

    @Autowired
    private RuleChangeStore changes;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aRuleOfTheWholeShopIsWorkedOffInTheBackgroundAndSaysHowFar() {
        PriceProposal one = waiting("kiln-1");
        PriceProposal two = waiting("kiln-2");
        ServiceClient.Answer unknown = merchant.get("/price_rules/unheard-of/progress");
        assertThat(unknown.status()).isEqualTo(404);
        ok(merchant.put("/price_rules/shop-wide", "{\"mode\":\"block\"}"), PricingRule.class);
        RuleProgress done = workedOff("shop-wide");
        assertThat(done.what()).isEqualTo("rule \"shop-wide\" was added by test");
        assertThat(done.progress()).isEqualTo(1);
        assertThat(done.decided()).isGreaterThanOrEqualTo(2);
        assertThat(done.finishedAt()).isAfterOrEqualTo(done.changedAt());
        assertThat(ended(one)).isEqualTo("Decided anew: rule \"shop-wide\" was added by test.");
        assertThat(ended(two)).isEqualTo("Decided anew: rule \"shop-wide\" was added by test.");
        assertThat(merchant.delete("/price_rules/shop-wide").status()).isEqualTo(204);
        assertThat(workedOff("shop-wide").what()).contains("removed");
    }

    @Test
    void workOnAChangeThatStoppedGoesOnWhereItWas() {
        waiting("oven-1");
        waiting("oven-2");
        waiting("oven-3");
        String rule = "{\"ruleId\":\"ovens\",\"category\":\"Kitchen\",\"limits\":{\"movePerChange\":0.05}}";
        jdbc.sql("INSERT INTO rule_change (rule_id, what, after, changed_at, proposals, seen, decided, after_product,"
                        + " leased_until) VALUES ('ovens', 'a test', ?::jsonb, now(), 1000, 500, 40, 'oven-1', ?)")
                .param(rule)
                .param(Timestamp.from(Instant.now().minus(Duration.ofMinutes(1))))
                .update();
        RuleProgress done = workedOff("ovens");
        assertThat(done.decided())
                .as("those of before, and the open ones after oven-1")
                .isEqualTo(40 + openAfter("oven-1"));
    }

    private int openAfter(String product) {
        return jdbc.sql("SELECT count(*) FROM proposal WHERE state = 'open' AND product_id > ?")
                .param(product)
                .query(Integer.class)
                .single();
    }

    @Test
    void whatAChangedRuleHasYetToBeHeardOnIsNotApproved() {
        PriceProposal proposal = waiting("stove");
        String approve = "/prices/proposals/" + proposal.proposalId() + "/approve";
        // As if another replica were at it.
        jdbc.sql("INSERT INTO rule_change (rule_id, what, after, changed_at, leased_until)"
                        + " VALUES ('stoves', 'rule \"stoves\" was changed', '{\"productId\":\"stove\"}', now(), ?)")
                .param(Timestamp.from(Instant.now().plus(Duration.ofMinutes(5))))
                .update();
        RuleChange change = changes.newest("stoves").orElseThrow();
        ServiceClient.Answer refused = merchant.post(approve, "{}");
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.text()).contains("rule_changed", "GET /price_rules/stoves/progress");
        assertThat(price("stove").price()).isEqualByComparingTo("40");
        changes.finish(change, Instant.now());
        ok(merchant.post(approve, "{}"), PriceProposal.class);
        assertThat(price("stove").price()).isEqualByComparingTo(proposal.price());
    }

    @Test
    void whoeverReadTheRevisionBeforeARuleChangedIsToldOfBothItsVersions() {
        ok(merchant.put("/price_rules/vase", "{\"productId\":\"vase\",\"mode\":\"review\"}"), PricingRule.class);
        long before = rules.revision();
        assertThat(rules.changedSince(before)).isEmpty();
        ok(merchant.put("/price_rules/vase", "{\"productId\":\"urn\",\"mode\":\"review\"}"), PricingRule.class);
        assertThat(rules.changedSince(before))
                .extracting(PricingRule::productId)
                .containsExactly("vase", "urn");
        assertThat(rules.changedSince(rules.revision())).isEmpty();
    }

    /** A product with a proposal that a rival's offer led to. */
    private PriceProposal waiting(String product) {
        sell(product, "40", "25", "5000");
        merchant.put("/price_rules/" + product, "{\"productId\":\"" + product + "\",\"limits\":{\"aboveRival\":0}}");
        undercut(product, "37.00");
        return proposal(product);
    }
}
