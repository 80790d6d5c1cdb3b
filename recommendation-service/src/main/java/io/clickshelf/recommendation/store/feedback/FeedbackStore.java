package io.clickshelf.recommendation.store.feedback;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.recommendation.Page;
import io.clickshelf.platform.jdbc.BatchUpsert;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
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

    private static final String GIVEN =
            "unnest(?::text[], ?::text[], ?::timestamptz[]) WITH ORDINALITY AS b(user_id, product_id, at, n)";

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

    /**
     * A purchase of which it is not told which answer led to it.
     *
     * @param revenue in the shop's currency, where it was told
     */
    public record Bought(
            String userId,
            String productId,
            Instant at,
            @Nullable BigDecimal revenue) {}

    /** The answers whose products were clicked and then bought: the last click before each purchase, if it is not older. */
    public Map<Bought, String> lastClicked(Collection<Bought> bought, Duration noOlder) {
        List<Bought> list = new ArrayList<>(bought);
        Map<Bought, String> found = new HashMap<>();
        about(
                "SELECT b.n, f.decision_id FROM " + GIVEN
                        + " CROSS JOIN LATERAL (SELECT decision_id FROM feedback WHERE"
                        + " user_id = b.user_id AND product_id = b.product_id AND kind IN (1, 2) AND at <= b.at +"
                        + " interval '1 minute' AND at >= b.at - make_interval(secs => ?) ORDER BY at DESC LIMIT 1) AS f",
                list,
                noOlder,
                row -> found.put(list.get(row.getInt(1) - 1), row.getString(2)));
        return found;
    }

    /** What was bought after clicks, no later than allowed, and is not yet credited to any answer. */
    public List<Bought> boughtAfter(List<FeedbackRow> clicks, Duration noLater) {
        List<Bought> found = new ArrayList<>();
        about(
                "SELECT DISTINCT i.user_id, i.product_id, i.at, i.revenue FROM " + GIVEN + " JOIN interaction AS i ON"
                        + " i.user_id = b.user_id AND i.product_id = b.product_id AND i.at >= b.at - interval '1 minute'"
                        + " AND i.at <= b.at + make_interval(secs => ?) WHERE i.action = "
                        + ActionType.PURCHASE.ordinal() + " AND NOT EXISTS (SELECT 1 FROM feedback AS f WHERE"
                        + " f.user_id = i.user_id AND f.product_id = i.product_id AND f.kind = 3 AND f.at = i.at)",
                clicks.stream()
                        .map(click -> new Bought(click.userId(), click.productId(), click.at(), null))
                        .toList(),
                noLater,
                row -> found.add(new Bought(
                        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getBigDecimal(4))));
        return found;
    }

    private void about(String sql, List<Bought> given, Duration window, RowCallbackHandler reader) {
        if (given.isEmpty()) {
            return;
        }
        template.query(
                sql,
                statement -> {
                    statement.setArray(
                            1, array(statement, "text", given.stream().map(Bought::userId)));
                    statement.setArray(
                            2, array(statement, "text", given.stream().map(Bought::productId)));
                    statement.setArray(
                            3, array(statement, "timestamptz", given.stream().map(one -> Timestamp.from(one.at()))));
                    statement.setDouble(4, window.toSeconds());
                },
                reader);
    }

    private static Array array(PreparedStatement statement, String type, Stream<?> values) throws SQLException {
        return statement.getConnection().createArrayOf(type, values.toArray());
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
