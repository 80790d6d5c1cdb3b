package io.clickshelf.logistics.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which alerts were sent. */
@Repository
public class SentAlerts {

    private final JdbcClient jdbc;

    SentAlerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Remembers them and returns those that were not sent before. */
    public List<String> fresh(Collection<String> alertIds, Instant at) {
        return jdbc.sql("INSERT INTO stock_alert SELECT unnest(?::text[]), ? ON CONFLICT DO NOTHING RETURNING alert_id")
                .params(alertIds.stream().sorted().toArray(String[]::new), Timestamp.from(at))
                .query((row, number) -> row.getString(1))
                .list();
    }
}
