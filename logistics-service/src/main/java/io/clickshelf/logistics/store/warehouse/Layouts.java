package io.clickshelf.logistics.store.warehouse;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.warehouse.WarehouseLayout;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Layouts by warehouse, as people entered them. */
@Repository
public class Layouts {

    private final JdbcClient jdbc;

    Layouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<String> warehouses() {
        return jdbc.sql("SELECT warehouse_id FROM warehouse_layout ORDER BY warehouse_id")
                .query((row, number) -> row.getString(1))
                .list();
    }

    public Optional<WarehouseLayout> find(String warehouseId) {
        return jdbc.sql("SELECT layout FROM warehouse_layout WHERE warehouse_id = ?")
                .param(warehouseId)
                .query((row, number) -> Json.mapper().readValue(row.getString(1), WarehouseLayout.class))
                .optional();
    }

    public void put(String warehouseId, WarehouseLayout layout, Instant at, String who) {
        jdbc.sql("INSERT INTO warehouse_layout VALUES (?, ?::jsonb, ?, ?) ON CONFLICT (warehouse_id) DO UPDATE"
                        + " SET layout = excluded.layout, updated_at = excluded.updated_at, updated_by ="
                        + " excluded.updated_by")
                .param(warehouseId)
                .param(Json.mapper().writeValueAsString(layout))
                .param(Timestamp.from(at))
                .param(who)
                .update();
    }

    public void delete(String warehouseId) {
        jdbc.sql("DELETE FROM warehouse_layout WHERE warehouse_id = ?")
                .param(warehouseId)
                .update();
    }
}
