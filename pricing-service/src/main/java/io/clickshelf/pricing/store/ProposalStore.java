package io.clickshelf.pricing.store;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.ProposalState;
import io.clickshelf.platform.jdbc.BatchUpsert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Prices that wait for a person, at most one open per product and channel, and what became of those before. */
@Repository
public class ProposalStore {

    private static final BatchUpsert<PriceProposal> WRITE = BatchUpsert.<PriceProposal>into("proposal")
            .key("proposal_id", "text", PriceProposal::proposalId)
            .column("product_id", "text", PriceProposal::productId)
            .column("channel", "text", proposal -> Listing.column(proposal.channel()))
            .column("state", "text", proposal -> ProposalState.OPEN.json())
            .column("created_at", "timestamptz", PriceProposal::createdAt)
            .column("expires_at", "timestamptz", PriceProposal::expiresAt)
            .column("body", "jsonb", Json.mapper()::writeValueAsString)
            .orUpdate("body = excluded.body, expires_at = excluded.expires_at WHERE known.state = 'open'");

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    ProposalStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /**
     * Opens proposals in place of the open ones of their listings, and closes those of listings that need none any more; in
     * as many statements whatever their number. One that proposes the same move as the open one brings that one newer evidence:
     * it keeps its id, so that a person who looks at it can still decide on it.
     *
     * @param proposals each listing at most once
     * @param settled   listings without a proposal from now on
     * @param why       what took the place of those that are closed, in words
     */
    @Transactional
    public void replace(Collection<PriceProposal> proposals, Collection<Listing> settled, Instant at, String why) {
        Set<Listing> closing = new LinkedHashSet<>(settled);
        proposals.forEach(proposal -> closing.add(listing(proposal)));
        if (closing.isEmpty()) {
            return;
        }
        String[] ids = closing.stream().map(Listing::productId).distinct().toArray(String[]::new);
        // By buckets, since the server's table of locks would not hold a whole catalogue; in their order, so that two
        // who decide at once wait for each other in one direction only.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('proposal'), bucket) FROM (SELECT DISTINCT hashtext(id) & 255"
                        + " AS bucket FROM unnest(?::text[]) AS given (id) ORDER BY bucket) AS buckets")
                .param(ids)
                .query(row -> {});
        Map<Listing, PriceProposal> standing = new HashMap<>();
        jdbc.sql("SELECT * FROM proposal WHERE product_id = ANY (?) AND state = 'open' AND expires_at > ?")
                .param(ids)
                .param(Timestamp.from(at))
                .query(ProposalStore::row)
                .list()
                .forEach(proposal -> standing.put(listing(proposal), proposal));
        List<PriceProposal> written = new ArrayList<>(proposals.size());
        for (PriceProposal proposal : proposals) {
            PriceProposal open = standing.get(listing(proposal));
            if (open != null && isSameMove(proposal, open)) {
                closing.remove(listing(proposal));
                written.add(renewed(open, proposal));
            } else {
                written.add(proposal);
            }
        }
        jdbc.sql(
                        "UPDATE proposal SET state = CASE WHEN expires_at > ? THEN 'superseded' ELSE 'expired' END,"
                                + " comment = CASE WHEN expires_at > ? THEN ? END, decided_at = ?"
                                + " WHERE state = 'open' AND (product_id, channel) IN (SELECT * FROM unnest(?::text[], ?::text[]))")
                .param(Timestamp.from(at))
                .param(Timestamp.from(at))
                .param(why)
                .param(Timestamp.from(at))
                .param(closing.stream().map(Listing::productId).toArray(String[]::new))
                .param(closing.stream().map(Listing::column).toArray(String[]::new))
                .update();
        WRITE.write(template, written);
    }

    /** Closes those that are still open and have not been decided on anew since they were read. */
    public void withdraw(Collection<PriceProposal> read, Instant at, String why) {
        jdbc.sql("UPDATE proposal SET state = 'superseded', comment = ?, decided_at = ? WHERE state = 'open'"
                        + " AND (proposal_id, body->>'decisionId') IN (SELECT * FROM unnest(?::text[], ?::text[]))")
                .param(why)
                .param(Timestamp.from(at))
                .param(read.stream().map(PriceProposal::proposalId).toArray(String[]::new))
                .param(read.stream().map(PriceProposal::decisionId).toArray(String[]::new))
                .update();
    }

    private static Listing listing(PriceProposal proposal) {
        return new Listing(proposal.productId(), proposal.channel());
    }

    private static boolean isSameMove(PriceProposal one, PriceProposal other) {
        return one.price().compareTo(other.price()) == 0
                && one.currentPrice().compareTo(other.currentPrice()) == 0
                && one.outcome() == other.outcome();
    }

    private static PriceProposal renewed(PriceProposal open, PriceProposal newer) {
        return new PriceProposal(
                open.proposalId(),
                open.productId(),
                open.channel(),
                open.price(),
                open.currentPrice(),
                open.currency(),
                open.outcome(),
                ProposalState.OPEN,
                newer.trigger(),
                newer.reasons(),
                newer.marginPerDay(),
                newer.marginPerDayNow(),
                open.createdAt(),
                newer.expiresAt(),
                null,
                null,
                null,
                newer.decisionId(),
                newer.modelVersion());
    }

    /** Takes notice of proposals that nobody decided on in time. */
    public void expire(Instant now) {
        jdbc.sql("UPDATE proposal SET state = 'expired', decided_at = expires_at"
                        + " WHERE state = 'open' AND expires_at <= ?")
                .param(Timestamp.from(now))
                .update();
    }

    /** Deletes proposals that were closed before a moment by nobody; where people decided, they stay. */
    public int forget(Instant closedBefore) {
        return jdbc.sql("DELETE FROM proposal WHERE state IN ('superseded', 'expired') AND decided_at < ?")
                .param(Timestamp.from(closedBefore))
                .update();
    }

    public Optional<PriceProposal> find(String proposalId) {
        return jdbc.sql("SELECT * FROM proposal WHERE proposal_id = ?")
                .param(proposalId)
                .query(ProposalStore::row)
                .optional();
    }

    /** The open one of a listing. */
    public Optional<PriceProposal> open(Listing listing) {
        return jdbc.sql("SELECT * FROM proposal WHERE product_id = ? AND channel = ? AND state = 'open'")
                .param(listing.productId())
                .param(listing.column())
                .query(ProposalStore::row)
                .optional();
    }

    /** How many are open, of some products or of all. */
    public int countOpen(@Nullable Collection<String> productIds) {
        return jdbc.sql("SELECT count(*) FROM proposal WHERE state = 'open'"
                        + " AND (CAST(:products AS text[]) IS NULL OR product_id = ANY (:products))")
                .param("products", array(productIds))
                .query(Integer.class)
                .single();
    }

    /** The open ones of the listings that follow on one, by product and channel; of some products or of all. */
    public List<PriceProposal> openAfter(Listing listing, @Nullable Collection<String> productIds, int limit) {
        return jdbc.sql("SELECT * FROM proposal WHERE state = 'open' AND (product_id, channel) > (:after, :channel)"
                        + " AND (CAST(:products AS text[]) IS NULL OR product_id = ANY (:products))"
                        + " ORDER BY product_id, channel LIMIT :limit")
                .param("after", listing.productId())
                .param("channel", listing.column())
                .param("products", array(productIds))
                .param("limit", limit)
                .query(ProposalStore::row)
                .list();
    }

    private static String @Nullable [] array(@Nullable Collection<String> productIds) {
        return productIds == null ? null : productIds.toArray(String[]::new);
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
                body.channel(),
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
