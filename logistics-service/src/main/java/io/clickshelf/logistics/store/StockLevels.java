package io.clickshelf.logistics.store;

import io.clickshelf.contracts.event.InventoryRecord;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stock by product and warehouse: the newest level by event time. */
@Repository
public class StockLevels {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    StockLevels(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** Keeps those that are newer than what is there, in one round trip; repeating it changes nothing. */
    public void keep(List<InventoryRecord> records) {
        Map<List<String>, InventoryRecord> newest = new TreeMap<>(StockLevels::compare);
        for (InventoryRecord record : records) {
            newest.merge(List.of(record.productId(), record.warehouseId()), record, StockLevels::newer);
        }
        if (!newest.isEmpty()) {
            List<InventoryRecord> rows = List.copyOf(newest.values());
            template.execute((Connection connection) -> upsert(connection, rows));
        }
    }

    private static int compare(List<String> a, List<String> b) {
        int first = a.get(0).compareTo(b.get(0));
        return first == 0 ? a.get(1).compareTo(b.get(1)) : first;
    }

    /** What the newer leaves out is taken from the older. */
    private static InventoryRecord newer(InventoryRecord a, InventoryRecord b) {
        boolean inOrder = !b.timestamp().isBefore(a.timestamp());
        InventoryRecord late = inOrder ? b : a;
        if (late.reserved() != null && late.onOrder() != null) {
            return late;
        }
        InventoryRecord early = inOrder ? a : b;
        return new InventoryRecord(
                late.eventId(),
                late.productId(),
                late.stockLevel(),
                late.warehouseId(),
                late.timestamp(),
                late.reserved() == null ? early.reserved() : late.reserved(),
                late.onOrder() == null ? early.onOrder() : late.onOrder(),
                late.expectedAt());
    }

    private static int upsert(Connection connection, List<InventoryRecord> rows) throws SQLException {
        int size = rows.size();
        String[] products = new String[size];
        String[] warehouses = new String[size];
        Double[] onHand = new Double[size];
        @Nullable Double[] reserved = new Double[size];
        @Nullable Double[] onOrder = new Double[size];
        Timestamp[] at = new Timestamp[size];
        for (int i = 0; i < size; i++) {
            InventoryRecord row = rows.get(i);
            products[i] = row.productId();
            warehouses[i] = row.warehouseId();
            onHand[i] = row.stockLevel().doubleValue();
            reserved[i] = number(row.reserved());
            onOrder[i] = number(row.onOrder());
            at[i] = Timestamp.from(row.timestamp());
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO stock_level AS old (product_id, warehouse_id, on_hand, reserved, on_order, at, on_order_at)"
                        + " SELECT p, w, h, r, o, t, CASE WHEN o IS NULL THEN NULL ELSE t END FROM unnest(?::text[],"
                        + " ?::text[], ?::float8[], ?::float8[], ?::float8[], ?::timestamptz[]) AS x(p, w, h, r, o, t)"
                        + " ON CONFLICT (product_id, warehouse_id) DO UPDATE SET on_hand = excluded.on_hand,"
                        + " reserved = coalesce(excluded.reserved, old.reserved),"
                        + " on_order = coalesce(excluded.on_order, old.on_order), at = excluded.at,"
                        + " on_order_at = coalesce(excluded.on_order_at, old.on_order_at) WHERE excluded.at >= old.at")) {
            statement.setArray(1, connection.createArrayOf("text", products));
            statement.setArray(2, connection.createArrayOf("text", warehouses));
            statement.setArray(3, connection.createArrayOf("float8", onHand));
            statement.setArray(4, connection.createArrayOf("float8", reserved));
            statement.setArray(5, connection.createArrayOf("float8", onOrder));
            statement.setArray(6, connection.createArrayOf("timestamptz", at));
            return statement.executeUpdate();
        }
    }

    private static @Nullable Double number(@Nullable BigDecimal value) {
        return value == null ? null : value.doubleValue();
    }

    public List<StockRow> all() {
        return jdbc.sql("SELECT * FROM stock_level ORDER BY product_id, warehouse_id")
                .query(StockLevels::row)
                .list();
    }

    /** Of some products only. */
    public List<StockRow> of(List<String> productIds) {
        return jdbc.sql("SELECT * FROM stock_level WHERE product_id = ANY(?) ORDER BY product_id, warehouse_id")
                .param(productIds.toArray(String[]::new))
                .query(StockLevels::row)
                .list();
    }

    public @Nullable Instant newest() {
        Timestamp at = jdbc.sql("SELECT max(at) FROM stock_level")
                .query(Timestamp.class)
                .optional()
                .orElse(null);
        return at == null ? null : at.toInstant();
    }

    private static StockRow row(ResultSet row, int number) throws SQLException {
        Timestamp onOrderAt = row.getTimestamp("on_order_at");
        return new StockRow(
                row.getString("product_id"),
                row.getString("warehouse_id"),
                row.getDouble("on_hand"),
                row.getDouble("reserved"),
                row.getDouble("on_order"),
                row.getTimestamp("at").toInstant(),
                onOrderAt == null ? null : onOrderAt.toInstant());
    }
}
