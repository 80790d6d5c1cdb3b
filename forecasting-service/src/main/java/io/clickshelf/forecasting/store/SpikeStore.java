package io.clickshelf.forecasting.store;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Surges of attention, and what was sold since. */
@Repository
public class SpikeStore {

    /**
     * A surge.
     *
     * @param baseline units a day that were expected before it
     * @param sold     units in the week that begins on the day after, so far
     */
    public record Spike(String productId, LocalDate day, Instant seenAt, double lift, double baseline, double sold) {}

    private final JdbcClient jdbc;

    SpikeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the day's largest lift; true as long as nobody was told of it. */
    public boolean add(String productId, Instant seenAt, double lift, double baseline) {
        return jdbc.sql("INSERT INTO attention_spike (product_id, day, seen_at, lift, baseline) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (product_id, day) DO UPDATE SET lift = greatest(attention_spike.lift, excluded.lift)"
                        + " RETURNING NOT told")
                .param(productId)
                .param(Date.valueOf(LocalDate.ofInstant(seenAt, ZoneOffset.UTC)))
                .param(Timestamp.from(seenAt))
                .param(lift)
                .param(baseline)
                .query(Boolean.class)
                .single();
    }

    /** Says that an alert is out. */
    public void told(String productId, Instant seenAt) {
        jdbc.sql("UPDATE attention_spike SET told = true WHERE product_id = ? AND day = ?")
                .params(productId, Date.valueOf(LocalDate.ofInstant(seenAt, ZoneOffset.UTC)))
                .update();
    }

    /** Those of the days from {@code first} to {@code last}, with what was sold in the week after each. */
    public List<Spike> between(LocalDate first, LocalDate last) {
        return jdbc.sql(
                        "SELECT spike.*, coalesce((SELECT sum(units) FROM demand WHERE demand.product_id = spike.product_id"
                                + " AND demand.day BETWEEN spike.day + 1 AND spike.day + 7), 0) AS sold FROM attention_spike spike"
                                + " WHERE day BETWEEN ? AND ? ORDER BY product_id, day")
                .params(Date.valueOf(first), Date.valueOf(last))
                .query((row, number) -> new Spike(
                        row.getString("product_id"),
                        row.getDate("day").toLocalDate(),
                        row.getTimestamp("seen_at").toInstant(),
                        row.getDouble("lift"),
                        row.getDouble("baseline"),
                        row.getDouble("sold")))
                .list();
    }
}
