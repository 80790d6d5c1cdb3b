package io.clickshelf.forecasting.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** What was last published of each product, as a digest. */
@Repository
public class PublishedForecasts {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    PublishedForecasts(JdbcTemplate template, JdbcClient jdbc, TransactionTemplate transactions) {
        this.template = template;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Lets one replica publish at a time. */
    public void alone(Runnable publication) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('published_forecast'))")
                    .query(row -> {});
            publication.run();
        });
    }

    /** The digests by product. */
    public Map<String, byte[]> digests() {
        Map<String, byte[]> digests = new HashMap<>();
        jdbc.sql("SELECT product_id, digest FROM published_forecast").query(row -> {
            digests.put(row.getString(1), row.getBytes(2));
        });
        return digests;
    }

    /** Takes over digests, in one round trip. */
    public void published(Map<String, byte[]> digests) {
        template.execute((Connection connection) -> upsert(connection, digests));
    }

    private static int upsert(Connection connection, Map<String, byte[]> digests) throws SQLException {
        // Sorted, so that replicas do not wait for each other crosswise.
        TreeMap<String, byte[]> sorted = new TreeMap<>(digests);
        String[] products = sorted.keySet().toArray(String[]::new);
        byte[][] values = sorted.values().toArray(byte[][]::new);
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO published_forecast (product_id, digest)"
                        + " SELECT * FROM unnest(?::text[], ?::bytea[])"
                        + " ON CONFLICT (product_id) DO UPDATE SET digest = excluded.digest")) {
            statement.setArray(1, connection.createArrayOf("text", products));
            statement.setArray(2, connection.createArrayOf("bytea", values));
            return statement.executeUpdate();
        }
    }
}
