package io.clickshelf.pricing.store;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.platform.jdbc.BatchUpsert;
import io.clickshelf.platform.jdbc.RowStream;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of demand with the prices it was sold at: the newest record of each product, warehouse and day. */
@Repository
public class SalesStore {

    private static final BatchUpsert<DemandRecord> UPSERT = BatchUpsert.<DemandRecord>into("demand")
            .key("product_id", "text", DemandRecord::productId)
            .key("warehouse_id", "text", DemandRecord::warehouseId)
            .key("day", "date", DemandRecord::date)
            .revision("revision", "bigint", DemandRecord::revision)
            .column("units", "float8", DemandRecord::units)
            .column("average_price", "float8", DemandRecord::averagePrice)
            .column("promotion", "boolean", DemandRecord::promotion)
            .column("stocked_out", "boolean", DemandRecord::stockedOut)
            .orReplace();

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

    /** Takes over what is newer than what is there, in one round trip. */
    public void upsert(List<DemandRecord> records) {
        UPSERT.write(template, records);
    }

    /** The newest day on which anything was sold; empty shelves alone do not say that a shop sells. */
    public Optional<LocalDate> newestDay() {
        return jdbc.sql("SELECT max(day) FROM demand WHERE units > 0")
                .query((row, number) -> Optional.ofNullable(row.getDate(1)).map(Date::toLocalDate))
                .single();
    }

    /** Streams the demand from a day on, product by product and day by day. */
    public void forEachDay(LocalDate from, DayReader reader) {
        RowStream.read(
                template,
                "SELECT product_id, day, sum(units), sum(units * average_price) FILTER (WHERE average_price > 0)"
                        + " / nullif(sum(units) FILTER (WHERE average_price > 0), 0),"
                        + " bool_or(promotion), bool_and(stocked_out)"
                        + " FROM demand WHERE day >= ? GROUP BY product_id, day ORDER BY product_id, day",
                row -> {
                    double price = row.getDouble(4);
                    boolean unknown = row.wasNull();
                    reader.accept(
                            row.getString(1),
                            row.getDate(2).toLocalDate(),
                            Math.max(0, row.getDouble(3)),
                            unknown ? Double.NaN : price,
                            row.getBoolean(5),
                            row.getBoolean(6));
                },
                Date.valueOf(from));
    }
}
