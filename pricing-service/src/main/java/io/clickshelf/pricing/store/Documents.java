package io.clickshelf.pricing.store;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.platform.audit.Audit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What people edit, by kind and id; every change is audited in the transaction that makes it. */
@Repository
public class Documents {

    private final JdbcClient jdbc;
    private final Audit audit;

    Documents(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public <T> List<T> all(String kind, Class<T> type) {
        return jdbc.sql("SELECT body FROM document WHERE kind = ? ORDER BY id")
                .param(kind)
                .query((row, number) -> read(row.getString(1), type))
                .list();
    }

    public <T> Optional<T> find(String kind, String id, Class<T> type) {
        return jdbc.sql("SELECT body FROM document WHERE kind = ? AND id = ?")
                .param(kind)
                .param(id)
                .query((row, number) -> read(row.getString(1), type))
                .optional();
    }

    /** As {@link #find}, and keeps others from changing or locking it until the transaction ends. */
    public <T> Optional<T> lock(String kind, String id, Class<T> type) {
        return jdbc.sql("SELECT body FROM document WHERE kind = ? AND id = ? FOR UPDATE")
                .param(kind)
                .param(id)
                .query((row, number) -> read(row.getString(1), type))
                .optional();
    }

    /** Adds or replaces. */
    @Transactional
    public void put(String kind, String id, Object body, @Nullable Instant at, @Nullable String by) {
        Object before = find(kind, id, Object.class).orElse(null);
        jdbc.sql("INSERT INTO document (kind, id, body) VALUES (?, ?, ?::jsonb)"
                        + " ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body")
                .param(kind)
                .param(id)
                .param(Json.mapper().writeValueAsString(body))
                .update();
        audit.add(kind, id, at == null ? Instant.EPOCH : at, by == null ? "" : by, before, body);
    }

    /** Removes; returns whether it was there. */
    @Transactional
    public boolean delete(String kind, String id, Instant at, String by) {
        Optional<Object> before = find(kind, id, Object.class);
        before.ifPresent(body -> {
            jdbc.sql("DELETE FROM document WHERE kind = ? AND id = ?")
                    .param(kind)
                    .param(id)
                    .update();
            audit.add(kind, id, at, by, body, null);
        });
        return before.isPresent();
    }

    private static <T> T read(String json, Class<T> type) {
        return Json.stored().readValue(json, type);
    }
}
