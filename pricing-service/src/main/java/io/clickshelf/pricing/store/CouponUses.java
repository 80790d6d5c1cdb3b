package io.clickshelf.pricing.store;

import io.clickshelf.contracts.pricing.CouponUse;
import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which order used which coupon. */
@Repository
public class CouponUses {

    /** Under which coupons are kept and audited. */
    public static final String KIND = "coupon";

    private final JdbcClient jdbc;

    CouponUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<CouponUse> of(String code, String orderId) {
        return jdbc.sql("SELECT * FROM coupon_use WHERE code = ? AND order_id = ?")
                .param(code)
                .param(orderId)
                .query((row, number) -> new CouponUse(
                        row.getString("code"),
                        row.getString("order_id"),
                        row.getString("user_id"),
                        row.getBigDecimal("discount"),
                        row.getTimestamp("used_at").toInstant()))
                .optional();
    }

    public int count(String code) {
        return jdbc.sql("SELECT count(*) FROM coupon_use WHERE code = ?")
                .param(code)
                .query(Integer.class)
                .single();
    }

    public int count(String code, String userId) {
        return jdbc.sql("SELECT count(*) FROM coupon_use WHERE code = ? AND user_id = ?")
                .param(code)
                .param(userId)
                .query(Integer.class)
                .single();
    }

    public void add(CouponUse use) {
        jdbc.sql("INSERT INTO coupon_use (code, order_id, user_id, used_at, discount) VALUES (?, ?, ?, ?, ?)")
                .param(use.code())
                .param(use.orderId())
                .param(use.userId())
                .param(Timestamp.from(use.usedAt()))
                .param(use.discount())
                .update();
    }

    /** Takes a use back; returns whether there was one. */
    public boolean remove(String code, String orderId) {
        return jdbc.sql("DELETE FROM coupon_use WHERE code = ? AND order_id = ?")
                        .param(code)
                        .param(orderId)
                        .update()
                > 0;
    }

    /** Forgets whose uses they were; they stay counted. */
    public void erase(String userId) {
        jdbc.sql("UPDATE coupon_use SET user_id = '', order_id = 'erased-' || gen_random_uuid() WHERE user_id = ?")
                .param(userId)
                .update();
    }
}
