package io.clickshelf.logistics.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How deliveries went, one row per attempt. */
@Repository
public class Outcomes {

    /**
     * An attempt.
     *
     * @param travelSeconds from the place before
     * @param travelMeters  of straight line from there
     * @param travelAt      when it set out from there
     */
    public record Outcome(
            String orderId,
            Instant deliveredAt,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Double serviceSeconds,
            @Nullable Double travelSeconds,
            @Nullable Double travelMeters,
            @Nullable Instant travelAt,
            @Nullable String carrier,
            @Nullable String vehicle,
            @Nullable Instant promisedStart,
            @Nullable Instant promisedEnd,
            boolean delivered) {}

    private final JdbcClient jdbc;

    Outcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds it unless it was told before. */
    public void add(Outcome outcome) {
        jdbc.sql("INSERT INTO delivery_outcome (order_id, delivered_at, latitude, longitude, service_s, travel_s,"
                        + " travel_m, travel_at, carrier, vehicle, promised_start, promised_end, delivered)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .param(outcome.orderId())
                .param(Timestamp.from(outcome.deliveredAt()))
                .param(outcome.latitude())
                .param(outcome.longitude())
                .param(outcome.serviceSeconds())
                .param(outcome.travelSeconds())
                .param(outcome.travelMeters())
                .param(timestamp(outcome.travelAt()))
                .param(outcome.carrier())
                .param(outcome.vehicle())
                .param(timestamp(outcome.promisedStart()))
                .param(timestamp(outcome.promisedEnd()))
                .param(outcome.delivered())
                .update();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /** What the same vehicle did last before. */
    public Optional<Outcome> before(String vehicle, Instant at) {
        return jdbc.sql("SELECT * FROM delivery_outcome WHERE vehicle = ? AND delivered_at < ?"
                        + " ORDER BY delivered_at DESC LIMIT 1")
                .param(vehicle)
                .param(Timestamp.from(at))
                .query(Outcomes::row)
                .optional();
    }

    /** Grows with each row. */
    public long newest() {
        return jdbc.sql("SELECT coalesce(max(number), 0) FROM delivery_outcome")
                .query(Long.class)
                .single();
    }

    /** The last so many. */
    public List<Outcome> last(int limit) {
        return jdbc.sql("SELECT * FROM delivery_outcome ORDER BY number DESC LIMIT ?")
                .param(limit)
                .query(Outcomes::row)
                .list();
    }

    private static Outcome row(ResultSet row, int number) throws SQLException {
        return new Outcome(
                row.getString("order_id"),
                row.getTimestamp("delivered_at").toInstant(),
                row.getObject("latitude", Double.class),
                row.getObject("longitude", Double.class),
                row.getObject("service_s", Double.class),
                row.getObject("travel_s", Double.class),
                row.getObject("travel_m", Double.class),
                instant(row.getTimestamp("travel_at")),
                row.getString("carrier"),
                row.getString("vehicle"),
                instant(row.getTimestamp("promised_start")),
                instant(row.getTimestamp("promised_end")),
                row.getBoolean("delivered"));
    }
}
