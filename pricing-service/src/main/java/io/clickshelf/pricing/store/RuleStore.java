package io.clickshelf.pricing.store;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.pricing.PricingRule;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The merchant's rules for prices; every change is audited. */
@Repository
public class RuleStore {

    /** Under which changes of rules are audited. */
    public static final String KIND = "price_rule";

    private final JdbcClient jdbc;
    private final Documents documents;

    RuleStore(JdbcClient jdbc, Documents documents) {
        this.jdbc = jdbc;
        this.documents = documents;
    }

    public List<PricingRule> all() {
        return documents.all(KIND, PricingRule.class);
    }

    /** The rules of these products, and those of brands, categories and the shop. */
    public List<PricingRule> relevant(Collection<String> productIds) {
        return jdbc.sql("SELECT body FROM document WHERE kind = 'price_rule'"
                        + " AND (body->>'productId' IS NULL OR body->>'productId' = ANY (?))")
                .param(productIds.toArray(String[]::new))
                .query((row, number) -> Json.stored().readValue(row.getString(1), PricingRule.class))
                .list();
    }

    public Optional<PricingRule> find(String ruleId) {
        return documents.find(KIND, ruleId, PricingRule.class);
    }

    /** Adds or replaces a rule. */
    public void put(PricingRule rule) {
        documents.put(KIND, Objects.requireNonNull(rule.ruleId()), rule, rule.updatedAt(), rule.updatedBy());
    }

    /** Removes a rule; returns whether it was there. */
    public boolean delete(String ruleId, Instant at, String by) {
        return documents.delete(KIND, ruleId, at, by);
    }
}
