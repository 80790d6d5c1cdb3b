package io.clickshelf.pricing.store;

import io.clickshelf.platform.jdbc.BatchUpsert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row per order of a known shopper. */
@Repository
public class ShopperOrders {

    /** An order as far as it tells of its shopper. */
    public record ShopperOrder(String userId, String orderId, Instant at, double value) {}

    /**
     * A shopper as of a moment.
     *
     * @param back whether there is an order in the days after that moment
     */
    public record Standing(String userId, int orders, double spent, Instant first, Instant last, boolean back) {}

    private static final BatchUpsert<ShopperOrder> INSERT = BatchUpsert.<ShopperOrder>into("shopper_order")
            .key("user_id", "text", ShopperOrder::userId)
            .key("order_id", "text", ShopperOrder::orderId)
            .column("at", "timestamptz", ShopperOrder::at)
            .column("value", "float8", ShopperOrder::value)
            .orIgnore();

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    ShopperOrders(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** Adds those that are not there yet, in one round trip; returns how many were new. */
    public int add(List<ShopperOrder> orders) {
        return INSERT.write(template, orders);
    }

    /** When the newest order was placed. */
    public Optional<Instant> newest() {
        return jdbc.sql("SELECT max(at) FROM shopper_order")
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** How a shopper stands; empty for one without orders. */
    public Optional<Standing> of(String userId) {
        return jdbc.sql("SELECT user_id, count(*), sum(value), min(at), max(at), false FROM shopper_order"
                        + " WHERE user_id = ? GROUP BY user_id")
                .param(userId)
                .query(ShopperOrders::row)
                .optional();
    }

    /** How all shoppers stood at a moment, and who ordered again until another. */
    public List<Standing> at(Instant moment, Instant until, int limit) {
        return jdbc.sql("SELECT user_id, count(*) FILTER (WHERE at <= :moment),"
                        + " coalesce(sum(value) FILTER (WHERE at <= :moment), 0), min(at),"
                        + " max(at) FILTER (WHERE at <= :moment), bool_or(at > :moment)"
                        + " FROM shopper_order WHERE at <= :until GROUP BY user_id"
                        + " HAVING min(at) <= :moment ORDER BY user_id LIMIT :limit")
                .param("moment", Timestamp.from(moment))
                .param("until", Timestamp.from(until))
                .param("limit", limit)
                .query(ShopperOrders::row)
                .list();
    }

    /** Forgets a shopper; returns how many orders went. */
    public int erase(String userId) {
        return jdbc.sql("DELETE FROM shopper_order WHERE user_id = ?")
                .param(userId)
                .update();
    }

    private static Standing row(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getString(1),
                row.getInt(2),
                Math.max(0, row.getDouble(3)),
                row.getTimestamp(4).toInstant(),
                row.getTimestamp(5).toInstant(),
                row.getBoolean(6));
    }
}
