package io.clickshelf.recommendation.store.feedback;

import io.clickshelf.contracts.recommendation.Page;
import io.clickshelf.platform.jdbc.BatchUpsert;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of what came of answers. */
@Component
public final class FeedbackStore {

    private static final BatchUpsert<FeedbackRow> INSERT = BatchUpsert.<FeedbackRow>into("feedback")
            .key("decision_id", "text", FeedbackRow::decisionId)
            .key("product_id", "text", FeedbackRow::productId)
            .key("kind", "smallint", row -> row.kind().ordinal())
            .column("user_id", "text", FeedbackRow::userId)
            .column("at", "timestamptz", FeedbackRow::at)
            .column("model_version", "text", row -> row.tag().modelVersion())
            .column("page", "text", row -> page(row.tag().page()))
            .column("experiment", "text", row -> row.tag().experiment())
            .column("variant", "text", row -> row.tag().variant())
            .column("revenue", "numeric", FeedbackRow::revenue)
            .column("price", "numeric", row -> row.offer().price())
            .column("units", "numeric", row -> row.offer().stock())
            .orIgnore();

    private final JdbcTemplate template;

    FeedbackStore(JdbcTemplate template) {
        this.template = template;
    }

    /** Adds those that are not there yet, in one round trip. */
    public void add(List<FeedbackRow> rows) {
        INSERT.write(template, rows);
    }

    private static @Nullable String page(@Nullable Page page) {
        return page == null ? null : page.json();
    }

    /** A purchase of which it is not told which answer led to it. */
    public record Bought(String userId, String productId, Instant at) {}

    /** The answers whose products were clicked and then bought: the last click before each purchase, if it is not older. */
    public Map<Bought, String> lastClicked(Collection<Bought> bought, java.time.Duration noOlder) {
        if (bought.isEmpty()) {
            return Map.of();
        }
        List<Bought> list = new ArrayList<>(bought);
        Map<Bought, String> found = new HashMap<>();
        template.execute((Connection connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT b.n, f.decision_id FROM unnest(?::text[], ?::text[], ?::timestamptz[]) WITH ORDINALITY AS"
                            + " b(user_id, product_id, at, n) CROSS JOIN LATERAL (SELECT decision_id FROM feedback WHERE"
                            + " user_id = b.user_id AND product_id = b.product_id AND kind IN (1, 2) AND at <= b.at +"
                            + " interval '1 minute' AND at >= b.at - make_interval(secs => ?) ORDER BY at DESC LIMIT 1) AS f")) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "text", list.stream().map(Bought::userId).toArray()));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "text", list.stream().map(Bought::productId).toArray()));
                statement.setArray(
                        3,
                        connection.createArrayOf(
                                "timestamptz",
                                list.stream().map(b -> Timestamp.from(b.at())).toArray()));
                statement.setDouble(4, noOlder.toSeconds());
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.put(list.get(row.getInt(1) - 1), row.getString(2));
                    }
                }
            }
            return null;
        });
        return found;
    }

    /** Forgets what is older; returns how many rows went. */
    public int forgetBefore(Instant oldest) {
        template.update("DELETE FROM varied_answer WHERE at < ?", Timestamp.from(oldest));
        return template.update("DELETE FROM feedback WHERE counted_at < ?", Timestamp.from(oldest));
    }

    /** Forgets a shopper. */
    public void erase(String userId) {
        template.update("DELETE FROM feedback WHERE user_id = ?", userId);
        template.update("DELETE FROM exposure WHERE user_id = ?", userId);
        template.update("DELETE FROM varied_answer WHERE user_id = ?", userId);
    }

    /** One line of what came of answers. */
    public record Total(
            @Nullable String modelVersion,
            @Nullable String page,
            @Nullable String experiment,
            @Nullable String variant,
            long impressions,
            long clicks,
            long carts,
            long purchases,
            double revenue) {}

    /**
     * Sums over what was counted in a time, by some of {@code model_version}, {@code page}, {@code experiment}, {@code variant}; a column that is not
     * grouped by is null.
     */
    public List<Total> totals(Instant from, Instant until, List<String> groups) {
        StringBuilder columns = new StringBuilder();
        for (String column : List.of("model_version", "page", "experiment", "variant")) {
            columns.append(groups.contains(column) ? column : "NULL::text AS " + column)
                    .append(", ");
        }
        String grouped = groups.isEmpty()
                ? ""
                : " GROUP BY " + String.join(", ", groups) + " ORDER BY " + String.join(", ", groups);
        return template.query(
                "SELECT " + columns + "count(*) FILTER (WHERE kind = 0), count(*) FILTER (WHERE kind = 1),"
                        + " count(*) FILTER (WHERE kind = 2), count(*) FILTER (WHERE kind = 3),"
                        + " coalesce(sum(revenue), 0) FROM feedback WHERE counted_at >= ? AND counted_at < ?" + grouped,
                (row, number) -> new Total(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getDouble(9)),
                Timestamp.from(from),
                Timestamp.from(until));
    }
}
