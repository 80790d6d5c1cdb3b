package io.clickshelf.recommendation.store.policy;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.platform.audit.Audit;
import io.clickshelf.platform.notification.NotificationListener;
import io.clickshelf.platform.notification.Notifications;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A small table of JSON that people edit: each change is audited, and every replica holds all of it in memory, current
 * from the moment of the commit.
 */
abstract class EditedTable<T> implements NotificationListener {

    private final String table;
    private final Class<T> type;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Notifications changes;
    private final TransactionOperations transactions;
    private volatile @Nullable List<T> held;

    /** @param table also its name in audit and changes; its key is {@code <table>_id} */
    EditedTable(
            String table,
            Class<T> type,
            JdbcClient jdbc,
            Audit audit,
            Notifications changes,
            TransactionOperations transactions) {
        this.table = table;
        this.type = type;
        this.jdbc = jdbc;
        this.audit = audit;
        this.changes = changes;
        this.transactions = transactions;
        changes.subscribe(table, this);
    }

    /** All of it, by key, from memory. */
    public final List<T> all() {
        List<T> known = held;
        return known == null ? reread() : known;
    }

    public final Optional<T> find(String id) {
        return jdbc.sql("SELECT body FROM " + table + " WHERE " + table + "_id = ?")
                .param(id)
                .query((row, number) -> read(row.getString(1)))
                .optional();
    }

    /** Makes what is to be there of what was there, or of null. */
    public interface Change<T> {
        T make(@Nullable T before);
    }

    /** Adds or replaces. */
    public final T put(String id, Instant at, String by, Change<T> make) {
        T put = transactions.execute(status -> {
            T before = find(id).orElse(null);
            T after = make.make(before);
            jdbc.sql("INSERT INTO " + table + " VALUES (?, ?::jsonb) ON CONFLICT (" + table
                            + "_id) DO UPDATE SET body = excluded.body")
                    .param(id)
                    .param(Json.mapper().writeValueAsString(after))
                    .update();
            audit.add(table, id, at, by, before, after);
            changes.tell(table, List.of(id));
            return after;
        });
        reread();
        return Objects.requireNonNull(put);
    }

    /** Returns whether it was there. */
    public final boolean delete(String id, Instant at, String by) {
        Boolean deleted = transactions.execute(status -> {
            Optional<T> before = find(id);
            before.ifPresent(was -> {
                jdbc.sql("DELETE FROM " + table + " WHERE " + table + "_id = ?")
                        .param(id)
                        .update();
                audit.add(table, id, at, by, was, null);
                changes.tell(table, List.of(id));
            });
            return before.isPresent();
        });
        reread();
        return Boolean.TRUE.equals(deleted);
    }

    /** The newest changes first. */
    public final List<Audit.Change> history(int limit) {
        return audit.newest(table, limit);
    }

    @Override
    public final void changed(String key) {
        reread();
    }

    @Override
    public final void missed() {
        reread();
    }

    private synchronized List<T> reread() {
        List<T> all = jdbc.sql("SELECT body FROM " + table + " ORDER BY " + table + "_id")
                .query((row, number) -> read(row.getString(1)))
                .list();
        held = all;
        return all;
    }

    private T read(String json) {
        return Json.mapper().readValue(json, type);
    }
}
