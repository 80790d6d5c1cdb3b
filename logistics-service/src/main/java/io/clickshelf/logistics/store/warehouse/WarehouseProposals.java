package io.clickshelf.logistics.store.warehouse;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.warehouse.WarehouseProposal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Proposed moves, placements, replenishments and put-aways. */
@Repository
public class WarehouseProposals {

    public static final String MOVE = "move";
    /** Of a product that lies nowhere yet. */
    public static final String PLACEMENT = "placement";

    public static final String REPLENISHMENT = "replenishment";
    public static final String PUT_AWAY = "put_away";
    public static final String PENDING = "pending";
    public static final String APPROVED = "approved";
    public static final String REJECTED = "rejected";
    public static final String WITHDRAWN = "withdrawn";
    public static final String DONE = "done";

    private static final List<String> KINDS = List.of(MOVE, PLACEMENT, REPLENISHMENT, PUT_AWAY);
    private static final List<String> STATUSES = List.of(PENDING, APPROVED, REJECTED, WITHDRAWN, DONE);

    private final JdbcClient jdbc;
    private final WarehouseSteps steps;

    WarehouseProposals(JdbcClient jdbc, WarehouseSteps steps) {
        this.jdbc = jdbc;
        this.steps = steps;
    }

    /**
     * Writes a plan's proposals of one kind, and withdraws those of the day that it no longer wants. What was approved,
     * rejected or done stays as it is; the same plan made again changes nothing.
     */
    @Transactional
    public void propose(
            String warehouseId,
            String kind,
            LocalDate period,
            List<WarehouseProposal> proposals,
            Instant at,
            String who,
            boolean byRule) {
        Set<String> wanted = new HashSet<>();
        for (WarehouseProposal proposal : proposals) {
            wanted.add(proposal.proposalId());
            proposeOne(proposal, at, who, byRule);
        }
        for (String id : jdbc.sql("SELECT proposal_id FROM warehouse_proposal WHERE warehouse_id = ? AND kind = ? AND"
                        + " status = 'pending'")
                .param(warehouseId)
                .param(kind)
                .query((row, number) -> row.getString(1))
                .list()) {
            if (!wanted.contains(id) && !kind.equals(PUT_AWAY)) {
                change(id, PENDING, WITHDRAWN, null, who, at);
            }
        }
    }

    /** Writes one proposal; one that was decided on or done stays as it is. */
    public void proposeOne(WarehouseProposal proposal, Instant at, String who, boolean byRule) {
        List<String> written = jdbc.sql("INSERT INTO warehouse_proposal AS old VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?)"
                        + " ON CONFLICT (proposal_id) DO UPDATE SET status = excluded.status, step = excluded.step,"
                        + " proposal = excluded.proposal, updated_at = excluded.updated_at"
                        + " WHERE old.status = 'withdrawn' OR old.status = 'pending' AND old.step <> excluded.step"
                        + " RETURNING proposal_id")
                .param(proposal.proposalId())
                .param(proposal.warehouseId())
                .param(proposal.kind())
                .param(Date.valueOf(proposal.period()))
                .param(proposal.step())
                .param(byRule ? APPROVED : PENDING)
                .param(Json.mapper().writeValueAsString(proposal))
                .param(Timestamp.from(at))
                .query((row, number) -> row.getString(1))
                .list();
        if (!written.isEmpty()) {
            steps.add(proposal.proposalId(), at, who, byRule ? "approved by rule" : "proposed", null);
        }
    }

    /** From one status to another; false if it doesn't stand there. */
    @Transactional
    public boolean change(String proposalId, String from, String to, @Nullable String comment, String who, Instant at) {
        boolean changed = jdbc.sql("UPDATE warehouse_proposal SET status = :to, updated_at = :at, done_at ="
                                + " CASE WHEN :to = 'done' THEN :at ELSE done_at END"
                                + " WHERE proposal_id = :id AND status = :from")
                        .param("to", to)
                        .param("at", Timestamp.from(at))
                        .param("id", proposalId)
                        .param("from", from)
                        .update()
                > 0;
        if (changed) {
            steps.add(proposalId, at, who, to, comment);
        }
        return changed;
    }

    public Optional<WarehouseProposal> find(String proposalId) {
        return jdbc.sql("SELECT * FROM warehouse_proposal WHERE proposal_id = ?")
                .param(proposalId)
                .query(WarehouseProposals::row)
                .optional();
    }

    /** When a proposal was carried out. */
    public Optional<Instant> doneAt(String proposalId) {
        return jdbc.sql("SELECT done_at FROM warehouse_proposal WHERE proposal_id = ? AND done_at IS NOT NULL")
                .param(proposalId)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Newest day first, in the order of their steps. */
    public List<WarehouseProposal> list(String warehouseId, @Nullable String kind, @Nullable String status, int limit) {
        check("kind", kind, KINDS);
        check("status", status, STATUSES);
        return jdbc.sql("SELECT * FROM warehouse_proposal WHERE warehouse_id = :warehouse"
                        + " AND (:kind::text IS NULL OR kind = :kind) AND (:status::text IS NULL OR status = :status)"
                        + " ORDER BY period DESC, kind, step, proposal_id LIMIT :limit")
                .param("warehouse", warehouseId)
                .param("kind", kind)
                .param("status", status)
                .param("limit", limit)
                .query(WarehouseProposals::row)
                .list();
    }

    /** Forgets what was done, rejected or withdrawn before a time, and who did it. */
    @Transactional
    public void forgetBefore(Instant at) {
        steps.forget(jdbc.sql("DELETE FROM warehouse_proposal WHERE status IN ('done', 'rejected', 'withdrawn')"
                        + " AND updated_at < ? RETURNING proposal_id")
                .param(Timestamp.from(at))
                .query((row, number) -> row.getString(1))
                .list());
    }

    private static WarehouseProposal row(ResultSet row, int number) throws SQLException {
        return Json.mapper()
                .readValue(row.getString("proposal"), WarehouseProposal.class)
                .withStatus(row.getString("status"));
    }

    private static void check(String name, @Nullable String value, List<String> known) {
        if (value != null && !known.contains(value)) {
            throw new IllegalArgumentException(
                    name + " is \"" + value + "\"; it must be one of " + String.join(", ", known) + ".");
        }
    }
}
