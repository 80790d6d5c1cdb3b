package io.clickshelf.logistics.store;

import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.platform.jdbc.BatchUpsert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stock by product and warehouse: the newest level by event time. */
@Repository
public class StockLevels {

    private static final BatchUpsert<InventoryRecord> UPSERT = BatchUpsert.<InventoryRecord>into("stock_level")
            .key("product_id", "text", InventoryRecord::productId)
            .key("warehouse_id", "text", InventoryRecord::warehouseId)
            .column("on_hand", "float8", InventoryRecord::stockLevel)
            .column("reserved", "float8", InventoryRecord::reserved)
            .column("on_order", "float8", InventoryRecord::onOrder)
            .column("at", "timestamptz", InventoryRecord::timestamp)
            .column("on_order_at", "timestamptz", row -> row.onOrder() == null ? null : row.timestamp())
            .orUpdate("on_hand = excluded.on_hand, reserved = coalesce(excluded.reserved, known.reserved),"
                    + " on_order = coalesce(excluded.on_order, known.on_order), at = excluded.at,"
                    + " on_order_at = coalesce(excluded.on_order_at, known.on_order_at)"
                    + " WHERE excluded.at >= known.at");

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    StockLevels(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** Keeps those that are newer than what is there, in one round trip; repeating it changes nothing. */
    public void keep(List<InventoryRecord> records) {
        Map<List<String>, InventoryRecord> newest = new HashMap<>();
        for (InventoryRecord record : records) {
            newest.merge(List.of(record.productId(), record.warehouseId()), record, StockLevels::newer);
        }
        UPSERT.write(template, newest.values());
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
