package io.clickshelf.logistics.store;

import io.clickshelf.contracts.logistics.StockProposal;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Proposals of orders and transfers, and who did what with them. */
@Repository
public class StockProposals {

    public static final String PENDING = "pending";
    public static final String APPROVED = "approved";
    public static final String REJECTED = "rejected";
    public static final String SNOOZED = "snoozed";

    private static final String PROPOSE = """
            WITH wanted AS (
                SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::float8[], ?::numeric[], ?::date[])
                    AS w(id, product, warehouse, origin, period, quantity, cost, expected)
            ), changed AS (
                INSERT INTO stock_proposal AS old
                SELECT id, product, warehouse, origin, period, quantity, cost, expected,
                       CASE WHEN cost <= CASE WHEN origin = '' THEN ? ELSE ? END THEN 'approved' ELSE 'pending' END, ?, ?, ?
                FROM wanted WHERE quantity > 0
                ON CONFLICT (proposal_id) DO UPDATE SET quantity = excluded.quantity, cost = excluded.cost,
                    expected_on = excluded.expected_on, status = excluded.status, decision_id = excluded.decision_id,
                    updated_at = excluded.updated_at, event_time = excluded.event_time
                WHERE old.status = 'withdrawn' OR old.status = 'pending' AND old.quantity <> excluded.quantity
                RETURNING proposal_id, quantity, CASE status WHEN 'approved' THEN 'approved by rule' ELSE 'proposed' END AS action
            ), withdrawn AS (
                UPDATE stock_proposal p SET status = 'withdrawn', updated_at = ?
                FROM wanted WHERE p.proposal_id = wanted.id AND wanted.quantity = 0 AND p.status = 'pending'
                RETURNING p.proposal_id, p.quantity, 'withdrawn' AS action
            )
            INSERT INTO stock_proposal_step (proposal_id, at, who, action, quantity)
            SELECT proposal_id, ?, ?, action, quantity FROM (SELECT * FROM changed UNION ALL SELECT * FROM withdrawn) AS steps
            """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    StockProposals(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** When, by whom, under which decision, and up to which cost nobody need approve orders and transfers (0: never). */
    public record Making(
            Instant at,
            Instant eventTime,
            String who,
            String decisionId,
            double autoApproveCost,
            double autoApproveTransferCost) {}

    /**
     * Writes a plan's proposals in one round trip. What was approved or rejected in the period stays as it is; the same
     * plan made again changes nothing.
     */
    public void propose(List<ProposalRow> proposals, Making making) {
        if (!proposals.isEmpty()) {
            List<ProposalRow> rows = proposals.stream()
                    .sorted(Comparator.comparing(ProposalRow::id))
                    .toList();
            template.execute((Connection connection) -> write(connection, rows, making));
        }
    }

    private static int write(Connection connection, List<ProposalRow> rows, Making making) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PROPOSE)) {
            statement.setArray(1, array(connection, "text", rows.stream().map(ProposalRow::id)));
            statement.setArray(2, array(connection, "text", rows.stream().map(ProposalRow::productId)));
            statement.setArray(3, array(connection, "text", rows.stream().map(ProposalRow::warehouseId)));
            statement.setArray(4, array(connection, "text", rows.stream().map(ProposalRow::fromWarehouseId)));
            statement.setArray(5, array(connection, "date", rows.stream().map(row -> Date.valueOf(row.period()))));
            statement.setArray(6, array(connection, "float8", rows.stream().map(ProposalRow::quantity)));
            statement.setArray(7, array(connection, "numeric", rows.stream().map(ProposalRow::cost)));
            statement.setArray(8, array(connection, "date", rows.stream().map(row -> Date.valueOf(row.expectedOn()))));
            statement.setBigDecimal(9, limit(making.autoApproveCost()));
            statement.setBigDecimal(10, limit(making.autoApproveTransferCost()));
            statement.setString(11, making.decisionId());
            statement.setTimestamp(12, Timestamp.from(making.at()));
            statement.setTimestamp(13, Timestamp.from(making.eventTime()));
            statement.setTimestamp(14, Timestamp.from(making.at()));
            statement.setTimestamp(15, Timestamp.from(making.at()));
            statement.setString(16, making.who());
            return statement.executeUpdate();
        }
    }

    private static BigDecimal limit(double cost) {
        return BigDecimal.valueOf(cost > 0 ? cost : -1);
    }

    private static java.sql.Array array(Connection connection, String type, java.util.stream.Stream<?> values)
            throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    /** The transfers of a period that nobody has decided on, each as what would take it back. */
    public List<ProposalRow> undecidedTransfers(LocalDate period) {
        return jdbc.sql(
                        "SELECT * FROM stock_proposal WHERE period = ? AND status = 'pending' AND from_warehouse_id <> ''")
                .param(Date.valueOf(period))
                .query((row, number) -> new ProposalRow(
                        row.getString("product_id"),
                        row.getString("warehouse_id"),
                        row.getString("from_warehouse_id"),
                        period,
                        0,
                        BigDecimal.ZERO,
                        row.getDate("expected_on").toLocalDate()))
                .list();
    }

    /** What earlier plans proposed and has not arrived by {@code today}; pending ones of today are planned anew. */
    public List<SupplyRow> supply(LocalDate today) {
        return jdbc.sql("SELECT * FROM stock_proposal WHERE expected_on >= ?"
                        + " AND (status = 'approved' OR status = 'pending' AND period < ?)")
                .params(Date.valueOf(today), Date.valueOf(today))
                .query((row, number) -> new SupplyRow(
                        row.getString("product_id"),
                        row.getString("warehouse_id"),
                        row.getString("from_warehouse_id"),
                        row.getDouble("quantity"),
                        APPROVED.equals(row.getString("status")),
                        row.getTimestamp("event_time").toInstant()))
                .list();
    }

    /** Newest first. */
    public List<StockProposal> list(@Nullable String status, @Nullable String productId, int limit) {
        return jdbc.sql("SELECT * FROM stock_proposal WHERE (:status::text IS NULL OR status = :status)"
                        + " AND (:product::text IS NULL OR product_id = :product)"
                        + " ORDER BY period DESC, cost DESC, proposal_id LIMIT :limit")
                .param("status", status)
                .param("product", productId)
                .param("limit", limit)
                .query((row, number) -> proposal(row, null))
                .list();
    }

    public Optional<StockProposal> find(String proposalId) {
        List<StockProposal.Step> history = jdbc.sql(
                        "SELECT * FROM stock_proposal_step WHERE proposal_id = ? ORDER BY step_id")
                .param(proposalId)
                .query((row, number) -> new StockProposal.Step(
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        row.getString("action"),
                        row.getDouble("quantity"),
                        row.getString("comment")))
                .list();
        return jdbc.sql("SELECT * FROM stock_proposal WHERE proposal_id = ?")
                .param(proposalId)
                .query((row, number) -> proposal(row, history))
                .optional();
    }

    /** Decides on a pending proposal; false if it is not pending any more. */
    public boolean decide(
            String proposalId,
            String status,
            @Nullable Double quantity,
            @Nullable String comment,
            String who,
            Instant at,
            Instant eventTime) {
        return jdbc.sql("WITH decided AS (UPDATE stock_proposal SET status = :status,"
                                + " cost = CASE WHEN :quantity::float8 IS NULL THEN cost"
                                + " ELSE round((cost * :quantity / quantity)::numeric, 2) END,"
                                + " quantity = coalesce(:quantity::float8, quantity), updated_at = :at, event_time = :event"
                                + " WHERE proposal_id = :id AND status = 'pending' RETURNING proposal_id, quantity)"
                                + " INSERT INTO stock_proposal_step (proposal_id, at, who, action, quantity, comment)"
                                + " SELECT proposal_id, :at, :who, :status, quantity, :comment FROM decided")
                        .param("status", status)
                        .param("quantity", quantity)
                        .param("at", Timestamp.from(at))
                        .param("event", Timestamp.from(eventTime))
                        .param("id", proposalId)
                        .param("who", who)
                        .param("comment", comment)
                        .update()
                > 0;
    }

    /** Puts a pending proposal off, and with it the same of later days until that day; false if it is not pending. */
    public boolean snooze(
            String proposalId, LocalDate until, @Nullable String comment, String who, Instant at, Instant eventTime) {
        boolean snoozed = decide(proposalId, SNOOZED, null, comment, who, at, eventTime);
        if (snoozed) {
            jdbc.sql(
                            "INSERT INTO stock_snooze SELECT product_id, warehouse_id, from_warehouse_id, ? FROM stock_proposal"
                                    + " WHERE proposal_id = ? ON CONFLICT (product_id, warehouse_id, from_warehouse_id)"
                                    + " DO UPDATE SET until = excluded.until")
                    .params(Date.valueOf(until), proposalId)
                    .update();
        }
        return snoozed;
    }

    /** What is not to be proposed on a day: ids that such proposals of the day would have. */
    public Set<String> snoozed(LocalDate day) {
        return Set.copyOf(jdbc.sql("SELECT * FROM stock_snooze WHERE until > ?")
                .param(Date.valueOf(day))
                .query((row, number) -> new ProposalRow(
                                row.getString("product_id"),
                                row.getString("warehouse_id"),
                                row.getString("from_warehouse_id"),
                                day,
                                0,
                                BigDecimal.ZERO,
                                day)
                        .id())
                .list());
    }

    private static StockProposal proposal(ResultSet row, @Nullable List<StockProposal.Step> history)
            throws SQLException {
        return new StockProposal(
                row.getString("proposal_id"),
                row.getString("product_id"),
                absent(row.getString("warehouse_id")),
                absent(row.getString("from_warehouse_id")),
                row.getDate("period").toLocalDate(),
                row.getDouble("quantity"),
                row.getBigDecimal("cost"),
                row.getDate("expected_on").toLocalDate(),
                row.getString("status"),
                row.getString("decision_id"),
                row.getTimestamp("updated_at").toInstant(),
                history);
    }

    private static @Nullable String absent(String text) {
        return text.isEmpty() ? null : text;
    }
}
