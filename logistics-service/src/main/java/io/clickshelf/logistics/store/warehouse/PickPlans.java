package io.clickshelf.logistics.store.warehouse;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.warehouse.PickPlanState;
import io.clickshelf.contracts.warehouse.PickRequest;
import io.clickshelf.contracts.warehouse.PickResponse;
import io.clickshelf.logistics.store.PlanQueue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pick plans, waiting, under way and done. */
@Repository
public class PickPlans {

    /** A plan with what it was asked for, and by whom. */
    public record PickPlanRow(PickPlanState plan, PickRequest request, String caller) {}

    private final JdbcClient jdbc;
    private final PlanQueue queue;

    PickPlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.queue = new PlanQueue(jdbc, "pick_plan", "created_at");
    }

    public void add(PickPlanRow row) {
        jdbc.sql("INSERT INTO pick_plan (plan_id, status, created_at, caller, request, progress, result) VALUES"
                        + " (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)")
                .param(row.plan().planId())
                .param(row.plan().status())
                .param(Timestamp.from(row.plan().createdAt()))
                .param(row.caller())
                .param(json(row.request()))
                .param(json(row.plan().progress()))
                .param(row.plan().result() == null ? null : json(row.plan().result()))
                .update();
    }

    public Optional<PickPlanState> find(String planId) {
        return jdbc.sql("SELECT * FROM pick_plan WHERE plan_id = ?")
                .param(planId)
                .query((row, number) -> state(row))
                .optional();
    }

    /** Takes up the oldest plan that waits, or whose worker has not been heard of since {@code staleBefore}. */
    public Optional<PickPlanRow> claim(Instant now, Instant staleBefore) {
        return queue.claim(
                now,
                staleBefore,
                (row, number) -> new PickPlanRow(
                        state(row),
                        Json.mapper().readValue(row.getString("request"), PickRequest.class),
                        row.getString("caller")));
    }

    public void release(String planId) {
        queue.release(planId);
    }

    public void beat(String planId, List<PickPlanState.Progress> progress, Instant now) {
        jdbc.sql("UPDATE pick_plan SET progress = ?::jsonb, heartbeat = ? WHERE plan_id = ? AND status = 'running'")
                .param(json(progress))
                .param(Timestamp.from(now))
                .param(planId)
                .update();
    }

    public void finish(String planId, PickResponse result, List<PickPlanState.Progress> progress) {
        jdbc.sql("UPDATE pick_plan SET status = 'done', result = ?::jsonb, progress = ?::jsonb WHERE plan_id = ?")
                .param(json(result))
                .param(json(progress))
                .param(planId)
                .update();
    }

    public void fail(String planId, String message) {
        queue.fail(planId, message);
    }

    public void forgetBefore(Instant at) {
        queue.forgetBefore(at);
    }

    private static String json(Object value) {
        return Json.mapper().writeValueAsString(value);
    }

    private static PickPlanState state(ResultSet row) throws SQLException {
        String result = row.getString("result");
        return new PickPlanState(
                row.getString("plan_id"),
                row.getString("status"),
                row.getTimestamp("created_at").toInstant(),
                Json.mapper().readerForListOf(PickPlanState.Progress.class).readValue(row.getString("progress")),
                result == null ? null : Json.mapper().readValue(result, PickResponse.class),
                row.getString("message"));
    }
}
