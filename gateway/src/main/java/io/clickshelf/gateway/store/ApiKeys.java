package io.clickshelf.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys that were given out. A revoked key's row stays, for the record. */
@Repository
public class ApiKeys {

    private final JdbcClient jdbc;

    ApiKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All keys that are valid at {@code now}, oldest first. */
    public List<StoredKey> valid(Instant now) {
        return jdbc.sql("""
                SELECT * FROM api_key
                WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)
                ORDER BY created_at, id""")
                .param("now", Timestamp.from(now))
                .query((row, number) -> read(row))
                .list();
    }

    public void add(StoredKey key) {
        insert(key, "");
    }

    /** Adds a key, or puts it in the place of the one with its id; one that was revoked as it is stays revoked. */
    public void put(StoredKey key) {
        insert(key, """
                ON CONFLICT (id) DO UPDATE SET
                    name = excluded.name, hash = excluded.hash, roles = excluded.roles,
                    created_at = excluded.created_at, revoked_at = NULL, revoked_by = NULL
                WHERE api_key.hash <> excluded.hash""");
    }

    /** @return whether there was such a key */
    public boolean revoke(String id, String by, Instant now) {
        return jdbc.sql("UPDATE api_key SET revoked_at = :now, revoked_by = :by WHERE id = :id AND revoked_at IS NULL")
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .param("id", id)
                        .update()
                == 1;
    }

    private void insert(StoredKey key, String onConflict) {
        jdbc.sql("""
                INSERT INTO api_key
                    (id, name, hash, roles, requests_per_second, created_at, created_by, expires_at)
                VALUES (:id, :name, :hash, :roles, :limit, :createdAt, :createdBy, :expiresAt)
                """ + onConflict)
                .param("id", key.id())
                .param("name", key.name())
                .param("hash", key.hash())
                .param("roles", key.roles().toArray(String[]::new))
                .param("limit", key.requestsPerSecond())
                .param("createdAt", Timestamp.from(key.createdAt()))
                .param("createdBy", key.createdBy())
                .param("expiresAt", timestamp(key.expiresAt()))
                .update();
    }

    private static StoredKey read(ResultSet row) throws SQLException {
        Timestamp expiresAt = row.getTimestamp("expires_at");
        return new StoredKey(
                row.getString("id"),
                row.getString("name"),
                row.getBytes("hash"),
                List.of((String[]) row.getArray("roles").getArray()),
                row.getObject("requests_per_second", Integer.class),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                expiresAt == null ? null : expiresAt.toInstant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
