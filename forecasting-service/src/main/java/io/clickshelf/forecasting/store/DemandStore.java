package io.clickshelf.forecasting.store;

import io.clickshelf.contracts.event.DemandRecord;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of demand: the newest record of each product, warehouse and day. */
@Repository
public class DemandStore {

    private static final int FETCH_SIZE = 10_000;

    /** Reads the units of one product on one day, over all warehouses. */
    @FunctionalInterface
    public interface DayReader {
        void accept(String productId, LocalDate day, double units, boolean stockedOut);
    }

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    DemandStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** Takes over what is newer than what is there, in one round trip. Each product, warehouse and day at most once. */
    public void upsert(List<DemandRecord> records) {
        if (!records.isEmpty()) {
            template.execute((Connection connection) -> upsert(connection, records));
        }
    }

    private static int upsert(Connection connection, List<DemandRecord> records) throws SQLException {
        int size = records.size();
        String[] products = new String[size];
        String[] warehouses = new String[size];
        Date[] days = new Date[size];
        Double[] units = new Double[size];
        Boolean[] stockedOut = new Boolean[size];
        Long[] revisions = new Long[size];
        for (int i = 0; i < size; i++) {
            DemandRecord record = records.get(i);
            products[i] = record.productId();
            warehouses[i] = record.warehouseId();
            days[i] = Date.valueOf(record.date());
            units[i] = record.units().doubleValue();
            stockedOut[i] = record.stockedOut();
            revisions[i] = record.revision();
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO demand (product_id, warehouse_id, day, units, stocked_out, revision)"
                        + " SELECT * FROM unnest(?::text[], ?::text[], ?::date[], ?::float8[], ?::boolean[], ?::bigint[])"
                        + " ON CONFLICT (product_id, warehouse_id, day) DO UPDATE SET units = excluded.units,"
                        + " stocked_out = excluded.stocked_out, revision = excluded.revision"
                        + " WHERE demand.revision < excluded.revision")) {
            statement.setArray(1, connection.createArrayOf("text", products));
            statement.setArray(2, connection.createArrayOf("text", warehouses));
            statement.setArray(3, connection.createArrayOf("date", days));
            statement.setArray(4, connection.createArrayOf("float8", units));
            statement.setArray(5, connection.createArrayOf("boolean", stockedOut));
            statement.setArray(6, connection.createArrayOf("bigint", revisions));
            return statement.executeUpdate();
        }
    }

    /** Counts changes of days that are over; every replica sees the count. */
    public void closedDaysChanged(long records) {
        jdbc.sql("UPDATE demand_progress SET changes = changes + ?")
                .param(records)
                .update();
    }

    /** How many changes of closed days there were, by any replica. */
    public long changes() {
        return jdbc.sql("SELECT changes FROM demand_progress").query(Long.class).single();
    }

    /** The newest day with demand, up to {@code latest}. */
    public Optional<LocalDate> newestDay(LocalDate latest) {
        return jdbc.sql("SELECT max(day) FROM demand WHERE day <= ?")
                .param(Date.valueOf(latest))
                .query((row, number) -> Optional.ofNullable(row.getDate(1)).map(Date::toLocalDate))
                .single();
    }

    /** Streams the demand from a day on, by product and day. */
    public void forEachDay(LocalDate from, DayReader reader) {
        template.execute((Connection connection) -> {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false); // or the driver reads the whole answer into memory
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT product_id, day, sum(units) AS units, bool_and(stocked_out) AS stocked_out FROM demand"
                            + " WHERE day >= ? GROUP BY product_id, day")) {
                statement.setFetchSize(FETCH_SIZE);
                statement.setDate(1, Date.valueOf(from));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.accept(
                                rows.getString(1),
                                rows.getDate(2).toLocalDate(),
                                rows.getDouble(3),
                                rows.getBoolean(4));
                    }
                }
            } finally {
                connection.setAutoCommit(autoCommit);
            }
            return null;
        });
    }

    /** Which part of each product's demand since a day each warehouse served; the parts of a product sum to one. */
    public Map<String, Map<String, Double>> warehouseShares(LocalDate since) {
        Map<String, Map<String, Double>> shares = new HashMap<>();
        jdbc.sql("SELECT product_id, warehouse_id, sum(units) / sum(sum(units)) OVER (PARTITION BY product_id) AS share"
                        + " FROM demand WHERE day >= ? GROUP BY product_id, warehouse_id HAVING sum(units) > 0")
                .param(Date.valueOf(since))
                .query(row -> {
                    shares.computeIfAbsent(row.getString(1), product -> new HashMap<>())
                            .put(row.getString(2), row.getDouble(3));
                });
        return shares;
    }
}
