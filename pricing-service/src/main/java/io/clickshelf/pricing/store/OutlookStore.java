package io.clickshelf.pricing.store;

import io.clickshelf.platform.jdbc.BatchUpsert;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Expected units a day of each product, by its newest forecast. */
@Repository
public class OutlookStore {

    private static final BatchUpsert<Map.Entry<String, Double>> UPSERT = BatchUpsert.<Map.Entry<String, Double>>into(
                    "outlook")
            .key("product_id", "text", Map.Entry::getKey)
            .column("units_per_day", "float8", Map.Entry::getValue)
            .orUpdate("units_per_day = excluded.units_per_day WHERE known.units_per_day <> excluded.units_per_day");

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    OutlookStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /**
     * Takes over in one round trip.
     *
     * @param reaction share by which an expectation must move to count as another, .1 is ten percent; none before is one
     * @return the products of which something else is expected than before
     */
    public Set<String> upsert(Map<String, Double> unitsPerDay, double reaction) {
        Set<String> moved = new TreeSet<>();
        UPSERT.write(
                template,
                unitsPerDay.entrySet(),
                "known.product_id, old.units_per_day, new.units_per_day",
                (row, number) -> {
                    double before = row.getDouble(2);
                    boolean another = row.wasNull() || Math.abs(row.getDouble(3) - before) >= reaction * before;
                    return another && moved.add(row.getString(1));
                });
        return moved;
    }

    /** Products without a forecast are absent. */
    public Map<String, Double> of(Collection<String> productIds) {
        Map<String, Double> units = new HashMap<>();
        jdbc.sql("SELECT product_id, units_per_day FROM outlook WHERE product_id = ANY (?)")
                .param(productIds.toArray(String[]::new))
                .query(row -> {
                    units.put(row.getString(1), row.getDouble(2));
                });
        return units;
    }
}
