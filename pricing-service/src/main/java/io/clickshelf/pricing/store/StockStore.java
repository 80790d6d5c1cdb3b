package io.clickshelf.pricing.store;

import io.clickshelf.platform.jdbc.BatchUpsert;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Units of each product over all warehouses. */
@Repository
public class StockStore {

    public record StockLevel(String productId, BigDecimal units) {}

    private static final BatchUpsert<StockLevel> UPSERT = BatchUpsert.<StockLevel>into("stock")
            .key("product_id", "text", StockLevel::productId)
            .column("units", "numeric", StockLevel::units)
            .orUpdate("units = excluded.units WHERE known.units <> excluded.units");

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    StockStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /**
     * Takes over levels in one round trip. The order in which they come is the order of the topic, and one service writes
     * that: the last one is the newest.
     *
     * @param reaction share by which a level must move to count as another, .1 is ten percent; running out always does
     * @return the products whose level is another than before
     */
    public Set<String> upsert(List<StockLevel> levels, double reaction) {
        Set<String> moved = new TreeSet<>();
        UPSERT.write(template, levels, "known.product_id, old.units, new.units", (row, number) -> {
            BigDecimal before = row.getBigDecimal(2);
            double now = row.getDouble(3);
            boolean another = before == null
                    || now <= 0
                    || Math.abs(now - before.doubleValue()) >= reaction * before.doubleValue();
            return another && moved.add(row.getString(1));
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
