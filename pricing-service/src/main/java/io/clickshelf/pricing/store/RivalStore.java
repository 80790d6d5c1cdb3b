package io.clickshelf.pricing.store;

import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.platform.jdbc.BatchUpsert;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Each rival's newest offer of a product, everywhere or in one channel, by event time. */
@Repository
public class RivalStore {

    /** Stands for a rival that the event doesn't name. */
    public static final String UNNAMED = "a competitor";

    private static final BatchUpsert<ExternalEvent> UPSERT = BatchUpsert.<ExternalEvent>into("rival_offer")
            .key("product_id", "text", event -> Objects.requireNonNull(event.productId()))
            .key("competitor", "text", event -> Objects.requireNonNullElse(event.competitor(), UNNAMED))
            .key("channel", "text", event -> Listing.column(event.channel()))
            .revision("seen_at", "timestamptz", ExternalEvent::timestamp)
            .column("price", "numeric", ExternalEvent::competitorPrice)
            .column("currency", "text", ExternalEvent::currency)
            .column("in_stock", "boolean", event -> event.inStock() == null || event.inStock())
            .column("valid_until", "timestamptz", ExternalEvent::validUntil)
            .orUpdate("price = excluded.price, previous_price = CASE WHEN known.price = excluded.price"
                    + " THEN known.previous_price ELSE known.price END, currency = excluded.currency,"
                    + " in_stock = excluded.in_stock, seen_at = excluded.seen_at, valid_until = excluded.valid_until"
                    + " WHERE known.seen_at <= excluded.seen_at");

    /** An offer as it was last seen. */
    public record SeenOffer(
            String productId,
            String competitor,
            BigDecimal price,
            @Nullable BigDecimal previousPrice,
            @Nullable String currency,
            boolean inStock,
            Instant seenAt,
            @Nullable Instant validUntil) {}

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    RivalStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /**
     * Takes over offers that are not older than those there, in one round trip.
     *
     * @return the products with an offer that was taken over
     */
    public Set<String> upsert(List<ExternalEvent> offers) {
        return new LinkedHashSet<>(
                UPSERT.write(template, offers, "known.product_id", (row, number) -> row.getString(1)));
    }

    /**
     * The offers of each product, cheapest first; products without any are absent.
     *
     * @param channel null for what is asked everywhere; of a channel, its own offers go before those
     */
    public Map<String, List<SeenOffer>> of(Collection<String> productIds, @Nullable String channel) {
        Map<String, List<SeenOffer>> offers = new HashMap<>();
        jdbc.sql("SELECT * FROM (SELECT DISTINCT ON (product_id, competitor) * FROM rival_offer"
                        + " WHERE product_id = ANY (?) AND channel IN ('', ?)"
                        + " ORDER BY product_id, competitor, channel DESC) AS seen ORDER BY price, competitor")
                .param(productIds.toArray(String[]::new))
                .param(Listing.column(channel))
                .query(RivalStore::row)
                .list()
                .forEach(offer -> offers.computeIfAbsent(offer.productId(), id -> new java.util.ArrayList<>())
                        .add(offer));
        return offers;
    }

    private static SeenOffer row(ResultSet row, int number) throws SQLException {
        Timestamp until = row.getTimestamp("valid_until");
        return new SeenOffer(
                row.getString("product_id"),
                row.getString("competitor"),
                row.getBigDecimal("price"),
                row.getBigDecimal("previous_price"),
                row.getString("currency"),
                row.getBoolean("in_stock"),
                row.getTimestamp("seen_at").toInstant(),
                until == null ? null : until.toInstant());
    }
}
