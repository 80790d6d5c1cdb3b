package io.clickshelf.platform.audit;

import io.clickshelf.contracts.json.Json;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who changed what, from what to what: the table {@code audit} of a service's own schema, which is only added to. */
public final class Audit {

    /** One change; {@code before} is null for a new subject, {@code after} for one that was removed. */
    public record Change(
            String kind,
            String subject,
            Instant at,
            String changedBy,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    private final JdbcClient jdbc;

    public Audit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Part of the transaction that makes the change. */
    public void add(
            String kind, String subject, Instant at, String by, @Nullable Object before, @Nullable Object after) {
        jdbc.sql(
                        "INSERT INTO audit (kind, subject, at, changed_by, before, after) VALUES (?, ?, ?, ?, ?::jsonb, ?::jsonb)")
                .param(kind)
                .param(subject)
                .param(Timestamp.from(at))
                .param(by)
                .param(before == null ? null : Json.mapper().writeValueAsString(before))
                .param(after == null ? null : Json.mapper().writeValueAsString(after))
                .update();
    }

    /** The newest changes of one kind first. */
    public List<Change> newest(String kind, int limit) {
        return jdbc.sql("SELECT * FROM audit WHERE kind = ? ORDER BY id DESC LIMIT ?")
                .param(kind)
                .param(limit)
                .query((row, number) -> new Change(
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("changed_by"),
                        tree(row.getString("before")),
                        tree(row.getString("after"))))
                .list();
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        return json == null ? null : Json.mapper().readTree(json);
    }
}
