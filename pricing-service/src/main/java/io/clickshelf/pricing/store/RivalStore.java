package io.clickshelf.pricing.store;

import io.clickshelf.contracts.event.ExternalEvent;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
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

/** Each rival's newest offer of a product, by event time. */
@Repository
public class RivalStore {

    /** Stands for a rival that the event doesn't name. */
    public static final String UNNAMED = "a competitor";

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
     * Takes over offers that are newer than those there, in one round trip.
     *
     * @param offers each product and competitor at most once
     * @return the products with an offer that was taken over
     */
    public Set<String> upsert(List<ExternalEvent> offers) {
        if (offers.isEmpty()) {
            return Set.of();
        }
        return Objects.requireNonNull(template.execute((Connection connection) -> upsert(connection, offers)));
    }

    private static Set<String> upsert(Connection connection, List<ExternalEvent> offers) throws SQLException {
        int size = offers.size();
        @Nullable String[] products = new String[size];
        String[] competitors = new String[size];
        @Nullable BigDecimal[] prices = new BigDecimal[size];
        @Nullable String[] currencies = new String[size];
        Boolean[] inStock = new Boolean[size];
        Timestamp[] seen = new Timestamp[size];
        @Nullable Timestamp[] until = new Timestamp[size];
        for (int i = 0; i < size; i++) {
            ExternalEvent event = offers.get(i);
            products[i] = event.productId();
            competitors[i] = Objects.requireNonNullElse(event.competitor(), UNNAMED);
            prices[i] = event.competitorPrice();
            currencies[i] = event.currency();
            inStock[i] = event.inStock() == null || event.inStock();
            seen[i] = Timestamp.from(event.timestamp());
            until[i] = event.validUntil() == null ? null : Timestamp.from(event.validUntil());
        }
        Set<String> changed = new LinkedHashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO rival_offer AS known (product_id, competitor, price, currency, in_stock, seen_at, valid_until)"
                        + " SELECT * FROM unnest(?::text[], ?::text[], ?::numeric[], ?::text[], ?::boolean[],"
                        + " ?::timestamptz[], ?::timestamptz[])"
                        + " ON CONFLICT (product_id, competitor) DO UPDATE SET price = excluded.price,"
                        + " previous_price = CASE WHEN known.price = excluded.price THEN known.previous_price"
                        + " ELSE known.price END,"
                        + " currency = excluded.currency, in_stock = excluded.in_stock, seen_at = excluded.seen_at,"
                        + " valid_until = excluded.valid_until"
                        + " WHERE known.seen_at <= excluded.seen_at RETURNING product_id")) {
            statement.setArray(1, connection.createArrayOf("text", products));
            statement.setArray(2, connection.createArrayOf("text", competitors));
            statement.setArray(3, connection.createArrayOf("numeric", prices));
            statement.setArray(4, connection.createArrayOf("text", currencies));
            statement.setArray(5, connection.createArrayOf("boolean", inStock));
            statement.setArray(6, connection.createArrayOf("timestamptz", seen));
            statement.setArray(7, connection.createArrayOf("timestamptz", until));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    changed.add(rows.getString(1));
                }
            }
        }
        return changed;
    }

    /** The offers of each product, cheapest first; products without any are absent. */
    public Map<String, List<SeenOffer>> of(Collection<String> productIds) {
        Map<String, List<SeenOffer>> offers = new HashMap<>();
        jdbc.sql("SELECT * FROM rival_offer WHERE product_id = ANY (?) ORDER BY price, competitor")
                .param(productIds.toArray(String[]::new))
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
