package io.clickshelf.pricing.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When shoppers first could have got an offer, and what they spent afterwards. */
@Repository
public class OfferAsks {

    /**
     * What a shopper did within a horizon after the first ask.
     *
     * @param spent    order value
     * @param discount expected of offers made to them, on what they spent while an offer held, as a share of one hundred
     */
    public record Outcome(boolean heldOut, double spent, double discount) {}

    /**
     * One of those whom an offer was to be made, and who by chance got one or not.
     *
     * @param standing at the first ask; whether back within the horizon
     * @param discount of the offer, as a share
     */
    public record Trialled(ShopperOrders.Standing standing, Instant shopAt, boolean heldOut, double discount) {}

    private final JdbcClient jdbc;

    OfferAsks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes notice of a shopper's first ask; later ones change nothing.
     *
     * @param shopAt   the shop's own time, which orders are dated in
     * @param discount of the offer that pays, as a share, also for one who is held out; null if none does
     */
    public void add(String userId, Instant at, Instant shopAt, boolean heldOut, @Nullable Double discount) {
        jdbc.sql("INSERT INTO offer_asked (user_id, asked_at, shop_at, held_out, discount) VALUES (?, ?, ?, ?,"
                        + " CAST(? AS float8)) ON CONFLICT DO NOTHING")
                .param(userId)
                .param(Timestamp.from(at))
                .param(Timestamp.from(shopAt))
                .param(heldOut)
                .param(discount)
                .update();
    }

    /**
     * Outcomes of those first asked within a span whose horizon is over. An order counts with the discount of an offer that
     * was made to its shopper and held when it was placed.
     *
     * @param newest order known: a horizon that ends later isn't over
     */
    public List<Outcome> outcomes(Instant from, Instant until, int horizonDays, Instant newest) {
        List<Outcome> outcomes = new ArrayList<>();
        jdbc.sql("SELECT asked.held_out, coalesce(sum(placed.value), 0), coalesce(sum(placed.value *"
                        + " coalesce((SELECT max((document.body->>'discountPercent')::float8) / 100 FROM"
                        + " offer_made JOIN document ON document.kind = 'offer' AND document.id ="
                        + " offer_made.offer_id WHERE offer_made.user_id = asked.user_id AND placed.at >="
                        + " asked.shop_at + (offer_made.made_at - asked.asked_at) AND placed.at < asked.shop_at +"
                        + " (offer_made.expires_at - asked.asked_at)), 0)), 0) FROM offer_asked AS asked LEFT JOIN"
                        + " shopper_order AS placed ON placed.user_id = asked.user_id AND placed.at >"
                        + " asked.shop_at AND placed.at <= asked.shop_at + make_interval(days => :days) WHERE"
                        + " asked.asked_at >= :from AND asked.asked_at < :until AND asked.shop_at +"
                        + " make_interval(days => :days) <= :newest GROUP BY asked.user_id, asked.held_out")
                .param("days", horizonDays)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("newest", Timestamp.from(newest))
                .query(row -> {
                    outcomes.add(new Outcome(row.getBoolean(1), row.getDouble(2), row.getDouble(3)));
                });
        return outcomes;
    }

    /** Of the newest first asks whose horizon is over, those with an offer that was, or was to be, made. */
    public List<Trialled> trial(int horizonDays, Instant newest, int limit) {
        return jdbc.sql("SELECT asked.user_id, count(*) FILTER (WHERE at <= shop_at) AS orders,"
                        + " coalesce(sum(value) FILTER (WHERE at <= shop_at), 0) AS spent, min(at) AS first,"
                        + " max(at) FILTER (WHERE at <= shop_at) AS last,"
                        + " bool_or(at > shop_at AND at <= shop_at + make_interval(days => :days)) AS back, shop_at,"
                        + " held_out, discount FROM (SELECT * FROM offer_asked WHERE discount IS NOT NULL AND"
                        + " shop_at + make_interval(days => :days) <= :newest ORDER BY asked_at DESC LIMIT :limit)"
                        + " AS asked JOIN shopper_order USING (user_id) GROUP BY asked.user_id, shop_at, held_out,"
                        + " discount HAVING min(at) <= shop_at ORDER BY asked.user_id")
                .param("days", horizonDays)
                .param("newest", Timestamp.from(newest))
                .param("limit", limit)
                .query((row, number) -> new Trialled(
                        new ShopperOrders.Standing(
                                row.getString("user_id"),
                                row.getInt("orders"),
                                Math.max(0, row.getDouble("spent")),
                                row.getTimestamp("first").toInstant(),
                                row.getTimestamp("last").toInstant(),
                                row.getBoolean("back")),
                        row.getTimestamp("shop_at").toInstant(),
                        row.getBoolean("held_out"),
                        row.getDouble("discount")))
                .list();
    }

    /** Forgets a shopper; returns whether one was known. */
    public boolean erase(String userId) {
        return jdbc.sql("DELETE FROM offer_asked WHERE user_id = ?")
                        .param(userId)
                        .update()
                > 0;
    }
}
