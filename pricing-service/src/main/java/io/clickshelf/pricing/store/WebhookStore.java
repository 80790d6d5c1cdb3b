package io.clickshelf.pricing.store;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.pricing.Webhook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is to be sent to webhooks, until it was or was given up. */
@Repository
public class WebhookStore {

    /** Under which webhooks are kept and audited. */
    public static final String KIND = "webhook";

    public static final String PRICE = "price";
    public static final String CHANNEL_PRICE = "channel_price";
    public static final String OFFER = "offer";

    /** Something to send now. */
    public record Waiting(long id, String webhookId, String eventId, String event, String body, int attempts) {}

    private final JdbcClient jdbc;
    private final Documents documents;

    WebhookStore(JdbcClient jdbc, Documents documents) {
        this.jdbc = jdbc;
        this.documents = documents;
    }

    /** Has events of a kind, by their ids, sent to each webhook that wants them; the same event counts once. */
    public void add(String event, Map<String, ?> dataById, Instant at) {
        for (Webhook webhook : documents.all(KIND, Webhook.class)) {
            if (webhook.wants(event)) {
                dataById.forEach((id, data) -> add(webhook, event, id, data, at));
            }
        }
    }

    private void add(Webhook webhook, String event, String eventId, Object data, Instant at) {
        jdbc.sql("INSERT INTO webhook_delivery"
                        + " (webhook_id, event_id, event, body, state, attempts, next_at, created_at)"
                        + " VALUES (?, ?, ?, ?, 'waiting', 0, ?, ?) ON CONFLICT DO NOTHING")
                .param(Objects.requireNonNull(webhook.webhookId()))
                .param(eventId)
                .param(event)
                .param(Json.mapper()
                        .writeValueAsString(Map.of("eventId", eventId, "event", event, "createdAt", at, "data", data)))
                .param(Timestamp.from(at))
                .param(Timestamp.from(at))
                .update();
    }

    /** The webhooks, known or removed, that something is due for. */
    public List<String> due(Instant now) {
        return jdbc.sql("SELECT DISTINCT webhook_id FROM webhook_delivery WHERE state = 'waiting' AND next_at <= ?")
                .param(Timestamp.from(now))
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Takes what is due for a webhook, each for one sender: until the lease ends nobody else gets it. */
    @Transactional
    public List<Waiting> take(String webhookId, Instant now, Duration lease, int limit) {
        return jdbc.sql("UPDATE webhook_delivery SET attempts = attempts + 1, next_at = :lease WHERE id IN"
                        + " (SELECT id FROM webhook_delivery WHERE webhook_id = :webhook AND state = 'waiting' AND next_at <= :now"
                        + " ORDER BY next_at, id LIMIT :limit FOR UPDATE SKIP LOCKED)"
                        + " RETURNING id, webhook_id, event_id, event, body, attempts")
                .param("lease", Timestamp.from(now.plus(lease)))
                .param("webhook", webhookId)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, number) -> new Waiting(
                        row.getLong("id"),
                        row.getString("webhook_id"),
                        row.getString("event_id"),
                        row.getString("event"),
                        row.getString("body"),
                        row.getInt("attempts")))
                .list();
    }

    public void delivered(long id, Instant at) {
        jdbc.sql("UPDATE webhook_delivery SET state = 'delivered', delivered_at = ?, last_error = NULL WHERE id = ?")
                .param(Timestamp.from(at))
                .param(id)
                .update();
    }

    /** @param next when to try again; null to give up */
    public void failed(long id, String error, @Nullable Instant next) {
        jdbc.sql("UPDATE webhook_delivery SET state = CASE WHEN CAST(:next AS timestamptz) IS NULL THEN 'given_up'"
                        + " ELSE state END, next_at = coalesce(CAST(:next AS timestamptz), next_at), last_error = :error WHERE id"
                        + " = :id")
                .param("next", next == null ? null : Timestamp.from(next))
                .param("error", error)
                .param("id", id)
                .update();
    }

    /** Forgets what was delivered or given up before a moment. */
    public int forget(Instant before) {
        return jdbc.sql("DELETE FROM webhook_delivery WHERE state <> 'waiting' AND created_at < ?")
                .param(Timestamp.from(before))
                .update();
    }

    /** Newest first. */
    public List<Webhook.WebhookDelivery> newest(String webhookId, int limit) {
        return jdbc.sql("SELECT * FROM webhook_delivery WHERE webhook_id = ? ORDER BY id DESC LIMIT ?")
                .param(webhookId)
                .param(limit)
                .query(WebhookStore::delivery)
                .list();
    }

    private static Webhook.WebhookDelivery delivery(ResultSet row, int number) throws SQLException {
        Timestamp delivered = row.getTimestamp("delivered_at");
        return new Webhook.WebhookDelivery(
                row.getString("event_id"),
                row.getString("event"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("next_at").toInstant(),
                delivered == null ? null : delivered.toInstant(),
                row.getString("last_error"));
    }
}
