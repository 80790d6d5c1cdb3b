package io.clickshelf.ingestion.store;

import io.clickshelf.contracts.ingestion.ImportStatus;
import io.clickshelf.contracts.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** The table of imports. */
@Repository
public class ImportJobs {

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final String COLUMNS =
            "SELECT id, kind, mapping, file_name, state, bytes_total, bytes_read, lines_read,"
                    + " accepted, rejected, reject_reasons, events, message, created_at, finished_at FROM import_job ";

    private final JdbcClient jdbc;

    ImportJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void create(
            UUID id, String kind, String mapping, String fileName, long bytes, String createdBy, Instant now) {
        jdbc.sql("INSERT INTO import_job (id, kind, mapping, file_name, state, bytes_total, created_by, created_at)"
                        + " VALUES (?, ?, ?, ?, 'WAITING', ?, ?, ?)")
                .params(id, kind, mapping, fileName, bytes, createdBy, Timestamp.from(now))
                .update();
    }

    public void progress(UUID id, ImportCounts counts) {
        save(id, ImportState.RUNNING, counts, null, null);
    }

    public void finish(UUID id, ImportCounts counts, Instant now) {
        save(id, ImportState.DONE, counts, null, now);
    }

    public void fail(UUID id, ImportCounts counts, String message, Instant now) {
        save(id, ImportState.FAILED, counts, message, now);
    }

    public Optional<ImportStatus> find(UUID id) {
        return jdbc.sql(COLUMNS + "WHERE id = ?")
                .param(id)
                .query(ImportJobs::status)
                .optional();
    }

    /** The newest first. */
    public List<ImportStatus> newest(int limit) {
        return jdbc.sql(COLUMNS + "ORDER BY created_at DESC LIMIT ?")
                .param(limit)
                .query(ImportJobs::status)
                .list();
    }

    /** Those that a stop of the service interrupted, oldest first. */
    public List<ImportStatus> unfinished() {
        return jdbc.sql(COLUMNS + "WHERE state IN ('WAITING', 'RUNNING') ORDER BY created_at")
                .query(ImportJobs::status)
                .list();
    }

    private void save(
            UUID id, ImportState state, ImportCounts counts, @Nullable String message, @Nullable Instant finishedAt) {
        jdbc.sql("UPDATE import_job SET state = ?, bytes_read = ?, lines_read = ?, accepted = ?, rejected = ?,"
                        + " reject_reasons = ?::jsonb, events = ?::jsonb, message = ?, finished_at = ? WHERE id = ?")
                .param(state.name())
                .param(counts.bytesRead())
                .param(counts.linesRead())
                .param(counts.accepted())
                .param(counts.rejected())
                .param(Json.mapper().writeValueAsString(counts.rejectReasons()))
                .param(Json.mapper().writeValueAsString(counts.events()))
                .param(message)
                .param(finishedAt == null ? null : Timestamp.from(finishedAt))
                .param(id)
                .update();
    }

    private static ImportStatus status(ResultSet row, int number) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        long total = row.getLong("bytes_total");
        long read = row.getLong("bytes_read");
        boolean done = row.getString("state").equals(ImportState.DONE.name());
        return new ImportStatus(
                row.getString("id"),
                row.getString("kind"),
                row.getString("mapping"),
                row.getString("file_name"),
                row.getString("state").toLowerCase(Locale.ROOT),
                done || total == 0 ? 1.0 : Math.min(1.0, (double) read / total),
                row.getLong("lines_read"),
                row.getLong("accepted"),
                row.getLong("rejected"),
                Json.mapper().readValue(row.getString("reject_reasons"), COUNTS),
                Json.mapper().readValue(row.getString("events"), COUNTS),
                row.getString("message"),
                row.getTimestamp("created_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
