package io.clickshelf.logistics.store.warehouse;

import io.clickshelf.contracts.json.Json;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What batches really took. */
@Repository
public class PickOutcomes {

    public record PickOutcomeRow(
            String outcomeId,
            Instant at,
            String warehouseId,
            String picker,
            double meters,
            Map<String, Integer> linesByZone,
            double units,
            double seconds) {}

    private final JdbcClient jdbc;

    PickOutcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is new. */
    public boolean add(PickOutcomeRow row) {
        return jdbc.sql("INSERT INTO pick_outcome VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?) ON CONFLICT DO NOTHING")
                        .param(row.outcomeId())
                        .param(Timestamp.from(row.at()))
                        .param(row.warehouseId())
                        .param(row.picker())
                        .param(row.meters())
                        .param(Json.mapper().writeValueAsString(row.linesByZone()))
                        .param(row.units())
                        .param(row.seconds())
                        .update()
                > 0;
    }

    /** The newest, oldest of them first. */
    public List<PickOutcomeRow> newest(int limit) {
        return jdbc.sql("SELECT * FROM pick_outcome ORDER BY at DESC, outcome_id LIMIT ?")
                .param(limit)
                .query((row, number) -> {
                    Map<String, Integer> lines = new TreeMap<>();
                    Json.mapper()
                            .readTree(row.getString("lines_by_zone"))
                            .properties()
                            .forEach(e -> lines.put(e.getKey(), e.getValue().asInt()));
                    return new PickOutcomeRow(
                            row.getString("outcome_id"),
                            row.getTimestamp("at").toInstant(),
                            row.getString("warehouse_id"),
                            row.getString("picker"),
                            row.getDouble("meters"),
                            lines,
                            row.getDouble("units"),
                            row.getDouble("seconds"));
                })
                .list()
                .reversed();
    }
}
