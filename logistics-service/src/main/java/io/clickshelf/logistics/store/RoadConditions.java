package io.clickshelf.logistics.store;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.logistics.RoadCondition;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What roads are like, as last heard: one condition per kind and subject. */
@Repository
public class RoadConditions {

    private final JdbcClient jdbc;

    RoadConditions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps it unless something newer is known; answers whether it did and is news. */
    public boolean keep(RoadCondition condition, Instant at) {
        return jdbc.sql("INSERT INTO road_condition AS old VALUES (?, ?, ?, ?, ?::jsonb) ON CONFLICT (kind, subject) DO"
                                + " UPDATE SET at = excluded.at, ends_at = excluded.ends_at, condition ="
                                + " excluded.condition WHERE excluded.at >= old.at AND excluded.condition <>"
                                + " old.condition")
                        .param(condition.kind())
                        .param(condition.subject())
                        .param(Timestamp.from(at))
                        .param(condition.until() == null ? null : Timestamp.from(condition.until()))
                        .param(Json.mapper().writeValueAsString(condition))
                        .update()
                > 0;
    }

    /** Those that hold at some time between. */
    public List<RoadCondition> between(Instant start, Instant end) {
        return all().stream()
                .filter(condition -> condition.overlaps(start, end))
                .toList();
    }

    /** Also those that hold no more. */
    public List<RoadCondition> all() {
        return jdbc
                .sql("SELECT condition FROM road_condition ORDER BY kind, subject")
                .query(String.class)
                .list()
                .stream()
                .map(json -> Json.mapper().readValue(json, RoadCondition.class))
                .toList();
    }

    public void forgetBefore(Instant at) {
        jdbc.sql("DELETE FROM road_condition WHERE ends_at < ?")
                .param(Timestamp.from(at))
                .update();
    }
}
