package io.clickshelf.forecasting.store;

import io.clickshelf.platform.jdbc.BatchUpsert;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** What was last published of each product, as a digest. */
@Repository
public class PublishedForecasts {

    private static final BatchUpsert<Map.Entry<String, byte[]>> UPSERT = BatchUpsert.<Map.Entry<String, byte[]>>into(
                    "published_forecast")
            .key("product_id", "text", Map.Entry::getKey)
            .column("digest", "bytea", Map.Entry::getValue)
            .orReplace();

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    PublishedForecasts(JdbcTemplate template, JdbcClient jdbc, TransactionTemplate transactions) {
        this.template = template;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Lets one replica publish at a time. */
    public void alone(Runnable publication) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('published_forecast'))")
                    .query(row -> {});
            publication.run();
        });
    }

    /** The digests by product. */
    public Map<String, byte[]> digests() {
        Map<String, byte[]> digests = new HashMap<>();
        jdbc.sql("SELECT product_id, digest FROM published_forecast").query(row -> {
            digests.put(row.getString(1), row.getBytes(2));
        });
        return digests;
    }

    /** Takes over digests, in one round trip. */
    public void published(Map<String, byte[]> digests) {
        UPSERT.write(template, digests.entrySet());
    }
}
