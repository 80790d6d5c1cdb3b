package io.clickshelf.forecasting.store;

import io.clickshelf.platform.jdbc.BatchUpsert;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Since when the catalogue lists products that had not sold by then. */
@Repository
public class ListingStore {

    private static final BatchUpsert<Map.Entry<String, LocalDate>> ADD = BatchUpsert.<Map.Entry<String, LocalDate>>into(
                    "listing")
            .key("product_id", "text", Map.Entry::getKey)
            .column("since", "date", Map.Entry::getValue)
            .orIgnore();

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    ListingStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** Takes over days by product; those that are known stay as they are. */
    public void add(Map<String, LocalDate> since) {
        ADD.write(template, since.entrySet());
    }

    /** The days by product. */
    public Map<String, LocalDate> all() {
        Map<String, LocalDate> since = new HashMap<>();
        jdbc.sql("SELECT product_id, since FROM listing").query(row -> {
            since.put(row.getString(1), row.getDate(2).toLocalDate());
        });
        return since;
    }
}
