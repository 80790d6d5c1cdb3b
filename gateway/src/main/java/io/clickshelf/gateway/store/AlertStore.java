package io.clickshelf.gateway.store;

import io.clickshelf.contracts.event.AlertRecord;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.platform.jdbc.BatchUpsert;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The alerts of all services. */
@Repository
public class AlertStore {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    AlertStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** Adds those that are not there yet. */
    public void addAll(Collection<AlertRecord> alerts, Instant now) {
        BatchUpsert.<AlertRecord>into("alert")
                .key("alert_id", "text", AlertRecord::alertId)
                .column("at", "timestamptz", AlertRecord::timestamp)
                .column("kind", "text", AlertRecord::kind)
                .column("subject", "text", AlertRecord::subject)
                .column("record", "json", alert -> new String(Json.write(alert), StandardCharsets.UTF_8))
                .column("kept_since", "timestamptz", alert -> now)
                .orIgnore()
                .write(template, alerts);
    }

    /** Newest first by event time. */
    public List<AlertRecord> find(@Nullable String subject, @Nullable String kind, int limit) {
        return jdbc.sql("SELECT record FROM alert WHERE (:subject::text IS NULL OR subject = :subject)"
                        + " AND (:kind::text IS NULL OR kind = :kind) ORDER BY at DESC, alert_id LIMIT :limit")
                .param("subject", subject)
                .param("kind", kind)
                .param("limit", limit)
                .query((row, number) -> Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8), AlertRecord.class))
                .list();
    }

    /** Forgets those kept since before {@code horizon}. */
    public void forgetBefore(Instant horizon) {
        jdbc.sql("DELETE FROM alert WHERE kept_since < ?")
                .param(Timestamp.from(horizon))
                .update();
    }
}
