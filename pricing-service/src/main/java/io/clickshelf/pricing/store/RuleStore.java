package io.clickshelf.pricing.store;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.pricing.PricingRule;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The merchant's rules for prices; every change is audited, and kept until what waits under the rule was decided anew. */
@Repository
public class RuleStore {

    /** Under which changes of rules are audited. */
    public static final String KIND = "price_rule";

    private final JdbcClient jdbc;
    private final Documents documents;
    private final RuleChangeStore changes;

    RuleStore(JdbcClient jdbc, Documents documents, RuleChangeStore changes) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.changes = changes;
    }

    public List<PricingRule> all() {
        return documents.all(KIND, PricingRule.class);
    }

    /** The rules of these products, and those of brands, categories and the shop. */
    public List<PricingRule> relevant(Collection<String> productIds) {
        return jdbc.sql("SELECT body FROM document WHERE kind = 'price_rule'"
                        + " AND (body->>'productId' IS NULL OR body->>'productId' = ANY (?))")
                .param(productIds.toArray(String[]::new))
                .query((row, number) -> Json.mapper().readValue(row.getString(1), PricingRule.class))
                .list();
    }

    public Optional<PricingRule> find(String ruleId) {
        return documents.find(KIND, ruleId, PricingRule.class);
    }

    /** Adds or replaces a rule. Waits for those who {@linkplain #hold hold} the rules. */
    @Transactional
    public void put(PricingRule rule) {
        lockAlone();
        String ruleId = Objects.requireNonNull(rule.ruleId());
        Instant at = Objects.requireNonNull(rule.updatedAt());
        String by = Objects.requireNonNull(rule.updatedBy());
        PricingRule before = find(ruleId).orElse(null);
        documents.put(KIND, ruleId, rule, at, by);
        changes.add(ruleId, what(ruleId, before == null ? "added" : "changed", by), before, rule, at);
    }

    /** Removes a rule, as {@link #put} does; returns whether it was there. */
    @Transactional
    public boolean delete(String ruleId, Instant at, String by) {
        lockAlone();
        Optional<PricingRule> before = find(ruleId);
        before.ifPresent(rule -> {
            documents.delete(KIND, ruleId, at, by);
            changes.add(ruleId, what(ruleId, "removed", by), rule, null, at);
        });
        return before.isPresent();
    }

    private static String what(String ruleId, String change, String by) {
        return "rule \"" + ruleId + "\" was " + change + " by " + by;
    }

    /**
     * Does what goes by rules and writes what comes of it, in one transaction in which no rule changes: whoever changes one
     * then finds what was written.
     */
    @Transactional
    public <T> T hold(Supplier<T> work) {
        lockShared();
        return work.get();
    }

    /** The state that rules are in; read it before the rules. */
    @Transactional
    public long revision() {
        lockShared();
        return changes.newest();
    }

    /** Rules that changed since a revision, as they were and as they are. Complete while rules are {@linkplain #hold held}. */
    public List<PricingRule> changedSince(long revision) {
        return changes.since(revision).stream()
                .flatMap(change -> change.versions().stream())
                .toList();
    }

    private void lockAlone() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('price rules'))").query(row -> {});
    }

    private void lockShared() {
        jdbc.sql("SELECT pg_advisory_xact_lock_shared(hashtext('price rules'))").query(row -> {});
    }
}
