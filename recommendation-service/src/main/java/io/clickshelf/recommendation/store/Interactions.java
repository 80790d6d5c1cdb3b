package io.clickshelf.recommendation.store;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.platform.jdbc.BatchUpsert;
import io.clickshelf.platform.jdbc.RowStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of interactions. Any replica answers for any shopper from it. */
@Repository
public class Interactions {

    private static final ActionType[] ACTIONS = ActionType.values();

    private static final BatchUpsert<InteractionRow> INSERT = BatchUpsert.<InteractionRow>into("interaction")
            .key("event_id", "text", InteractionRow::eventId)
            .column("user_id", "text", InteractionRow::userId)
            .column("product_id", "text", InteractionRow::productId)
            .column("action", "smallint", row -> row.action().ordinal())
            .column("basket_id", "text", InteractionRow::basketId)
            .column("session_id", "text", InteractionRow::sessionId)
            .column("at", "timestamptz", InteractionRow::at)
            .column("revenue", "numeric", InteractionRow::revenue)
            .orIgnore();

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    Interactions(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /**
     * Adds those that are not there yet, in one round trip.
     *
     * @return how many were new
     */
    public int add(List<InteractionRow> rows) {
        return INSERT.write(template, rows);
    }

    /** A shopper's newest interactions, newest first. */
    List<Past> newestOfUser(String userId, int limit) {
        return newest("user_id", userId, limit);
    }

    /** A visit's newest interactions under whatever name, newest first. */
    List<Past> newestOfSession(String sessionId, int limit) {
        return newest("session_id", sessionId, limit);
    }

    private List<Past> newest(String column, String value, int limit) {
        return jdbc.sql("SELECT event_id, product_id, action, at FROM interaction WHERE " + column
                        + " = ? ORDER BY at DESC LIMIT ?")
                .param(value)
                .param(limit)
                .query((row, number) -> Past.of(
                        row.getString(1),
                        row.getString(2),
                        ACTIONS[row.getShort(3)],
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    /** Streams the newest interactions, in no order, without holding them. */
    public void forEach(int newest, Consumer<InteractionRow> reader) {
        RowStream.read(
                template, "SELECT * FROM interaction ORDER BY at DESC LIMIT " + newest, row -> reader.accept(row(row)));
    }

    /** One purchase. */
    public interface PurchaseReader {
        void read(String userId, String productId, long epochSecond);
    }

    /** Streams the newest purchases, oldest first, without holding them. */
    public void forEachPurchase(int newest, PurchaseReader reader) {
        RowStream.read(
                template,
                "SELECT user_id, product_id, extract(epoch FROM at)::bigint FROM (SELECT user_id, product_id, at"
                        + " FROM interaction WHERE action = " + ActionType.PURCHASE.ordinal()
                        + " ORDER BY at DESC LIMIT " + newest + ") AS newest ORDER BY at",
                row -> reader.read(row.getString(1), row.getString(2), row.getLong(3)));
    }

    /** What most shoppers took lately, most taken first: an answer for the time before the first fit. */
    public List<String> popular(int limit) {
        return jdbc.sql("SELECT product_id FROM (SELECT product_id, user_id FROM interaction WHERE action <> ?"
                        + " ORDER BY at DESC LIMIT 100000) AS lately GROUP BY product_id"
                        + " ORDER BY count(DISTINCT user_id) DESC, product_id LIMIT ?")
                .param(ActionType.RETURN.ordinal())
                .param(limit)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** When the newest order was placed. */
    public Optional<Timestamp> newestPurchase() {
        return jdbc.sql("SELECT max(at) FROM interaction WHERE action = ?")
                .param(ActionType.PURCHASE.ordinal())
                .query(Timestamp.class)
                .optional();
    }

    /** Forgets a shopper; returns for each interaction that went the session it was of, empty where it was of none. */
    List<String> erase(String userId) {
        return jdbc.sql("WITH gone AS (DELETE FROM interaction WHERE user_id = ? RETURNING session_id)"
                        + " SELECT coalesce(session_id, '') FROM gone")
                .param(userId)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static InteractionRow row(ResultSet row) throws SQLException {
        return new InteractionRow(
                row.getString("event_id"),
                row.getString("user_id"),
                row.getString("product_id"),
                ACTIONS[row.getShort("action")],
                row.getString("basket_id"),
                row.getString("session_id"),
                row.getTimestamp("at").toInstant(),
                row.getBigDecimal("revenue"));
    }
}
