package io.clickshelf.logistics.store;

import io.clickshelf.contracts.logistics.Warehouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The warehouses, as people entered them. */
@Repository
public class Warehouses {

    private final JdbcClient jdbc;

    Warehouses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Warehouse> all() {
        return jdbc.sql("SELECT * FROM warehouse ORDER BY warehouse_id")
                .query(Warehouses::row)
                .list();
    }

    public Optional<Warehouse> find(String id) {
        return jdbc.sql("SELECT * FROM warehouse WHERE warehouse_id = ?")
                .param(id)
                .query(Warehouses::row)
                .optional();
    }

    public void put(String id, Warehouse warehouse, Instant at, String who) {
        jdbc.sql("INSERT INTO warehouse VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (warehouse_id) DO UPDATE SET"
                        + " name = excluded.name, latitude = excluded.latitude, longitude = excluded.longitude,"
                        + " vehicles = excluded.vehicles, vehicle_capacity = excluded.vehicle_capacity,"
                        + " updated_at = excluded.updated_at, updated_by = excluded.updated_by")
                .param(id)
                .param(warehouse.name())
                .param(warehouse.latitude())
                .param(warehouse.longitude())
                .param(warehouse.vehicles())
                .param(warehouse.vehicleCapacity())
                .param(Timestamp.from(at))
                .param(who)
                .update();
    }

    /** Whether there was one. */
    public boolean delete(String id) {
        return jdbc.sql("DELETE FROM warehouse WHERE warehouse_id = ?")
                        .param(id)
                        .update()
                > 0;
    }

    private static Warehouse row(ResultSet row, int number) throws SQLException {
        return new Warehouse(
                row.getString("warehouse_id"),
                row.getString("name"),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                row.getObject("vehicles", Integer.class),
                row.getObject("vehicle_capacity", Integer.class),
                null);
    }
}
