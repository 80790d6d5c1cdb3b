package io.clickshelf.logistics.store.warehouse;

import io.clickshelf.contracts.warehouse.StoredProduct;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What lies where. */
@Repository
public class StoredProducts {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    StoredProducts(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** By location and product. */
    public List<StoredProduct> in(String warehouseId) {
        return jdbc.sql("SELECT * FROM stored_product WHERE warehouse_id = ? ORDER BY location_id, product_id")
                .param(warehouseId)
                .query((row, number) -> new StoredProduct(
                        row.getString("location_id"),
                        row.getString("product_id"),
                        row.getObject("units", Double.class)))
                .list();
    }

    /** Says anew what lies in a warehouse. */
    @Transactional
    public void replace(String warehouseId, List<StoredProduct> stored, Instant at) {
        jdbc.sql("DELETE FROM stored_product WHERE warehouse_id = ?")
                .param(warehouseId)
                .update();
        template.batchUpdate("INSERT INTO stored_product VALUES (?, ?, ?, ?, ?)", stored, 1000, (statement, place) -> {
            statement.setString(1, warehouseId);
            statement.setString(2, place.locationId());
            statement.setString(3, place.productId());
            statement.setObject(4, place.units(), java.sql.Types.DOUBLE);
            statement.setTimestamp(5, Timestamp.from(at));
        });
    }

    /** Carries all units of a product from one location to another; a product that lay nowhere begins to lie there. */
    public void move(String warehouseId, String productId, @Nullable String from, String to, Instant at) {
        boolean moved = from != null
                && jdbc.sql("UPDATE stored_product SET location_id = ?, updated_at = ? WHERE warehouse_id = ?"
                                        + " AND location_id = ? AND product_id = ?")
                                .param(to)
                                .param(Timestamp.from(at))
                                .param(warehouseId)
                                .param(from)
                                .param(productId)
                                .update()
                        > 0;
        if (!moved && from == null) {
            jdbc.sql("INSERT INTO stored_product VALUES (?, ?, ?, NULL, ?) ON CONFLICT DO NOTHING")
                    .param(warehouseId)
                    .param(to)
                    .param(productId)
                    .param(Timestamp.from(at))
                    .update();
        }
    }

    /** Adds units (below 0: takes them) where they are counted; a location that isn't counted stays so. */
    public void add(String warehouseId, String locationId, String productId, double units, Instant at) {
        jdbc.sql("INSERT INTO stored_product AS old VALUES (?, ?, ?, greatest(?, 0), ?)"
                        + " ON CONFLICT (warehouse_id, location_id, product_id) DO UPDATE SET"
                        + " units = CASE WHEN old.units IS NULL THEN NULL ELSE greatest(0, old.units + ?) END,"
                        + " updated_at = excluded.updated_at")
                .param(warehouseId)
                .param(locationId)
                .param(productId)
                .param(units)
                .param(Timestamp.from(at))
                .param(units)
                .update();
    }

    /** Takes picked units out of many locations in one round trip. */
    public void take(String warehouseId, List<StoredProduct> picked, Instant at) {
        template.batchUpdate(
                "UPDATE stored_product SET units = greatest(0, units - ?), updated_at = ? WHERE warehouse_id = ? AND"
                        + " location_id = ? AND product_id = ? AND units IS NOT NULL",
                picked,
                1000,
                (statement, place) -> {
                    statement.setObject(1, place.units(), java.sql.Types.DOUBLE);
                    statement.setTimestamp(2, Timestamp.from(at));
                    statement.setString(3, warehouseId);
                    statement.setString(4, place.locationId());
                    statement.setString(5, place.productId());
                });
    }
}
