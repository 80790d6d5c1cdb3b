package io.clickshelf.logistics.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table of plans as work: waiting, under way, done or failed. One replica at a time works on a plan; its heartbeat says
 * that it lives.
 */
public final class PlanQueue {

    public static final String QUEUED = "queued";
    public static final String RUNNING = "running";
    public static final String DONE = "done";
    public static final String FAILED = "failed";

    private final JdbcClient jdbc;
    private final String table;
    private final String order;

    /** @param order columns by which plans wait */
    public PlanQueue(JdbcClient jdbc, String table, String order) {
        this.jdbc = jdbc;
        this.table = table;
        this.order = order;
    }

    /** Takes up the first plan that waits, or whose worker has not been heard of since {@code staleBefore}. */
    public <T> Optional<T> claim(Instant now, Instant staleBefore, RowMapper<T> reader) {
        return jdbc.sql("UPDATE " + table
                        + " SET status = 'running', heartbeat = ? WHERE plan_id = (SELECT plan_id FROM "
                        + table + " WHERE status = 'queued' OR status = 'running' AND heartbeat < ? ORDER BY " + order
                        + " LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING *")
                .param(Timestamp.from(now))
                .param(Timestamp.from(staleBefore))
                .query(reader)
                .optional();
    }

    /** Gives a plan back that is not finished. */
    public void release(String planId) {
        jdbc.sql("UPDATE " + table + " SET status = 'queued' WHERE plan_id = ? AND status = 'running'")
                .param(planId)
                .update();
    }

    public void fail(String planId, String message) {
        jdbc.sql("UPDATE " + table + " SET status = 'failed', message = ? WHERE plan_id = ?")
                .param(message)
                .param(planId)
                .update();
    }

    /** Forgets plans that were asked for before a time. */
    public void forgetBefore(Instant at) {
        jdbc.sql("DELETE FROM " + table + " WHERE created_at < ?")
                .param(Timestamp.from(at))
                .update();
    }
}
