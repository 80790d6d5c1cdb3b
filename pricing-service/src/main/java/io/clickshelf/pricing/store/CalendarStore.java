package io.clickshelf.pricing.store;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.pricing.CalendarPromotion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The promotions of the calendar. With each change is written, in the same transaction, that the plans of the products it
 * matches are owed to the forecast, so that none is lost while the broker is away.
 */
@Repository
public class CalendarStore {

    /** Under which promotions of the calendar are kept and audited. */
    public static final String KIND = "calendar_promotion";

    /** Plans that are owed because of a promotion, as it was or as it is. */
    public record Owed(long owedId, CalendarPromotion promotion) {}

    private final Documents documents;
    private final JdbcClient jdbc;

    CalendarStore(Documents documents, JdbcClient jdbc) {
        this.documents = documents;
        this.jdbc = jdbc;
    }

    public List<CalendarPromotion> all() {
        return documents.all(KIND, CalendarPromotion.class);
    }

    public Optional<CalendarPromotion> find(String promotionId) {
        return documents.find(KIND, promotionId, CalendarPromotion.class);
    }

    /** Adds or replaces a promotion that is stamped. */
    @Transactional
    public void put(String promotionId, CalendarPromotion stamped) {
        find(promotionId).ifPresent(this::owe);
        documents.put(KIND, promotionId, stamped, stamped.updatedAt(), stamped.updatedBy());
        owe(stamped);
    }

    @Transactional
    public void delete(CalendarPromotion before, String promotionId, Instant at, String by) {
        documents.delete(KIND, promotionId, at, by);
        owe(before);
    }

    private void owe(CalendarPromotion promotion) {
        jdbc.sql("INSERT INTO promotion_plan_owed (promotion) VALUES (?::jsonb)")
                .param(Json.mapper().writeValueAsString(promotion))
                .update();
    }

    /** The oldest; in a transaction, others pass them over until it ends. */
    public List<Owed> owed(int most) {
        return jdbc.sql(
                        "SELECT owed_id, promotion FROM promotion_plan_owed ORDER BY owed_id LIMIT ? FOR UPDATE SKIP LOCKED")
                .param(most)
                .query((row, number) -> new Owed(
                        row.getLong("owed_id"),
                        Json.stored().readValue(row.getString("promotion"), CalendarPromotion.class)))
                .list();
    }

    public void told(List<Owed> owed) {
        jdbc.sql("DELETE FROM promotion_plan_owed WHERE owed_id = ANY(?)")
                .param(owed.stream().map(Owed::owedId).toArray(Long[]::new))
                .update();
    }
}
