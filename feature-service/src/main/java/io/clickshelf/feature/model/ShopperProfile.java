package io.clickshelf.feature.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a shopper. Actions are small codes from zero on, which the caller assigns. Size is bounded: the
 * newest {@value #RECENT} interactions and a few sums. Not thread-safe.
 */
public final class ShopperProfile {

    /** An action on a product. */
    public record Touch(String productId, int action, long timeMillis) {}

    public static final int RECENT = 50;

    private static final int VERSION = 1;
    private static final long NEVER = Long.MIN_VALUE;

    private long asOf = NEVER;
    private @Nullable String country;
    private long countryAt = NEVER;
    private long[] actions = new long[0];
    private long orders;
    private BigDecimal unitsBought = BigDecimal.ZERO;
    private BigDecimal unitsReturned = BigDecimal.ZERO;
    private BigDecimal spent = BigDecimal.ZERO;
    private long firstOrderAt = NEVER;
    private long lastOrderAt = NEVER;
    private final List<Touch> recent = new ArrayList<>();

    /** Counts an action. */
    public void acted(int action, long timeMillis) {
        if (action >= actions.length) {
            actions = Arrays.copyOf(actions, action + 1);
        }
        actions[action]++;
        asOf = Math.max(asOf, timeMillis);
    }

    /** Remembers an interaction, if it is among the newest; O({@value #RECENT}). */
    public void touched(Touch touch) {
        asOf = Math.max(asOf, touch.timeMillis);
        int at = 0;
        while (at < recent.size() && recent.get(at).timeMillis > touch.timeMillis) {
            at++;
        }
        if (at < RECENT) {
            recent.add(at, touch);
            if (recent.size() > RECENT) {
                recent.removeLast();
            }
        }
    }

    /** Adds what was ordered. */
    public void bought(BigDecimal units, BigDecimal amount, @Nullable String toCountry, long timeMillis) {
        unitsBought = unitsBought.add(units);
        spent = spent.add(amount);
        firstOrderAt = firstOrderAt == NEVER ? timeMillis : Math.min(firstOrderAt, timeMillis);
        lastOrderAt = Math.max(lastOrderAt, timeMillis);
        asOf = Math.max(asOf, timeMillis);
        if (toCountry != null && timeMillis >= countryAt) {
            country = toCountry;
            countryAt = timeMillis;
        }
    }

    /** Adds what came back. */
    public void returned(BigDecimal units, long timeMillis) {
        unitsReturned = unitsReturned.add(units);
        asOf = Math.max(asOf, timeMillis);
    }

    /** Changes the number of standing orders. */
    public void ordersChanged(int by) {
        orders += by;
    }

    public long asOfMillis() {
        return asOf;
    }

    public @Nullable String country() {
        return country;
    }

    /** How often each action was taken, by its code. */
    public long[] actions() {
        return actions.clone();
    }

    public long orders() {
        return orders;
    }

    public BigDecimal unitsBought() {
        return unitsBought;
    }

    public BigDecimal unitsReturned() {
        return unitsReturned;
    }

    public BigDecimal spent() {
        return spent;
    }

    /** Event time of the first order; null before one. */
    public @Nullable Long firstOrderAtMillis() {
        return firstOrderAt == NEVER ? null : firstOrderAt;
    }

    /** Event time of the newest order; null before one. */
    public @Nullable Long lastOrderAtMillis() {
        return lastOrderAt == NEVER ? null : lastOrderAt;
    }

    /** Newest first. */
    public List<Touch> recent() {
        return Collections.unmodifiableList(recent);
    }

    public void save(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(asOf);
        Compact.writeOptionalText(out, country);
        out.writeLong(countryAt);
        Compact.writeLong(out, actions.length);
        for (long times : actions) {
            Compact.writeLong(out, times);
        }
        Compact.writeLong(out, orders);
        Compact.writeDecimal(out, unitsBought);
        Compact.writeDecimal(out, unitsReturned);
        Compact.writeDecimal(out, spent);
        out.writeLong(firstOrderAt);
        out.writeLong(lastOrderAt);
        Compact.writeLong(out, recent.size());
        for (Touch touch : recent) {
            out.writeUTF(touch.productId);
            Compact.writeLong(out, touch.action);
            Compact.writeLong(out, touch.timeMillis);
        }
    }

    /** @throws IOException if the bytes are of another format version */
    public static ShopperProfile load(DataInput in) throws IOException {
        Compact.expectVersion(in, VERSION, "The profile of a shopper");
        ShopperProfile profile = new ShopperProfile();
        profile.asOf = in.readLong();
        profile.country = Compact.readOptionalText(in);
        profile.countryAt = in.readLong();
        profile.actions = new long[Compact.readInt(in)];
        for (int i = 0; i < profile.actions.length; i++) {
            profile.actions[i] = Compact.readLong(in);
        }
        profile.orders = Compact.readLong(in);
        profile.unitsBought = Compact.readDecimal(in);
        profile.unitsReturned = Compact.readDecimal(in);
        profile.spent = Compact.readDecimal(in);
        profile.firstOrderAt = in.readLong();
        profile.lastOrderAt = in.readLong();
        int count = Compact.readInt(in);
        for (int i = 0; i < count; i++) {
            profile.recent.add(new Touch(in.readUTF(), Compact.readInt(in), Compact.readLong(in)));
        }
        return profile;
    }
}
