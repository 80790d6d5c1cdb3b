package io.clickshelf.logistics.store;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.logistics.RoutePlan;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.contracts.logistics.UnassignedStop;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Route plans, waiting, under way and done. One replica at a time works on a plan; its heartbeat says that it lives. */
@Repository
public class RoutePlans {

    public static final String QUEUED = "queued";
    public static final String RUNNING = "running";
    public static final String DONE = "done";
    public static final String FAILED = "failed";

    private final JdbcClient jdbc;

    RoutePlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(RoutePlanRow row) {
        RoutePlan plan = row.plan();
        jdbc.sql("INSERT INTO route_plan (plan_id, status, created_at, request, unserved, notes, progress, result,"
                        + " based_on) VALUES (?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?)")
                .param(plan.planId())
                .param(plan.status())
                .param(Timestamp.from(plan.createdAt()))
                .param(json(row.request()))
                .param(json(row.unserved()))
                .param(json(row.notes()))
                .param(json(plan.progress()))
                .param(plan.result() == null ? null : json(plan.result()))
                .param(plan.basedOn())
                .update();
    }

    public Optional<RoutePlanRow> find(String planId) {
        return jdbc.sql("SELECT * FROM route_plan WHERE plan_id = ?")
                .param(planId)
                .query(RoutePlans::row)
                .optional();
    }

    /** Takes up the oldest plan that waits, or whose worker has not been heard of since {@code staleBefore}. */
    public Optional<RoutePlanRow> claim(Instant now, Instant staleBefore) {
        return jdbc.sql("UPDATE route_plan SET status = 'running', heartbeat = ? WHERE plan_id = (SELECT plan_id FROM"
                        + " route_plan WHERE status = 'queued' OR status = 'running' AND heartbeat < ?"
                        + " ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING *")
                .param(Timestamp.from(now))
                .param(Timestamp.from(staleBefore))
                .query(RoutePlans::row)
                .optional();
    }

    /** Gives a plan back that is not finished. */
    public void release(String planId) {
        jdbc.sql("UPDATE route_plan SET status = 'queued' WHERE plan_id = ? AND status = 'running'")
                .param(planId)
                .update();
    }

    /** Writes the progress; returns whether somebody asked to stop. */
    public boolean beat(String planId, List<RoutePlan.Progress> progress, Instant now) {
        return jdbc.sql("UPDATE route_plan SET progress = ?::jsonb, heartbeat = ? WHERE plan_id = ?"
                        + " RETURNING stop_requested")
                .param(json(progress))
                .param(Timestamp.from(now))
                .param(planId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    public void finish(String planId, RouteResponse result, List<RoutePlan.Progress> progress) {
        jdbc.sql("UPDATE route_plan SET status = 'done', result = ?::jsonb, progress = ?::jsonb WHERE plan_id = ?")
                .param(json(result))
                .param(json(progress))
                .param(planId)
                .update();
    }

    public void fail(String planId, String message) {
        jdbc.sql("UPDATE route_plan SET status = 'failed', message = ? WHERE plan_id = ?")
                .param(message)
                .param(planId)
                .update();
    }

    /** Asks a plan's worker to stop with the best answer so far. */
    public void requestStop(String planId) {
        jdbc.sql("UPDATE route_plan SET stop_requested = true WHERE plan_id = ?")
                .param(planId)
                .update();
    }

    private static String json(Object value) {
        return Json.mapper().writeValueAsString(value);
    }

    private static RoutePlanRow row(ResultSet row, int number) throws SQLException {
        String result = row.getString("result");
        RoutePlan plan = new RoutePlan(
                row.getString("plan_id"),
                row.getString("status"),
                row.getTimestamp("created_at").toInstant(),
                list(row.getString("progress"), RoutePlan.Progress.class),
                read(result),
                row.getString("message"),
                row.getString("based_on"));
        return new RoutePlanRow(
                plan,
                Json.mapper().readValue(row.getString("request"), RouteRequest.class),
                list(row.getString("unserved"), UnassignedStop.class),
                list(row.getString("notes"), String.class));
    }

    private static @Nullable RouteResponse read(@Nullable String result) {
        return result == null ? null : Json.mapper().readValue(result, RouteResponse.class);
    }

    private static <T> List<T> list(String json, Class<T> type) {
        return Json.mapper().readerForListOf(type).readValue(json);
    }
}
