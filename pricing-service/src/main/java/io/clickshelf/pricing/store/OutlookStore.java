package io.clickshelf.pricing.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Expected units a day of each product, by its newest forecast. */
@Repository
public class OutlookStore {

    private final JdbcClient jdbc;

    OutlookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes over in one round trip. */
    public void upsert(Map<String, Double> unitsPerDay) {
        if (unitsPerDay.isEmpty()) {
            return;
        }
        jdbc.sql("INSERT INTO outlook AS known (product_id, units_per_day) SELECT * FROM unnest(?::text[], ?::float8[])"
                        + " ON CONFLICT (product_id) DO UPDATE SET units_per_day = excluded.units_per_day"
                        + " WHERE known.units_per_day <> excluded.units_per_day")
                .param(unitsPerDay.keySet().toArray(String[]::new))
                .param(unitsPerDay.values().toArray(Double[]::new))
                .update();
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
