package io.clickshelf.forecasting.store;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.platform.jdbc.BatchUpsert;
import io.clickshelf.platform.jdbc.RowStream;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of demand: the newest record of each product, warehouse and day. Sums are taken in the warehouses' order: the
 * same demand gives the same bits, in whatever order its rows came.
 */
@Repository
public class DemandStore {

    private static final BatchUpsert<DemandRecord> UPSERT = BatchUpsert.<DemandRecord>into("demand")
            .key("product_id", "text", DemandRecord::productId)
            .key("warehouse_id", "text", DemandRecord::warehouseId)
            .key("day", "date", DemandRecord::date)
            .revision("revision", "bigint", DemandRecord::revision)
            .column("units", "float8", DemandRecord::units)
            .column("stocked_out", "boolean", DemandRecord::stockedOut)
            .column("price", "float8", DemandRecord::averagePrice)
            .column("promotion", "boolean", DemandRecord::promotion)
            .orReplace();

    /** Reads the units that one warehouse served on one day. */
    @FunctionalInterface
    public interface WarehouseReader {
        void accept(String warehouseId, LocalDate day, double units);
    }

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    DemandStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** Takes over what is newer than what is there, in one round trip. */
    public void upsert(List<DemandRecord> records) {
        UPSERT.write(template, records);
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

    /** The newest day until {@code latest} on which anything was sold; empty shelves alone do not say that a shop sells. */
    public Optional<LocalDate> newestDay(LocalDate latest) {
        return jdbc.sql("SELECT max(day) FROM demand WHERE day <= ? AND units > 0")
                .param(Date.valueOf(latest))
                .query((row, number) -> Optional.ofNullable(row.getDate(1)).map(Date::toLocalDate))
                .single();
    }

    /** The first day on which anything was sold. */
    public Optional<LocalDate> oldestDay() {
        return jdbc.sql("SELECT min(day) FROM demand WHERE units > 0")
                .query((row, number) -> Optional.ofNullable(row.getDate(1)).map(Date::toLocalDate))
                .single();
    }

    /** On how many days the shelf of a product that has never sold is known to have been empty everywhere. */
    public Map<String, Integer> emptyDays() {
        Map<String, Integer> days = new HashMap<>();
        jdbc.sql(
                        "SELECT product_id, count(*) FILTER (WHERE empty) FROM (SELECT product_id, bool_and(stocked_out) AS empty,"
                                + " sum(units) AS units FROM demand GROUP BY product_id, day) AS by_day"
                                + " GROUP BY product_id HAVING sum(units) = 0")
                .query(row -> {
                    days.put(row.getString(1), row.getInt(2));
                });
        return days;
    }

    /** Streams the demand from a day on, by product and day. */
    public void forEachDay(LocalDate from, Consumer<DemandDay> reader) {
        RowStream.read(
                template,
                "SELECT product_id, day, sum(units ORDER BY warehouse_id), bool_and(stocked_out),"
                        + " sum(price * units ORDER BY warehouse_id) / nullif(sum(units ORDER BY warehouse_id)"
                        + " FILTER (WHERE price IS NOT NULL), 0), bool_or(promotion) FROM demand"
                        + " WHERE day >= ? GROUP BY product_id, day",
                row -> reader.accept(new DemandDay(
                        row.getString(1),
                        row.getDate(2).toLocalDate(),
                        row.getDouble(3),
                        row.getBoolean(4),
                        row.getObject(5, Double.class),
                        row.getBoolean(6))),
                Date.valueOf(from));
    }

    /** Streams the demand from a day on, by warehouse and day, in this order. */
    public void forEachWarehouseDay(LocalDate from, WarehouseReader reader) {
        RowStream.read(
                template,
                "SELECT warehouse_id, day, sum(units ORDER BY product_id) FROM demand WHERE day >= ?"
                        + " GROUP BY warehouse_id, day ORDER BY warehouse_id, day",
                row -> reader.accept(row.getString(1), row.getDate(2).toLocalDate(), row.getDouble(3)),
                Date.valueOf(from));
    }

    /** Which part of each product's demand since a day each warehouse served; the parts of a product sum to one. */
    public Map<String, Map<String, Double>> warehouseShares(LocalDate since) {
        Map<String, Map<String, Double>> shares = new HashMap<>();
        jdbc.sql("SELECT product_id, warehouse_id, sum(units ORDER BY day) / sum(sum(units ORDER BY day)) OVER"
                        + " (PARTITION BY product_id ORDER BY warehouse_id"
                        + " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS share"
                        + " FROM demand WHERE day >= ? GROUP BY product_id, warehouse_id HAVING sum(units) > 0")
                .param(Date.valueOf(since))
                .query(row -> {
                    shares.computeIfAbsent(row.getString(1), product -> new HashMap<>())
                            .put(row.getString(2), row.getDouble(3));
                });
        return shares;
    }
}
