package io.clickshelf.feature.store;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.feature.DemandTotals;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Demand per product, warehouse and day. The highest revision of each wins, so that writing twice changes nothing. */
public final class DemandTable {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private static final String UPSERT = """
            insert into demand as known (product_id, warehouse_id, day, units, returned_units, lines, returned_lines,
                    revenue, average_price, promotion, stocked_out, revision)
            select * from unnest(?::text[], ?::text[], ?::date[], ?::numeric[], ?::numeric[], ?::bigint[], ?::bigint[],
                    ?::numeric[], ?::numeric[], ?::boolean[], ?::boolean[], ?::bigint[])
            on conflict (product_id, day, warehouse_id) do update set
                units = excluded.units, returned_units = excluded.returned_units,
                lines = excluded.lines, returned_lines = excluded.returned_lines,
                revenue = excluded.revenue, average_price = excluded.average_price,
                promotion = excluded.promotion, stocked_out = excluded.stocked_out, revision = excluded.revision
            where known.revision < excluded.revision""";

    private static final String TOTALS = """
            select coalesce(sum(units), 0) as units, coalesce(sum(returned_units), 0) as returned_units,
                   coalesce(sum(lines), 0) as lines, coalesce(sum(returned_lines), 0) as returned_lines,
                   coalesce(sum(revenue), 0) as revenue, count(distinct product_id) as products,
                   count(distinct day) as days
            from demand where day between ? and ? and (lines > 0 or returned_lines > 0)""";

    private static final String OF_PRODUCT =
            "select * from demand where product_id = ? and day between ? and ? order by day, warehouse_id";

    private record Row(String productId, LocalDate day, String warehouseId) {}

    private final JdbcTemplate template;
    private final JdbcClient client;

    public DemandTable(JdbcTemplate template) {
        this.template = template;
        this.client = JdbcClient.create(template);
    }

    /** Writes a batch in one round trip; rows in key order, so that two writers can't wait for each other. */
    public void write(Collection<DemandRecord> batch) {
        Map<Row, DemandRecord> newest = new HashMap<>();
        for (DemandRecord demand : batch) {
            newest.merge(
                    new Row(demand.productId(), demand.date(), demand.warehouseId()),
                    demand,
                    (one, other) -> one.revision() < other.revision() ? other : one);
        }
        List<DemandRecord> rows = newest.values().stream()
                .sorted(Comparator.comparing(DemandRecord::productId)
                        .thenComparing(DemandRecord::date)
                        .thenComparing(DemandRecord::warehouseId))
                .toList();
        if (!rows.isEmpty()) {
            template.execute((ConnectionCallback<Integer>) connection -> upsert(connection, rows));
        }
    }

    private static int upsert(Connection connection, List<DemandRecord> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            statement.setArray(1, array(connection, "text", rows, DemandRecord::productId));
            statement.setArray(2, array(connection, "text", rows, DemandRecord::warehouseId));
            statement.setArray(3, array(connection, "date", rows, DemandRecord::date));
            statement.setArray(4, array(connection, "numeric", rows, DemandRecord::units));
            statement.setArray(5, array(connection, "numeric", rows, DemandRecord::returnedUnits));
            statement.setArray(6, array(connection, "bigint", rows, DemandRecord::lines));
            statement.setArray(7, array(connection, "bigint", rows, DemandRecord::returnedLines));
            statement.setArray(8, array(connection, "numeric", rows, DemandRecord::revenue));
            statement.setArray(9, array(connection, "numeric", rows, DemandRecord::averagePrice));
            statement.setArray(10, array(connection, "boolean", rows, DemandRecord::promotion));
            statement.setArray(11, array(connection, "boolean", rows, DemandRecord::stockedOut));
            statement.setArray(12, array(connection, "bigint", rows, DemandRecord::revision));
            return statement.executeUpdate();
        }
    }

    private static Array array(
            Connection connection,
            String type,
            List<DemandRecord> rows,
            Function<DemandRecord, @Nullable Object> column)
            throws SQLException {
        @Nullable Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return connection.createArrayOf(type, values);
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
