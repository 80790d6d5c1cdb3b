package io.clickshelf.pricing.store;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.pricing.OfferDefinition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The offers, and which shopper was made which. */
@Repository
public class OfferStore {

    /** Under which changes of offers are audited. */
    public static final String KIND = "offer";

    private static final String SELECT = "SELECT body, (SELECT count(*) FROM offer_made"
            + " WHERE offer_made.offer_id = document.id) AS used FROM document WHERE kind = 'offer' ";

    /** An offer made to a shopper. */
    public record Made(
            String offerId, String userId, Instant madeAt, Instant expiresAt, String reason, String decisionId) {}

    private final JdbcClient jdbc;
    private final Documents documents;

    OfferStore(JdbcClient jdbc, Documents documents) {
        this.jdbc = jdbc;
        this.documents = documents;
    }

    public List<OfferDefinition> all() {
        return jdbc.sql(SELECT + "ORDER BY id").query(OfferStore::offer).list();
    }

    public Optional<OfferDefinition> find(String offerId) {
        return jdbc.sql(SELECT + "AND id = ?")
                .param(offerId)
                .query(OfferStore::offer)
                .optional();
    }

    /** Adds or replaces an offer. */
    public void put(OfferDefinition offer) {
        documents.put(KIND, Objects.requireNonNull(offer.offerId()), offer, offer.updatedAt(), offer.updatedBy());
    }

    /** Removes an offer; those made already stay valid. Returns whether it was there. */
    public boolean delete(String offerId, Instant at, String by) {
        return documents.delete(KIND, offerId, at, by);
    }

    /** What a shopper was made so far. */
    public List<Made> madeTo(String userId) {
        return jdbc.sql("SELECT * FROM offer_made WHERE user_id = ?")
                .param(userId)
                .query((row, number) -> new Made(
                        row.getString("offer_id"),
                        row.getString("user_id"),
                        row.getTimestamp("made_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getString("reason"),
                        row.getString("decision_id")))
                .list();
    }

    /** Takes one of the uses of an offer; returns false if none is left or the shopper was made it before. */
    @Transactional
    public boolean make(Made made, int maxUses) {
        // The row lock makes shoppers who ask at once count one after the other.
        documents.lock(KIND, made.offerId(), OfferDefinition.class);
        return jdbc.sql("INSERT INTO offer_made (offer_id, user_id, made_at, expires_at, reason, decision_id)"
                                + " SELECT :offer, :user, :made, :expires, :reason, :decision"
                                + " WHERE (SELECT count(*) FROM offer_made WHERE offer_id = :offer) < :most"
                                + " ON CONFLICT DO NOTHING")
                        .param("offer", made.offerId())
                        .param("user", made.userId())
                        .param("made", Timestamp.from(made.madeAt()))
                        .param("expires", Timestamp.from(made.expiresAt()))
                        .param("reason", made.reason())
                        .param("decision", made.decisionId())
                        .param("most", maxUses)
                        .update()
                > 0;
    }

    /** Forgets whom offers were made to; they stay counted. */
    public void erase(String userId) {
        jdbc.sql("UPDATE offer_made SET user_id = 'erased-' || gen_random_uuid() WHERE user_id = ?")
                .param(userId)
                .update();
    }

    private static OfferDefinition offer(ResultSet row, int number) throws SQLException {
        OfferDefinition body = Json.stored().readValue(row.getString("body"), OfferDefinition.class);
        return new OfferDefinition(
                body.offerId(),
                body.title(),
                body.productId(),
                body.discountPercent(),
                body.from(),
                body.until(),
                body.validForHours(),
                body.maxUses(),
                body.priority(),
                row.getInt("used"),
                body.updatedAt(),
                body.updatedBy());
    }
}
