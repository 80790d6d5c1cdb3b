package io.clickshelf.forecasting.store;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How often brands were searched for, and brands and products mentioned. */
@Repository
public class InterestStore {

    public static final String SEARCHES = "searches";
    public static final String MENTIONS = "mentions";

    private static final long STEP_SECONDS = 300;
    private static final Duration KEPT = Duration.ofDays(8);

    private static final String ADD = """
            WITH moved AS (
                INSERT INTO interest_read AS old VALUES (?, ?, ?) ON CONFLICT (topic, part)
                DO UPDATE SET next_offset = excluded.next_offset WHERE old.next_offset < excluded.next_offset RETURNING 1
            )
            INSERT INTO interest AS old
            SELECT subject, kind, step, sum(count) FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::bigint[])
                AS seen(subject, kind, step, count) WHERE EXISTS (SELECT 1 FROM moved) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            ON CONFLICT (subject, kind, step) DO UPDATE SET count = old.count + excluded.count
            """;

    /** So many searches or mentions of a brand or product. */
    public record Seen(String subject, String kind, Instant at, long count) {}

    /** Counts of the windows that end at a moment. */
    public record Windows(long hour, long day, long week) {
        public static final Windows NONE = new Windows(0, 0, 0);
    }

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    InterestStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** The first offset of a partition that was not counted yet. */
    public long nextOffset(String topic, int partition) {
        return jdbc.sql("SELECT next_offset FROM interest_read WHERE topic = ? AND part = ?")
                .params(topic, partition)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Counts what was read of a partition before {@code nextOffset}, once. */
    public void add(String topic, int partition, long nextOffset, List<Seen> seen) {
        template.execute((Connection connection) -> write(connection, topic, partition, nextOffset, seen));
    }

    private static int write(Connection connection, String topic, int partition, long nextOffset, List<Seen> seen)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, topic);
            statement.setInt(2, partition);
            statement.setLong(3, nextOffset);
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text", seen.stream().map(Seen::subject).toArray()));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "text", seen.stream().map(Seen::kind).toArray()));
            statement.setArray(
                    6,
                    connection.createArrayOf(
                            "timestamptz",
                            seen.stream().map(one -> step(one.at())).toArray()));
            statement.setArray(
                    7,
                    connection.createArrayOf(
                            "bigint", seen.stream().map(Seen::count).toArray()));
            return statement.executeUpdate();
        }
    }

    private static Timestamp step(Instant at) {
        return Timestamp.from(Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), STEP_SECONDS) * STEP_SECONDS));
    }

    /** By kind, the windows that end at {@code at}. */
    public Map<String, Windows> windows(String subject, Instant at) {
        Map<String, Windows> windows = new HashMap<>();
        jdbc.sql(
                        "SELECT kind, sum(count) AS week, coalesce(sum(count) FILTER (WHERE step > :at::timestamptz - interval '1 day'), 0) AS day,"
                                + " coalesce(sum(count) FILTER (WHERE step > :at::timestamptz - interval '1 hour'), 0) AS hour FROM interest"
                                + " WHERE subject = :subject AND step > :at::timestamptz - interval '7 days' AND step <= :at::timestamptz GROUP BY kind")
                .param("subject", subject)
                .param("at", Timestamp.from(at))
                .query(row -> {
                    windows.put(
                            row.getString("kind"),
                            new Windows(row.getLong("hour"), row.getLong("day"), row.getLong("week")));
                });
        return windows;
    }

    /** Forgets what no window reaches any more. */
    public void forget(Instant newest) {
        jdbc.sql("DELETE FROM interest WHERE step < ?")
                .param(Timestamp.from(newest.minus(KEPT)))
                .update();
    }

    /** True as long as nobody was told of a brand's surge on that day. */
    public boolean untold(String brand, LocalDate day) {
        return jdbc.sql("INSERT INTO brand_surge (brand, day) VALUES (?, ?) ON CONFLICT (brand, day)"
                        + " DO UPDATE SET told = brand_surge.told RETURNING NOT told")
                .params(brand, Date.valueOf(day))
                .query(Boolean.class)
                .single();
    }

    /** Says that an alert is out. */
    public void told(String brand, LocalDate day) {
        jdbc.sql("UPDATE brand_surge SET told = true WHERE brand = ? AND day = ?")
                .params(brand, Date.valueOf(day))
                .update();
    }
}
