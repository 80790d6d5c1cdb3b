package io.clickshelf.pricing.store;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.pricing.PricingRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes of rules: what of them is still to be worked off, and which came since a moment. */
@Repository
public class RuleChangeStore {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;

    RuleChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Part of the transaction that changes the rule. */
    void add(String ruleId, String what, @Nullable PricingRule before, @Nullable PricingRule after, Instant changedAt) {
        jdbc.sql(
                        "INSERT INTO rule_change (rule_id, what, before, after, changed_at) VALUES (?, ?, ?::jsonb, ?::jsonb, ?)")
                .param(ruleId)
                .param(what)
                .param(before == null ? null : Json.mapper().writeValueAsString(before))
                .param(after == null ? null : Json.mapper().writeValueAsString(after))
                .param(Timestamp.from(changedAt))
                .update();
    }

    /** The number of the last change; none is under way while rules are held ({@link RuleStore#hold}). */
    long newest() {
        return jdbc.sql("SELECT coalesce(max(change_id), 0) FROM rule_change")
                .query(Long.class)
                .single();
    }

    List<RuleChange> since(long changeId) {
        return jdbc.sql("SELECT * FROM rule_change WHERE change_id > ? ORDER BY change_id")
                .param(changeId)
                .query(RuleChangeStore::row)
                .list();
    }

    /** The newest change of a rule. */
    public Optional<RuleChange> newest(String ruleId) {
        return jdbc.sql("SELECT * FROM rule_change WHERE rule_id = ? ORDER BY change_id DESC LIMIT 1")
                .param(ruleId)
                .query(RuleChangeStore::row)
                .optional();
    }

    /** Those not worked off yet, oldest first. */
    public List<RuleChange> unfinished() {
        return jdbc.sql("SELECT * FROM rule_change WHERE finished_at IS NULL ORDER BY change_id")
                .query(RuleChangeStore::row)
                .list();
    }

    /** Takes the oldest that is not worked off; other replicas pass it over until it has not advanced for half a minute. */
    public Optional<RuleChange> take(Instant now) {
        return jdbc.sql(
                        "UPDATE rule_change SET leased_until = :until WHERE change_id = (SELECT change_id FROM rule_change"
                                + " WHERE finished_at IS NULL AND (leased_until IS NULL OR leased_until <= :now)"
                                + " ORDER BY change_id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING *")
                .param("until", Timestamp.from(now.plus(LEASE)))
                .param("now", Timestamp.from(now))
                .query(RuleChangeStore::row)
                .optional();
    }

    /** Lets another take it at once. */
    public void release(RuleChange change) {
        jdbc.sql("UPDATE rule_change SET leased_until = NULL WHERE change_id = ?")
                .param(change.changeId())
                .update();
    }

    /** Notes how many open proposals there are to look at. */
    public void begin(RuleChange change, int proposals) {
        jdbc.sql("UPDATE rule_change SET proposals = ? WHERE change_id = ?")
                .param(proposals)
                .param(change.changeId())
                .update();
    }

    /** Notes that some more were looked at, and renews the lease. */
    public RuleChange advance(RuleChange change, int seen, int decided, Listing reached, Instant now) {
        return jdbc.sql("UPDATE rule_change SET seen = seen + ?, decided = decided + ?, after_product = ?,"
                        + " after_channel = ?, leased_until = ? WHERE change_id = ? RETURNING *")
                .param(seen)
                .param(decided)
                .param(reached.productId())
                .param(reached.column())
                .param(Timestamp.from(now.plus(LEASE)))
                .param(change.changeId())
                .query(RuleChangeStore::row)
                .single();
    }

    public void finish(RuleChange change, Instant now) {
        jdbc.sql("UPDATE rule_change SET finished_at = ? WHERE change_id = ?")
                .param(Timestamp.from(now))
                .param(change.changeId())
                .update();
    }

    /** Deletes those that were worked off before a moment. */
    public void forget(Instant finishedBefore) {
        jdbc.sql("DELETE FROM rule_change WHERE finished_at < ?")
                .param(Timestamp.from(finishedBefore))
                .update();
    }

    private static RuleChange row(ResultSet row, int number) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        return new RuleChange(
                row.getLong("change_id"),
                row.getString("rule_id"),
                row.getString("what"),
                rule(row.getString("before")),
                rule(row.getString("after")),
                row.getTimestamp("changed_at").toInstant(),
                row.getObject("proposals", Integer.class),
                row.getInt("seen"),
                row.getInt("decided"),
                new Listing(row.getString("after_product"), Listing.channel(row.getString("after_channel"))),
                finished == null ? null : finished.toInstant());
    }

    private static @Nullable PricingRule rule(@Nullable String json) {
        return json == null ? null : Json.mapper().readValue(json, PricingRule.class);
    }
}
