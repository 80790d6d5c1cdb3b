package io.clickshelf.logistics.store;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.RoutePlan;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.contracts.logistics.UnassignedStop;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Route plans, waiting, under way and done. */
@Repository
public class RoutePlans {

    private final JdbcClient jdbc;
    private final PlanQueue queue;

    RoutePlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.queue = new PlanQueue(jdbc, "route_plan", "based_on IS NULL, created_at");
    }

    public void add(RoutePlanRow row) {
        RoutePlan plan = row.plan();
        jdbc.sql("INSERT INTO route_plan (plan_id, status, created_at, request, unserved, notes, progress, result,"
                        + " based_on, digest, followed, plan_date, underway, stability, cause, ends_at) VALUES (?, ?, ?, ?::jsonb,"
                        + " ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)")
                .param(plan.planId())
                .param(plan.status())
                .param(Timestamp.from(plan.createdAt()))
                .param(json(row.request()))
                .param(json(row.unserved()))
                .param(json(row.notes()))
                .param(json(plan.progress()))
                .param(plan.result() == null ? null : json(plan.result()))
                .param(plan.basedOn())
                .param(row.digest())
                .param(Boolean.TRUE.equals(row.request().follow()))
                .param(row.planDate() == null ? null : Date.valueOf(row.planDate()))
                .param(row.underway() == null ? null : json(row.underway()))
                .param(row.stability())
                .param(plan.cause())
                .param(endsAt(plan.result()))
                .update();
        replace(plan);
    }

    /** A plan that is done replaces the one that it changes. */
    private void replace(RoutePlan plan) {
        if (plan.basedOn() != null && plan.status().equals(PlanQueue.DONE)) {
            jdbc.sql("UPDATE route_plan SET replaced_by = ? WHERE plan_id = ?")
                    .param(plan.planId())
                    .param(plan.basedOn())
                    .update();
        }
    }

    /** When the last vehicle is back. */
    private static @Nullable Timestamp endsAt(@Nullable RouteResponse result) {
        return result == null
                ? null
                : result.routes().stream()
                        .map(route -> Timestamp.from(route.endsAt()))
                        .max(Timestamp::compareTo)
                        .orElse(null);
    }

    public Optional<RoutePlanRow> find(String planId) {
        return jdbc.sql("SELECT * FROM route_plan WHERE plan_id = ?")
                .param(planId)
                .query(RoutePlans::row)
                .optional();
    }

    /** The newest that was made from the same, is not older, has not failed and was not changed since. */
    public Optional<RoutePlanRow> findByDigest(String digest, Instant departsSince) {
        return jdbc.sql("SELECT * FROM route_plan WHERE digest = ? AND status <> 'failed' AND replaced_by IS NULL"
                        + " AND (request ->> 'departAt')::timestamptz >= ? ORDER BY created_at DESC LIMIT 1")
                .param(digest)
                .param(Timestamp.from(departsSince))
                .query(RoutePlans::row)
                .optional();
    }

    /** The newest first. */
    public List<RoutePlan> newest(int limit, boolean currentOnly) {
        return jdbc
                .sql("SELECT * FROM route_plan WHERE NOT ? OR replaced_by IS NULL AND followed"
                        + " ORDER BY created_at DESC LIMIT ?")
                .param(currentOnly)
                .param(limit)
                .query(RoutePlans::row)
                .list()
                .stream()
                .map(RoutePlanRow::plan)
                .toList();
    }

    /** Followed plans that vehicles still drive by. */
    public List<RoutePlanRow> current(Instant now) {
        return jdbc.sql("SELECT * FROM route_plan WHERE followed AND replaced_by IS NULL AND status = 'done' AND"
                        + " ends_at > ? AND NOT EXISTS (SELECT 1 FROM route_plan later WHERE later.followed AND later.based_on IS"
                        + " NULL AND later.plan_date = route_plan.plan_date AND later.status <> 'failed' AND later.created_at >"
                        + " route_plan.created_at) ORDER BY created_at")
                .param(Timestamp.from(now))
                .query(RoutePlans::row)
                .list();
    }

    /** The part of a split order by its id, as the newest plan for own orders has it. */
    public Optional<DeliveryPoint> part(String id) {
        return jdbc.sql("SELECT point FROM route_plan, jsonb_array_elements(request -> 'deliveryPoints') point WHERE"
                        + " plan_date IS NOT NULL AND point ->> 'id' = ? AND point ->> 'partOf' IS NOT NULL"
                        + " ORDER BY created_at DESC LIMIT 1")
                .param(id)
                .query((row, number) -> Json.mapper().readValue(row.getString("point"), DeliveryPoint.class))
                .optional();
    }

    /**
     * Takes up the oldest plan that waits, or whose worker has not been heard of since {@code staleBefore}; changes of plans
     * under way go first.
     */
    public Optional<RoutePlanRow> claim(Instant now, Instant staleBefore) {
        return queue.claim(now, staleBefore, RoutePlans::row);
    }

    public void release(String planId) {
        queue.release(planId);
    }

    /** Writes the progress; returns whether somebody asked to stop. */
    public boolean beat(String planId, List<RoutePlan.Progress> progress, Instant now) {
        return jdbc.sql("UPDATE route_plan SET progress = ?::jsonb, heartbeat = ? WHERE plan_id = ? AND status ="
                        + " 'running' RETURNING stop_requested")
                .param(json(progress))
                .param(Timestamp.from(now))
                .param(planId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    public void finish(RoutePlanRow row, RouteResponse result, List<RoutePlan.Progress> progress) {
        RoutePlan plan = row.plan();
        jdbc.sql("UPDATE route_plan SET status = 'done', result = ?::jsonb, progress = ?::jsonb, ends_at = ?"
                        + " WHERE plan_id = ?")
                .param(json(result))
                .param(json(progress))
                .param(endsAt(result))
                .param(plan.planId())
                .update();
        replace(new RoutePlan(
                plan.planId(),
                PlanQueue.DONE,
                plan.createdAt(),
                progress,
                result,
                null,
                plan.basedOn(),
                plan.cause(),
                null));
    }

    public void fail(String planId, String message) {
        queue.fail(planId, message);
    }

    public void forgetBefore(Instant at) {
        queue.forgetBefore(at);
    }

    /** Asks a plan's worker to stop with the best answer so far; of no effect on a plan that is done. */
    public void requestStop(String planId) {
        jdbc.sql("UPDATE route_plan SET stop_requested = true WHERE plan_id = ? AND status IN ('queued', 'running')")
                .param(planId)
                .update();
    }

    private static String json(Object value) {
        return Json.mapper().writeValueAsString(value);
    }

    private static RoutePlanRow row(ResultSet row, int number) throws SQLException {
        RoutePlan plan = new RoutePlan(
                row.getString("plan_id"),
                row.getString("status"),
                row.getTimestamp("created_at").toInstant(),
                list(row.getString("progress"), RoutePlan.Progress.class),
                read(row.getString("result"), RouteResponse.class),
                row.getString("message"),
                row.getString("based_on"),
                row.getString("cause"),
                row.getString("replaced_by"));
        Date planDate = row.getDate("plan_date");
        return new RoutePlanRow(
                plan,
                Objects.requireNonNull(read(row.getString("request"), RouteRequest.class)),
                list(row.getString("unserved"), UnassignedStop.class),
                list(row.getString("notes"), String.class),
                planDate == null ? null : planDate.toLocalDate(),
                row.getString("digest"),
                read(row.getString("underway"), Underway.class),
                row.getObject("stability", Double.class));
    }

    private static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        return json == null ? null : Json.mapper().readValue(json, type);
    }

    private static <T> List<T> list(String json, Class<T> type) {
        return Json.mapper().readerForListOf(type).readValue(json);
    }
}
