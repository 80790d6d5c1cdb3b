package io.clickshelf.logistics.store.warehouse;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.warehouse.PickBatch;
import io.clickshelf.contracts.warehouse.PickWave;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Waves and their batches. */
@Repository
public class PickWaves {

    public static final String PENDING = "pending";
    public static final String APPROVED = "approved";
    public static final String REJECTED = "rejected";
    public static final String WITHDRAWN = "withdrawn";
    public static final String DONE = "done";
    public static final String PLANNED = "planned";
    public static final String BEGUN = "begun";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final WarehouseSteps steps;

    PickWaves(JdbcTemplate template, JdbcClient jdbc, WarehouseSteps steps) {
        this.template = template;
        this.jdbc = jdbc;
        this.steps = steps;
    }

    /**
     * Keeps a wave with its batches, and withdraws what was still pending in its warehouse. One that is there already
     * stays as it is; its status is answered.
     */
    @Transactional
    public String propose(PickWave wave, Instant at, String who, boolean byRule) {
        String id = String.valueOf(wave.waveId());
        Optional<PickWave> there = find(id);
        if (there.isPresent() && !there.get().status().equals(WITHDRAWN)) {
            return there.get().status();
        }
        for (String older : jdbc.sql("UPDATE pick_wave SET status = 'withdrawn' WHERE warehouse_id = ? AND"
                        + " status = 'pending' RETURNING wave_id")
                .param(wave.warehouseId())
                .query((row, number) -> row.getString(1))
                .list()) {
            steps.add(older, at, who, WITHDRAWN, null);
        }
        String status = byRule ? APPROVED : PENDING;
        jdbc.sql("INSERT INTO pick_wave VALUES (?, ?, ?, ?, ?::jsonb) ON CONFLICT (wave_id) DO UPDATE SET"
                        + " status = excluded.status")
                .param(id)
                .param(wave.warehouseId())
                .param(status)
                .param(Timestamp.from(at))
                .param(json(wave.with(status, List.of(), null)))
                .update();
        if (there.isEmpty()) {
            write(id, wave.batches());
        }
        steps.add(id, at, who, "proposed", null);
        if (byRule) {
            steps.add(id, at, who, "approved by rule", null);
        }
        return status;
    }

    /** Who changed a wave, and what happened to it. */
    public record Change(String who, String action, String comment) {}

    /**
     * Replaces the batches that are not begun, unless the wave is no longer as it was seen: batches were begun, or others
     * have changed it.
     */
    @Transactional
    public boolean replan(PickWave seen, PickWave wave, Instant at, Change change) {
        String waveId = String.valueOf(seen.waveId());
        lock(waveId);
        if (!batches(waveId).equals(seen.batches())) {
            return false;
        }
        jdbc.sql("DELETE FROM pick_batch WHERE wave_id = ? AND status = 'planned'")
                .param(waveId)
                .update();
        write(
                waveId,
                wave.batches().stream().filter(b -> b.status().equals(PLANNED)).toList());
        jdbc.sql("UPDATE pick_wave SET wave = ?::jsonb WHERE wave_id = ?")
                .param(json(wave.with(wave.status(), List.of(), null)))
                .param(waveId)
                .update();
        finish(waveId);
        steps.add(waveId, at, change.who(), change.action(), change.comment());
        return true;
    }

    /** Until the transaction ends, nobody else changes the wave's batches. */
    private void lock(String waveId) {
        jdbc.sql("SELECT 1 FROM pick_wave WHERE wave_id = ? FOR UPDATE")
                .param(waveId)
                .query((row, number) -> number)
                .list();
    }

    private void finish(String waveId) {
        jdbc.sql("UPDATE pick_wave SET status = 'done' WHERE wave_id = :wave AND status = 'approved' AND NOT EXISTS"
                        + " (SELECT 1 FROM pick_batch WHERE wave_id = :wave AND status <> 'done')")
                .param("wave", waveId)
                .update();
    }

    private void write(String waveId, List<PickBatch> batches) {
        template.batchUpdate(
                "INSERT INTO pick_batch (wave_id, number, status, order_ids, batch) VALUES (?, ?, 'planned', ?,"
                        + " ?::jsonb)",
                batches,
                500,
                (statement, batch) -> {
                    statement.setString(1, waveId);
                    statement.setInt(2, batch.number());
                    statement.setArray(
                            3,
                            statement
                                    .getConnection()
                                    .createArrayOf("text", batch.orderIds().toArray()));
                    statement.setString(4, json(batch));
                });
    }

    /** A wave with its batches as they stand, whose saving is left to the caller. */
    public Optional<PickWave> find(String waveId) {
        return jdbc.sql("SELECT status, wave FROM pick_wave WHERE wave_id = ?")
                .param(waveId)
                .query((row, number) -> Json.mapper()
                        .readValue(row.getString("wave"), PickWave.class)
                        .with(row.getString("status"), batches(waveId), null))
                .optional();
    }

    /** Those of a warehouse that may be picked now, whole. */
    public List<PickWave> approved(String warehouseId) {
        return jdbc
                .sql("SELECT wave_id FROM pick_wave WHERE warehouse_id = ? AND status = 'approved'")
                .param(warehouseId)
                .query((row, number) -> row.getString("wave_id"))
                .list()
                .stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    /** Approved waves with batches that are not begun. */
    public List<String> underWay() {
        return jdbc.sql(
                        "SELECT wave_id FROM pick_wave w WHERE status = 'approved' AND EXISTS (SELECT 1 FROM pick_batch b"
                                + " WHERE b.wave_id = w.wave_id AND b.status = 'planned') ORDER BY created_at, wave_id")
                .query((row, number) -> row.getString("wave_id"))
                .list();
    }

    private List<PickBatch> batches(String waveId) {
        return jdbc.sql("SELECT status, batch, actual_seconds FROM pick_batch WHERE wave_id = ? ORDER BY number")
                .param(waveId)
                .query((row, number) -> {
                    PickBatch b = Json.mapper().readValue(row.getString("batch"), PickBatch.class);
                    return new PickBatch(
                            b.batchId(),
                            b.warehouseId(),
                            b.number(),
                            b.picker(),
                            b.pickerName(),
                            b.orderIds(),
                            b.stops(),
                            b.distanceMeters(),
                            b.durationSeconds(),
                            b.waitSeconds(),
                            b.startsAt(),
                            b.endsAt(),
                            b.dueAt(),
                            b.exactRoute(),
                            row.getString("status"),
                            row.getObject("actual_seconds", Double.class));
                })
                .list();
    }

    /** Newest first, without batches. */
    public List<PickWave> list(@Nullable String warehouseId, int limit) {
        return jdbc.sql("SELECT status, wave FROM pick_wave WHERE (:warehouse::text IS NULL OR"
                        + " warehouse_id = :warehouse) ORDER BY created_at DESC, wave_id LIMIT :limit")
                .param("warehouse", warehouseId)
                .param("limit", limit)
                .query((row, number) -> Json.mapper()
                        .readValue(row.getString("wave"), PickWave.class)
                        .with(row.getString("status"), List.of(), null))
                .list();
    }

    /** Decides on a pending wave; false if it is not pending any more. */
    @Transactional
    public boolean decide(String waveId, String status, @Nullable String comment, String who, Instant at) {
        boolean decided = jdbc.sql("UPDATE pick_wave SET status = ? WHERE wave_id = ? AND status = 'pending'")
                        .param(status)
                        .param(waveId)
                        .update()
                > 0;
        if (decided) {
            steps.add(waveId, at, who, status, comment);
        }
        return decided;
    }

    /** Marks a batch of an approved wave; false if it stands there or beyond already. */
    @Transactional
    public boolean mark(String waveId, int number, String status, @Nullable Double seconds, Instant at, String who) {
        lock(waveId);
        boolean marked = jdbc.sql("UPDATE pick_batch SET status = :status, actual_seconds = :seconds::float8, done_at ="
                                + " CASE WHEN :status = 'done' THEN :at::timestamptz END WHERE wave_id = :wave AND number = :number"
                                + " AND status <> :status AND status <> 'done'")
                        .param("status", status)
                        .param("seconds", seconds)
                        .param("at", Timestamp.from(at))
                        .param("wave", waveId)
                        .param("number", number)
                        .update()
                > 0;
        if (marked) {
            steps.add(waveId, at, who, "batch " + number + " " + status, null);
            finish(waveId);
        }
        return marked;
    }

    /** Batches of a warehouse that were done since, oldest first. */
    public List<PickBatch> doneSince(String warehouseId, Instant since, int limit) {
        return jdbc.sql("SELECT batch FROM pick_batch b JOIN pick_wave w USING (wave_id) WHERE w.warehouse_id = ? AND"
                        + " b.status = 'done' AND b.done_at > ? ORDER BY b.done_at LIMIT ?")
                .param(warehouseId)
                .param(Timestamp.from(since))
                .param(limit)
                .query((row, number) -> Json.mapper().readValue(row.getString(1), PickBatch.class))
                .list();
    }

    /** Forgets waves that were proposed before a time and are not to be picked any more, and who did what with them. */
    @Transactional
    public void forgetBefore(Instant at) {
        String over =
                "SELECT wave_id FROM pick_wave WHERE status IN ('done', 'rejected', 'withdrawn') AND created_at < ?";
        jdbc.sql("DELETE FROM pick_batch WHERE wave_id IN (" + over + ")")
                .param(Timestamp.from(at))
                .update();
        steps.forget(jdbc.sql("DELETE FROM pick_wave WHERE wave_id IN (" + over + ") RETURNING wave_id")
                .param(Timestamp.from(at))
                .query((row, number) -> row.getString(1))
                .list());
    }

    private static String json(Object value) {
        return Json.mapper().writeValueAsString(value);
    }
}
