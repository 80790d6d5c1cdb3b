package io.clickshelf.recommendation.store;

import io.clickshelf.contracts.event.ActionType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of interactions. Any replica answers for any shopper from it. */
@Repository
public class Interactions {

    private static final int FETCH_SIZE = 10_000;
    private static final ActionType[] ACTIONS = ActionType.values();

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
        if (rows.isEmpty()) {
            return 0;
        }
        Integer added = template.execute((Connection connection) -> insert(connection, rows));
        return added == null ? 0 : added;
    }

    private static int insert(Connection connection, List<InteractionRow> rows) throws SQLException {
        int size = rows.size();
        String[] eventIds = new String[size];
        String[] userIds = new String[size];
        String[] productIds = new String[size];
        Short[] actions = new Short[size];
        String[] basketIds = new String[size];
        @Nullable String[] sessionIds = new String[size];
        Timestamp[] times = new Timestamp[size];
        for (int i = 0; i < size; i++) {
            InteractionRow row = rows.get(i);
            eventIds[i] = row.eventId();
            userIds[i] = row.userId();
            productIds[i] = row.productId();
            actions[i] = (short) row.action().ordinal();
            basketIds[i] = row.basketId();
            sessionIds[i] = row.sessionId();
            times[i] = Timestamp.from(row.at());
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO interaction (event_id, user_id, product_id, action, basket_id, session_id, at)"
                        + " SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::smallint[], ?::text[], ?::text[],"
                        + " ?::timestamptz[]) ON CONFLICT DO NOTHING")) {
            statement.setArray(1, connection.createArrayOf("text", eventIds));
            statement.setArray(2, connection.createArrayOf("text", userIds));
            statement.setArray(3, connection.createArrayOf("text", productIds));
            statement.setArray(4, connection.createArrayOf("smallint", actions));
            statement.setArray(5, connection.createArrayOf("text", basketIds));
            statement.setArray(6, connection.createArrayOf("text", sessionIds));
            statement.setArray(7, connection.createArrayOf("timestamptz", times));
            return statement.executeUpdate();
        }
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
        stream("SELECT * FROM interaction ORDER BY at DESC LIMIT " + newest, row -> reader.accept(row(row)));
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void stream(String sql, RowReader reader) {
        template.execute((Connection connection) -> {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false); // or the driver reads the whole answer into memory
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(FETCH_SIZE);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            } finally {
                connection.setAutoCommit(autoCommit);
            }
            return null;
        });
    }

    /** One purchase. */
    public interface PurchaseReader {
        void read(String userId, String productId, long epochSecond);
    }

    /** Streams the newest purchases, oldest first, without holding them. */
    public void forEachPurchase(int newest, PurchaseReader reader) {
        stream(
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
                row.getTimestamp("at").toInstant());
    }
}
