package io.clickshelf.pricing.store;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.pricing.PricingRule;
import io.clickshelf.platform.audit.Audit;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The merchant's rules for prices; every change is audited. */
@Repository
public class RuleStore {

    /** Under which changes of rules are audited. */
    public static final String KIND = "price_rule";

    private final JdbcClient jdbc;
    private final Audit audit;

    RuleStore(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public List<PricingRule> all() {
        return jdbc.sql("SELECT body FROM price_rule ORDER BY rule_id")
                .query((row, number) -> rule(row.getString(1)))
                .list();
    }

    /** The rules of these products, and those of brands, categories and the shop. */
    public List<PricingRule> relevant(Collection<String> productIds) {
        return jdbc.sql("SELECT body FROM price_rule WHERE product_id IS NULL OR product_id = ANY (?)")
                .param(productIds.toArray(String[]::new))
                .query((row, number) -> rule(row.getString(1)))
                .list();
    }

    public Optional<PricingRule> find(String ruleId) {
        return jdbc.sql("SELECT body FROM price_rule WHERE rule_id = ?")
                .param(ruleId)
                .query((row, number) -> rule(row.getString(1)))
                .optional();
    }

    /** Adds or replaces a rule. */
    @Transactional
    public void put(PricingRule rule) {
        String ruleId = Objects.requireNonNull(rule.ruleId());
        PricingRule before = find(ruleId).orElse(null);
        jdbc.sql("INSERT INTO price_rule (rule_id, product_id, body) VALUES (?, ?, ?::jsonb)"
                        + " ON CONFLICT (rule_id) DO UPDATE SET product_id = excluded.product_id, body = excluded.body")
                .param(ruleId)
                .param(rule.productId())
                .param(Json.mapper().writeValueAsString(rule))
                .update();
        audit.add(
                KIND,
                ruleId,
                Objects.requireNonNull(rule.updatedAt()),
                Objects.requireNonNull(rule.updatedBy()),
                before,
                rule);
    }

    /** Removes a rule; returns whether it was there. */
    @Transactional
    public boolean delete(String ruleId, Instant at, String by) {
        Optional<PricingRule> before = find(ruleId);
        before.ifPresent(rule -> {
            jdbc.sql("DELETE FROM price_rule WHERE rule_id = ?").param(ruleId).update();
            audit.add(KIND, ruleId, at, by, rule, null);
        });
        return before.isPresent();
    }

    private static PricingRule rule(String json) {
        return Json.mapper().readValue(json, PricingRule.class);
    }
}
