package io.clickshelf.pricing.store;

import io.clickshelf.contracts.event.DemandRecord;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of demand with the prices it was sold at: the newest record of each product, warehouse and day. */
@Repository
public class SalesStore {

    private static final int FETCH_SIZE = 10_000;

    /** Reads what one product sold on one day, over all warehouses; {@code price} is NaN where none is known. */
    @FunctionalInterface
    public interface DayReader {
        void accept(String productId, LocalDate day, double units, double price, boolean promotion, boolean stockedOut);
    }

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    SalesStore(JdbcTemplate template, JdbcClient jdbc) {
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
        @Nullable Double[] prices = new Double[size];
        Boolean[] promotion = new Boolean[size];
        Boolean[] stockedOut = new Boolean[size];
        Long[] revisions = new Long[size];
        for (int i = 0; i < size; i++) {
            DemandRecord record = records.get(i);
            products[i] = record.productId();
            warehouses[i] = record.warehouseId();
            days[i] = Date.valueOf(record.date());
            units[i] = record.units().doubleValue();
            prices[i] =
                    record.averagePrice() == null ? null : record.averagePrice().doubleValue();
            promotion[i] = record.promotion();
            stockedOut[i] = record.stockedOut();
            revisions[i] = record.revision();
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO demand (product_id, warehouse_id, day, units, average_price, promotion, stocked_out, revision)"
                        + " SELECT * FROM unnest(?::text[], ?::text[], ?::date[], ?::float8[], ?::float8[], ?::boolean[],"
                        + " ?::boolean[], ?::bigint[])"
                        + " ON CONFLICT (product_id, warehouse_id, day) DO UPDATE SET units = excluded.units,"
                        + " average_price = excluded.average_price, promotion = excluded.promotion,"
                        + " stocked_out = excluded.stocked_out, revision = excluded.revision"
                        + " WHERE demand.revision < excluded.revision")) {
            statement.setArray(1, connection.createArrayOf("text", products));
            statement.setArray(2, connection.createArrayOf("text", warehouses));
            statement.setArray(3, connection.createArrayOf("date", days));
            statement.setArray(4, connection.createArrayOf("float8", units));
            statement.setArray(5, connection.createArrayOf("float8", prices));
            statement.setArray(6, connection.createArrayOf("boolean", promotion));
            statement.setArray(7, connection.createArrayOf("boolean", stockedOut));
            statement.setArray(8, connection.createArrayOf("bigint", revisions));
            return statement.executeUpdate();
        }
    }

    /** The newest day with demand. */
    public Optional<LocalDate> newestDay() {
        return jdbc.sql("SELECT max(day) FROM demand")
                .query((row, number) -> Optional.ofNullable(row.getDate(1)).map(Date::toLocalDate))
                .single();
    }

    /** Streams the demand from a day on, product by product and day by day. */
    public void forEachDay(LocalDate from, DayReader reader) {
        template.execute((Connection connection) -> {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false); // or the driver reads the whole answer into memory
            try (PreparedStatement statement = connection.prepareStatement("SELECT product_id, day, sum(units),"
                    + " sum(units * average_price) FILTER (WHERE average_price > 0)"
                    + " / nullif(sum(units) FILTER (WHERE average_price > 0), 0),"
                    + " bool_or(promotion), bool_and(stocked_out)"
                    + " FROM demand WHERE day >= ? GROUP BY product_id, day ORDER BY product_id, day")) {
                statement.setFetchSize(FETCH_SIZE);
                statement.setDate(1, Date.valueOf(from));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        double price = rows.getDouble(4);
                        boolean unknown = rows.wasNull();
                        reader.accept(
                                rows.getString(1),
                                rows.getDate(2).toLocalDate(),
                                Math.max(0, rows.getDouble(3)),
                                unknown ? Double.NaN : price,
                                rows.getBoolean(5),
                                rows.getBoolean(6));
                    }
                }
            } finally {
                connection.setAutoCommit(autoCommit);
            }
            return null;
        });
    }
}
