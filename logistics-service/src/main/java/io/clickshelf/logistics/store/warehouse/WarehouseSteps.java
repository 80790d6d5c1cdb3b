package io.clickshelf.logistics.store.warehouse;

import io.clickshelf.contracts.warehouse.ProposalStep;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who did what with a wave or proposal. */
@Repository
public class WarehouseSteps {

    private final JdbcClient jdbc;

    WarehouseSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String subjectId, Instant at, String who, String action, @Nullable String comment) {
        jdbc.sql("INSERT INTO warehouse_step (subject_id, at, who, action, comment) VALUES (?, ?, ?, ?, ?)")
                .param(subjectId)
                .param(Timestamp.from(at))
                .param(who)
                .param(action)
                .param(comment)
                .update();
    }

    /** Oldest first. */
    public List<ProposalStep> of(String subjectId) {
        return jdbc.sql("SELECT * FROM warehouse_step WHERE subject_id = ? ORDER BY step_id")
                .param(subjectId)
                .query((row, number) -> new ProposalStep(
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        row.getString("action"),
                        row.getString("comment")))
                .list();
    }

    /** Of waves or proposals that are not there any more. */
    void forget(Collection<String> subjectIds) {
        jdbc.sql("DELETE FROM warehouse_step WHERE subject_id = ANY (?)")
                .param(subjectIds.toArray(String[]::new))
                .update();
    }
}
