package io.clickshelf.pricing.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Units of each product over all warehouses. */
@Repository
public class StockStore {

    /** Units at a moment of event time. */
    public record StockLevel(String productId, BigDecimal units, Instant asOf) {}

    private final JdbcClient jdbc;

    StockStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes over levels that are not older than those there, each product at most once.
     *
     * @param reaction share by which a level must move to count as another, .1 is ten percent; running out always does
     * @return the products whose level is another than before
     */
    public Set<String> upsert(List<StockLevel> levels, double reaction) {
        if (levels.isEmpty()) {
            return Set.of();
        }
        Set<String> moved = new TreeSet<>();
        jdbc.sql("INSERT INTO stock AS known (product_id, units, as_of)"
                        + " SELECT * FROM unnest(?::text[], ?::text[]::numeric[], ?::text[]::timestamptz[])"
                        + " ON CONFLICT (product_id) DO UPDATE SET units = excluded.units, as_of = excluded.as_of"
                        + " WHERE known.as_of <= excluded.as_of AND known.units <> excluded.units"
                        + " RETURNING product_id, old.units, new.units")
                .param(levels.stream().map(StockLevel::productId).toArray(String[]::new))
                .param(levels.stream()
                        .map(level -> level.units().toPlainString())
                        .toArray(String[]::new))
                .param(levels.stream().map(level -> level.asOf().toString()).toArray(String[]::new))
                .query(row -> {
                    BigDecimal before = row.getBigDecimal(2);
                    double now = row.getDouble(3);
                    if (before == null
                            || now <= 0
                            || Math.abs(now - before.doubleValue()) >= reaction * before.doubleValue()) {
                        moved.add(row.getString(1));
                    }
                });
        return moved;
    }

    /** Products whose stock nobody reported are absent. */
    public Map<String, BigDecimal> of(Collection<String> productIds) {
        Map<String, BigDecimal> units = new HashMap<>();
        jdbc.sql("SELECT product_id, units FROM stock WHERE product_id = ANY (?)")
                .param(productIds.toArray(String[]::new))
                .query(row -> {
                    units.put(row.getString(1), row.getBigDecimal(2));
                });
        return units;
    }
}
