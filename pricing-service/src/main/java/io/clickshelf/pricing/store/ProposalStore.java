package io.clickshelf.pricing.store;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.ProposalState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Prices that wait for a person, at most one open per product, and what became of those before. */
@Repository
public class ProposalStore {

    private final JdbcClient jdbc;

    ProposalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Opens a proposal in place of the open one of its product. One that proposes the same move stays as it is.
     *
     * @return the open proposal: the given one, or that which said the same already
     */
    @Transactional
    public PriceProposal open(PriceProposal proposal) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('proposal ' || ?))")
                .param(proposal.productId())
                .query((row, number) -> 0)
                .single();
        Optional<PriceProposal> standing = jdbc.sql(
                        "SELECT * FROM proposal WHERE product_id = ? AND state = 'open' AND expires_at > ?")
                .param(proposal.productId())
                .param(Timestamp.from(proposal.createdAt()))
                .query(ProposalStore::row)
                .optional();
        if (standing.isPresent()
                && standing.get().price().compareTo(proposal.price()) == 0
                && standing.get().currentPrice().compareTo(proposal.currentPrice()) == 0) {
            return standing.get();
        }
        supersede(proposal.productId(), proposal.createdAt());
        jdbc.sql("INSERT INTO proposal (proposal_id, product_id, state, created_at, expires_at, body)"
                        + " VALUES (?, ?, 'open', ?, ?, ?::jsonb)")
                .param(proposal.proposalId())
                .param(proposal.productId())
                .param(Timestamp.from(proposal.createdAt()))
                .param(Timestamp.from(proposal.expiresAt()))
                .param(Json.mapper().writeValueAsString(proposal))
                .update();
        return proposal;
    }

    /** Closes the open proposal of a product, if there is one, since a newer decision took its place. */
    public void supersede(String productId, Instant at) {
        jdbc.sql("UPDATE proposal SET state = CASE WHEN expires_at > :at THEN 'superseded' ELSE 'expired' END,"
                        + " decided_at = :at WHERE product_id = :product AND state = 'open'")
                .param("at", Timestamp.from(at))
                .param("product", productId)
                .update();
    }

    /** Takes notice of proposals that nobody decided on in time. */
    public void expire(Instant now) {
        jdbc.sql("UPDATE proposal SET state = 'expired', decided_at = expires_at"
                        + " WHERE state = 'open' AND expires_at <= ?")
                .param(Timestamp.from(now))
                .update();
    }

    public Optional<PriceProposal> find(String proposalId) {
        return jdbc.sql("SELECT * FROM proposal WHERE proposal_id = ?")
                .param(proposalId)
                .query(ProposalStore::row)
                .optional();
    }

    /** Newest first; of one state or of all, of one product or of all. */
    public List<PriceProposal> newest(@Nullable ProposalState state, @Nullable String productId, int limit) {
        return jdbc.sql("SELECT * FROM proposal WHERE (CAST(:state AS text) IS NULL OR state = :state)"
                        + " AND (CAST(:product AS text) IS NULL OR product_id = :product)"
                        + " ORDER BY created_at DESC, proposal_id LIMIT :limit")
                .param("state", state == null ? null : state.json())
                .param("product", productId)
                .param("limit", limit)
                .query(ProposalStore::row)
                .list();
    }

    /** Closes an open proposal; returns false if it was no longer open. */
    public boolean decide(String proposalId, ProposalState state, Instant at, String by, @Nullable String comment) {
        return jdbc.sql("UPDATE proposal SET state = ?, decided_at = ?, decided_by = ?, comment = ?"
                                + " WHERE proposal_id = ? AND state = 'open' AND expires_at > ?")
                        .param(state.json())
                        .param(Timestamp.from(at))
                        .param(by)
                        .param(comment)
                        .param(proposalId)
                        .param(Timestamp.from(at))
                        .update()
                > 0;
    }

    private static PriceProposal row(ResultSet row, int number) throws SQLException {
        PriceProposal body = Json.mapper().readValue(row.getString("body"), PriceProposal.class);
        Timestamp decidedAt = row.getTimestamp("decided_at");
        return new PriceProposal(
                body.proposalId(),
                body.productId(),
                body.price(),
                body.currentPrice(),
                body.currency(),
                body.outcome(),
                ProposalState.of(row.getString("state")),
                body.trigger(),
                body.reasons(),
                body.marginPerDay(),
                body.marginPerDayNow(),
                body.createdAt(),
                body.expiresAt(),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("decided_by"),
                row.getString("comment"),
                body.decisionId(),
                body.modelVersion());
    }
}
