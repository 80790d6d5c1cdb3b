package io.clickshelf.platform.registry;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.model.ModelState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;

/** The service's table of model versions. */
public final class ModelVersions {

    private static final TypeReference<Map<String, Double>> METRICS = new TypeReference<>() {};
    private static final String RECORDS = "records";
    private static final int KEPT_PER_MODEL = 10;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    public ModelVersions(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    public List<ModelState> list() {
        return jdbc.sql(
                        "SELECT name, version, champion, fitted_at, promoted_at, length(payload) AS bytes, metrics, reason"
                                + " FROM model_version ORDER BY name, version DESC")
                .query(ModelVersions::state)
                .list();
    }

    public Optional<Long> championVersion(String name) {
        return jdbc.sql("SELECT version FROM model_version WHERE name = ? AND champion")
                .param(name)
                .query(Long.class)
                .optional();
    }

    public byte[] payload(String name, long version) {
        return find(name, version).orElseThrow();
    }

    /** Empty if there is no such version, or it is no longer kept. */
    public Optional<byte[]> find(String name, long version) {
        return jdbc.sql("SELECT payload FROM model_version WHERE name = ? AND version = ?")
                .params(name, version)
                .query(byte[].class)
                .optional();
    }

    /** How many records had come when the newest version was fitted; 0 without one. */
    public long records(String name) {
        return jdbc.sql(
                        "SELECT (metrics ->> ?)::float8 FROM model_version WHERE name = ? ORDER BY version DESC LIMIT 1")
                .params(RECORDS, name)
                .query(Double.class)
                .optional()
                .orElse(0.0)
                .longValue();
    }

    /** Adds a version, as champion or not, and forgets the oldest beyond ten. */
    public long add(
            String name,
            Instant fittedAt,
            long records,
            Map<String, Double> measured,
            Gate.Verdict verdict,
            byte[] payload) {
        Map<String, Double> metrics = new TreeMap<>(measured);
        metrics.put(RECORDS, (double) records);
        return transactions.execute(status -> {
            long version = jdbc.sql("SELECT coalesce(max(version), 0) + 1 FROM model_version WHERE name = ?")
                    .param(name)
                    .query(Long.class)
                    .single();
            if (verdict.promoted()) {
                dethrone(name);
            }
            Timestamp at = Timestamp.from(fittedAt);
            jdbc.sql(
                            "INSERT INTO model_version (name, version, fitted_at, promoted_at, champion, metrics, reason, payload)"
                                    + " VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?)")
                    .param(name)
                    .param(version)
                    .param(at)
                    .param(verdict.promoted() ? at : null)
                    .param(verdict.promoted())
                    .param(Json.mapper().writeValueAsString(metrics))
                    .param(verdict.reason())
                    .param(payload)
                    .update();
            jdbc.sql("DELETE FROM model_version WHERE name = ? AND version <= ? AND NOT champion")
                    .params(name, version - KEPT_PER_MODEL)
                    .update();
            return version;
        });
    }

    /** Makes a stored version the champion; false if there is no such version. */
    public boolean crown(String name, long version, Instant at, String reason) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            dethrone(name);
            int changed = jdbc.sql("UPDATE model_version SET champion = true, promoted_at = ?, reason = ?"
                            + " WHERE name = ? AND version = ?")
                    .params(Timestamp.from(at), reason, name, version)
                    .update();
            if (changed == 0) {
                status.setRollbackOnly();
            }
            return changed == 1;
        }));
    }

    private void dethrone(String name) {
        jdbc.sql("UPDATE model_version SET champion = false WHERE name = ? AND champion")
                .param(name)
                .update();
    }

    private static ModelState state(ResultSet row, int number) throws SQLException {
        Timestamp promoted = row.getTimestamp("promoted_at");
        return new ModelState(
                row.getString("name"),
                row.getLong("version"),
                row.getBoolean("champion"),
                row.getTimestamp("fitted_at").toInstant(),
                promoted == null ? null : promoted.toInstant(),
                row.getLong("bytes"),
                Json.mapper().readValue(row.getString("metrics"), METRICS),
                row.getString("reason"));
    }
}
