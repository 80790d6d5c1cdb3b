package io.clickshelf.pricing.store;

import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.platform.audit.Audit;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The prices that were in force. Only ever added to; the table itself refuses anything else. What is added is also put
 * into the outbox, from which it goes to the topic: both or neither happen.
 *
 * <p>A null channel is the shop's own. A channel asks the shop's own price of a product until it first has one for itself, and
 * its history says so: until then it is the shop's. With a row of {@link PriceCause#FOLLOW} it gives its own up, and its history
 * is the shop's again.
 */
@Repository
public class PriceHistory {

    /** Under which it is audited that a channel gave up its price. */
    public static final String KIND = "channel_price";

    private final JdbcClient jdbc;
    private final Audit audit;

    PriceHistory(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * Puts a price into force, if the one before is still what the caller thinks. By the cause {@link PriceCause#FOLLOW} a
     * channel gives its own up, if the shop's is what the caller thinks.
     *
     * @return its number, or empty if another price came in between
     */
    @Transactional
    public Optional<Long> add(PricePoint point) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('price ' || ?))")
                .param(point.productId())
                .query((row, number) -> 0)
                .single();
        Optional<PricePoint> newest = newest(point.productId(), point.channel());
        if (!isNext(point, newest.orElse(null))) {
            return Optional.empty();
        }
        if (point.cause() == PriceCause.FOLLOW) {
            Optional<PricePoint> shops = newest(point.productId(), null);
            if (!newest.map(PricePoint::channel).equals(Optional.ofNullable(point.channel()))
                    || shops.isEmpty()
                    || shops.get().price().compareTo(point.price()) != 0) {
                return Optional.empty();
            }
            audit.add(
                    KIND,
                    point.channel() + "/" + point.productId(),
                    point.effectiveFrom(),
                    point.changedBy(),
                    newest.get(),
                    null);
        }
        long id = insert(point);
        jdbc.sql("INSERT INTO price_outbox (history_id) VALUES (?)").param(id).update();
        return Optional.of(id);
    }

    /** Whether the price before a point is what its author thought. */
    static boolean isNext(PricePoint point, @Nullable PricePoint newest) {
        BigDecimal previous = point.previousPrice();
        return newest == null || (previous != null && newest.price().compareTo(previous) == 0);
    }

    /**
     * Takes notice of the catalogue's prices. The first of a product opens its history; a later one that differs from
     * what the catalogue said before is a new price in force, and goes to the topic.
     *
     * @return the numbers of those that go to the topic
     */
    @Transactional
    public List<Long> list(List<PricePoint> listed) {
        List<Long> changed = new ArrayList<>();
        Map<String, BigDecimal> known =
                listedPrices(listed.stream().map(PricePoint::productId).toList());
        for (PricePoint point : listed) {
            BigDecimal before = known.get(point.productId());
            if (before != null && before.compareTo(point.price()) == 0) {
                continue;
            }
            jdbc.sql("INSERT INTO listed_price (product_id, price) VALUES (?, ?)"
                            + " ON CONFLICT (product_id) DO UPDATE SET price = excluded.price")
                    .param(point.productId())
                    .param(point.price())
                    .update();
            Optional<PricePoint> newest = newest(point.productId(), null);
            if (newest.isPresent() && newest.get().price().compareTo(point.price()) == 0) {
                continue;
            }
            long id = insert(new PricePoint(
                    point.productId(),
                    null,
                    point.price(),
                    newest.map(PricePoint::price).orElse(null),
                    point.currency(),
                    point.effectiveFrom(),
                    point.cause(),
                    point.changedBy(),
                    point.comment(),
                    point.decisionId(),
                    point.modelVersion(),
                    point.reasons()));
            if (before != null) {
                jdbc.sql("INSERT INTO price_outbox (history_id) VALUES (?)")
                        .param(id)
                        .update();
                changed.add(id);
            }
        }
        return changed;
    }

    private Map<String, BigDecimal> listedPrices(List<String> productIds) {
        Map<String, BigDecimal> prices = new HashMap<>();
        jdbc.sql("SELECT product_id, price FROM listed_price WHERE product_id = ANY (?)")
                .param(productIds.toArray(String[]::new))
                .query(row -> {
                    prices.put(row.getString(1), row.getBigDecimal(2));
                });
        return prices;
    }

    private long insert(PricePoint point) {
        return jdbc.sql("INSERT INTO price_history (product_id, channel, price, previous_price, currency,"
                        + " effective_from, cause, changed_by, comment, decision_id, model_version, reasons)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id")
                .param(point.productId())
                .param(Listing.column(point.channel()))
                .param(point.price())
                .param(point.previousPrice())
                .param(point.currency())
                .param(Timestamp.from(point.effectiveFrom()))
                .param(point.cause().json())
                .param(point.changedBy())
                .param(point.comment())
                .param(point.decisionId())
                .param(point.modelVersion())
                .param(point.reasons().toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** How many prices came into force by a cause since a moment. */
    public int count(PriceCause cause, Instant since) {
        return jdbc.sql("SELECT count(*) FROM price_history WHERE cause = ? AND effective_from >= ?")
                .param(cause.json())
                .param(Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** The price in force in a channel. */
    public Optional<PricePoint> newest(String productId, @Nullable String channel) {
        return Optional.ofNullable(newest(List.of(productId), channel).get(productId));
    }

    /** The prices in force of many products in a channel; those without are absent. */
    public Map<String, PricePoint> newest(Collection<String> productIds, @Nullable String channel) {
        return byProduct(jdbc.sql("SELECT DISTINCT ON (product_id) * FROM"
                        + " (SELECT DISTINCT ON (product_id, channel) * FROM price_history"
                        + " WHERE product_id = ANY (:products) AND channel IN ('', :channel)"
                        + " ORDER BY product_id, channel DESC, id DESC) AS newest"
                        + " WHERE cause <> :follow ORDER BY product_id, channel DESC")
                .param("products", productIds.toArray(String[]::new))
                .param("channel", Listing.column(channel))
                .param("follow", PriceCause.FOLLOW.json()));
    }

    /** The prices in force at a moment, or the first of all where it came later; products without any are absent. */
    public Map<String, PricePoint> at(Collection<String> productIds, @Nullable String channel, Instant moment) {
        // Of each channel what held and what came next first; one that gave its own up is no channel of its own then.
        return byProduct(jdbc.sql("SELECT DISTINCT ON (product_id) * FROM"
                        + " (SELECT DISTINCT ON (product_id, channel, held) * FROM"
                        + " (SELECT *, effective_from <= :moment AS held FROM price_history"
                        + " WHERE product_id = ANY (:products) AND channel IN ('', :channel)) AS one"
                        + " ORDER BY product_id, channel, held, CASE WHEN held THEN -id ELSE id END) AS nearest"
                        + " WHERE cause <> :follow ORDER BY product_id, held DESC,"
                        + " CASE WHEN held THEN channel END DESC, CASE WHEN held THEN -id ELSE id END")
                .param("products", productIds.toArray(String[]::new))
                .param("channel", Listing.column(channel))
                .param("follow", PriceCause.FOLLOW.json())
                .param("moment", Timestamp.from(moment)));
    }

    /** The channels that some products have prices of their own in, and which of them. */
    public Map<String, Set<String>> channels(Collection<String> productIds) {
        Map<String, Set<String>> products = new TreeMap<>();
        jdbc.sql("SELECT channel, product_id FROM (SELECT DISTINCT ON (product_id, channel) * FROM price_history"
                        + " WHERE product_id = ANY (?) AND channel > '' ORDER BY product_id, channel, id DESC) AS newest"
                        + " WHERE cause <> ?")
                .param(productIds.toArray(String[]::new))
                .param(PriceCause.FOLLOW.json())
                .query(row -> {
                    products.computeIfAbsent(row.getString(1), channel -> new TreeSet<>())
                            .add(row.getString(2));
                });
        return products;
    }

    private static Map<String, PricePoint> byProduct(JdbcClient.StatementSpec statement) {
        Map<String, PricePoint> points = new HashMap<>();
        statement.query(PriceHistory::point).list().forEach(point -> points.put(point.productId(), point));
        return points;
    }

    /** The prices that were in force in a channel at any moment of a span, oldest first: also the one that it began with. */
    public List<PricePoint> between(String productId, @Nullable String channel, Instant from, Instant to) {
        return jdbc.sql("WITH held AS (SELECT * FROM price_history AS one WHERE product_id = :product"
                        + " AND (channel = :channel OR (channel = '' AND coalesce((SELECT cause FROM price_history"
                        + " WHERE product_id = :product AND channel = :channel AND id < one.id"
                        + " ORDER BY id DESC LIMIT 1), :follow) = :follow)))"
                        + " SELECT * FROM held WHERE effective_from <= :to AND id >="
                        + " coalesce((SELECT max(id) FROM held WHERE effective_from <= :from), 0) ORDER BY id")
                .param("product", productId)
                .param("channel", Listing.column(channel))
                .param("follow", PriceCause.FOLLOW.json())
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(PriceHistory::point)
                .list();
    }

    /**
     * Hands what is not on the topic yet to the publisher, oldest first and by one replica at a time, so that an older
     * price never follows a newer one; takes it out of the outbox unless the publisher throws.
     *
     * @return how many there were, at most {@code limit}
     */
    @Transactional
    public int drain(int limit, Consumer<List<PricePoint>> publisher) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('price outbox'))")
                .query((row, number) -> 0)
                .single();
        List<Long> ids = new ArrayList<>();
        List<PricePoint> points = jdbc.sql(
                        "SELECT history.* FROM price_outbox JOIN price_history AS history ON id = history_id"
                                + " ORDER BY id LIMIT ?")
                .param(limit)
                .query((row, number) -> {
                    ids.add(row.getLong("id"));
                    return point(row, number);
                })
                .list();
        if (!points.isEmpty()) {
            publisher.accept(points);
            jdbc.sql("DELETE FROM price_outbox WHERE history_id = ANY (?)")
                    .param(ids.toArray(Long[]::new))
                    .update();
        }
        return points.size();
    }

    private static PricePoint point(ResultSet row, int number) throws SQLException {
        Array reasons = row.getArray("reasons");
        return new PricePoint(
                row.getString("product_id"),
                Listing.channel(row.getString("channel")),
                row.getBigDecimal("price"),
                row.getBigDecimal("previous_price"),
                row.getString("currency"),
                row.getTimestamp("effective_from").toInstant(),
                PriceCause.of(row.getString("cause")),
                row.getString("changed_by"),
                row.getString("comment"),
                row.getString("decision_id"),
                row.getString("model_version"),
                List.of((String[]) reasons.getArray()));
    }
}
