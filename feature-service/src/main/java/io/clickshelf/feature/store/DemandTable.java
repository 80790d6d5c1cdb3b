package io.clickshelf.feature.store;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.feature.DemandTotals;
import io.clickshelf.platform.jdbc.BatchUpsert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Demand per product, warehouse and day. The highest revision of each wins, so that writing twice changes nothing. */
public final class DemandTable {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private static final BatchUpsert<DemandRecord> UPSERT = BatchUpsert.<DemandRecord>into("demand")
            .key("product_id", "text", DemandRecord::productId)
            .key("day", "date", DemandRecord::date)
            .key("warehouse_id", "text", DemandRecord::warehouseId)
            .revision("revision", "bigint", DemandRecord::revision)
            .column("units", "numeric", DemandRecord::units)
            .column("returned_units", "numeric", DemandRecord::returnedUnits)
            .column("lines", "bigint", DemandRecord::lines)
            .column("returned_lines", "bigint", DemandRecord::returnedLines)
            .column("revenue", "numeric", DemandRecord::revenue)
            .column("average_price", "numeric", DemandRecord::averagePrice)
            .column("promotion", "boolean", DemandRecord::promotion)
            .column("stocked_out", "boolean", DemandRecord::stockedOut)
            .orReplace();

    private static final String TOTALS = """
            select coalesce(sum(units), 0) as units, coalesce(sum(returned_units), 0) as returned_units,
                   coalesce(sum(lines), 0) as lines, coalesce(sum(returned_lines), 0) as returned_lines,
                   coalesce(sum(revenue), 0) as revenue, count(distinct product_id) as products,
                   count(distinct day) as days
            from demand where day between ? and ? and (lines > 0 or returned_lines > 0)""";

    private static final String OF_PRODUCT =
            "select * from demand where product_id = ? and day between ? and ? order by day, warehouse_id";

    private final JdbcTemplate template;
    private final JdbcClient client;

    public DemandTable(JdbcTemplate template) {
        this.template = template;
        this.client = JdbcClient.create(template);
    }

    /** Writes a batch in one round trip. */
    public void write(Collection<DemandRecord> batch) {
        UPSERT.write(template, batch);
    }

    /** Sums from one day through another, both included; null is without bound. O(rows). */
    public DemandTotals totals(@Nullable LocalDate from, @Nullable LocalDate to) {
        return client.sql(TOTALS)
                .params(from == null ? FIRST_DAY : from, to == null ? LAST_DAY : to)
                .query((row, number) -> new DemandTotals(
                        row.getBigDecimal("units"),
                        row.getBigDecimal("returned_units"),
                        row.getLong("lines"),
                        row.getLong("returned_lines"),
                        row.getBigDecimal("revenue"),
                        row.getLong("products"),
                        row.getLong("days")))
                .single();
    }

    /** The days of a product with demand, returns or empty shelves, oldest first. */
    public List<DemandRecord> ofProduct(String productId, @Nullable LocalDate from, @Nullable LocalDate to) {
        return client.sql(OF_PRODUCT)
                .params(productId, from == null ? FIRST_DAY : from, to == null ? LAST_DAY : to)
                .query(DemandTable::read)
                .list();
    }

    private static DemandRecord read(ResultSet row, int number) throws SQLException {
        return new DemandRecord(
                row.getString("product_id"),
                row.getString("warehouse_id"),
                row.getObject("day", LocalDate.class),
                row.getBigDecimal("units"),
                row.getBigDecimal("returned_units"),
                row.getLong("lines"),
                row.getLong("returned_lines"),
                row.getBigDecimal("revenue"),
                row.getBigDecimal("average_price"),
                row.getBoolean("promotion"),
                row.getBoolean("stocked_out"),
                row.getLong("revision"));
    }
}
