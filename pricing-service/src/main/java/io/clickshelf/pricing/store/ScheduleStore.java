package io.clickshelf.pricing.store;

import io.clickshelf.contracts.pricing.PriceSchedule;
import io.clickshelf.platform.audit.Audit;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Prices that begin and end at set moments; what became of them is audited. */
@Repository
public class ScheduleStore {

    /** Under which schedules are audited. */
    public static final String KIND = "price_schedule";

    public static final String WAITING = "waiting";
    public static final String IN_FORCE = "in_force";
    public static final String DONE = "done";
    public static final String CANCELLED = "cancelled";
    public static final String FAILED = "failed";

    /** What a schedule may be in. */
    public static final List<String> STATES = List.of(WAITING, IN_FORCE, DONE, CANCELLED, FAILED);

    private final JdbcClient jdbc;
    private final Audit audit;

    ScheduleStore(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional
    public void add(PriceSchedule schedule, Instant now) {
        jdbc.sql("INSERT INTO price_schedule (schedule_id, product_id, channel, price, starts_at, ends_at, comment,"
                        + " created_by, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting')")
                .param(schedule.scheduleId())
                .param(schedule.productId())
                .param(Listing.column(schedule.channel()))
                .param(schedule.price())
                .param(Timestamp.from(schedule.from()))
                .param(timestamp(schedule.until()))
                .param(schedule.comment())
                .param(schedule.createdBy())
                .update();
        audit.add(
                KIND,
                Objects.requireNonNull(schedule.scheduleId()),
                now,
                Objects.requireNonNull(schedule.createdBy()),
                null,
                schedule);
    }

    public Optional<PriceSchedule> find(String scheduleId) {
        return jdbc.sql("SELECT * FROM price_schedule WHERE schedule_id = ?")
                .param(scheduleId)
                .query(ScheduleStore::row)
                .optional();
    }

    /** Of one state and product, or of all; the next to begin first. */
    public List<PriceSchedule> list(@Nullable String state, @Nullable String productId, int limit) {
        return jdbc.sql("SELECT * FROM price_schedule WHERE (CAST(:state AS text) IS NULL OR state = :state)"
                        + " AND (CAST(:product AS text) IS NULL OR product_id = :product)"
                        + " ORDER BY starts_at, schedule_id LIMIT :limit")
                .param("state", state)
                .param("product", productId)
                .param("limit", limit)
                .query(ScheduleStore::row)
                .list();
    }

    /**
     * Those to begin or to end by now, where one follows on another the end first; locked until the transaction ends, those
     * locked elsewhere left out.
     */
    public List<PriceSchedule> due(Instant now, int limit) {
        return jdbc.sql("SELECT * FROM price_schedule WHERE (state = 'waiting' AND starts_at <= :now)"
                        + " OR (state = 'in_force' AND ends_at <= :now)"
                        + " ORDER BY coalesce(CASE WHEN state = 'in_force' THEN ends_at END, starts_at),"
                        + " state = 'waiting', schedule_id"
                        + " LIMIT :limit FOR UPDATE SKIP LOCKED")
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(ScheduleStore::row)
                .list();
    }

    /** Whether another schedule of the product in the same channel covers a part of the span. */
    public boolean overlaps(Listing listing, Instant from, @Nullable Instant until) {
        return jdbc.sql("SELECT count(*) FROM price_schedule WHERE product_id = :product"
                                + " AND channel = :channel AND state IN ('waiting', 'in_force') AND (CAST(:until AS timestamptz) IS NULL OR starts_at"
                                + " < :until) AND coalesce(ends_at, CASE WHEN state = 'waiting' THEN starts_at +"
                                + " interval '1 ms' ELSE starts_at END) > :from")
                        .param("product", listing.productId())
                        .param("channel", listing.column())
                        .param("from", Timestamp.from(from))
                        .param("until", timestamp(until))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Moves it on, if it still is in the state it was read in. */
    @Transactional
    public boolean move(
            PriceSchedule schedule,
            String state,
            @Nullable BigDecimal previousPrice,
            String outcome,
            Instant at,
            String by) {
        int changed = jdbc.sql("UPDATE price_schedule SET state = ?, previous_price = coalesce(?, previous_price),"
                        + " outcome = ? WHERE schedule_id = ? AND state = ?")
                .param(state)
                .param(previousPrice)
                .param(outcome)
                .param(schedule.scheduleId())
                .param(schedule.state())
                .update();
        if (changed > 0) {
            String id = Objects.requireNonNull(schedule.scheduleId());
            audit.add(KIND, id, at, by, schedule, find(id).orElse(null));
        }
        return changed > 0;
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static PriceSchedule row(ResultSet row, int number) throws SQLException {
        Timestamp until = row.getTimestamp("ends_at");
        return new PriceSchedule(
                row.getString("product_id"),
                Listing.channel(row.getString("channel")),
                row.getBigDecimal("price"),
                row.getTimestamp("starts_at").toInstant(),
                until == null ? null : until.toInstant(),
                row.getString("comment"),
                row.getString("schedule_id"),
                row.getString("state"),
                row.getBigDecimal("previous_price"),
                row.getString("outcome"),
                row.getString("created_by"));
    }
}
