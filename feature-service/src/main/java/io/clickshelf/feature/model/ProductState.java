package io.clickshelf.feature.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a product: its counters, last price and stock. Its windows end at the newest event counted for
 * this product, so that a late import of last year's orders neither moves nor empties the windows of a product that was
 * met since. Stock levels don't move them. Not thread-safe.
 */
public final class ProductState {

    /** How far back is looked. */
    public enum Window {
        HOUR,
        DAY,
        WEEK
    }

    private static final int VERSION = 1;
    private static final int KINDS = Counted.values().length;
    private static final long FIVE_MINUTES = 300_000;
    private static final long HOUR = 3_600_000;
    private static final int FIVE_MINUTES_PER_HOUR = 12;
    private static final int HOURS_PER_DAY = 24;
    private static final int HOURS_PER_WEEK = 168;
    private static final long NEVER = Long.MIN_VALUE;

    private record Level(BigDecimal units, long atMillis) {}

    private long countedAt = NEVER;
    private SlidingCounts fine = new SlidingCounts(KINDS, FIVE_MINUTES, FIVE_MINUTES_PER_HOUR);
    private SlidingCounts coarse = new SlidingCounts(KINDS, HOUR, HOURS_PER_WEEK);
    private @Nullable BigDecimal lastPrice;
    private long pricedAt = NEVER;
    private final TreeMap<String, Level> stock = new TreeMap<>();

    /**
     * Counts one event.
     *
     * @param price of one unit, where it was sold at one
     */
    public void count(Counted kind, long timeMillis, @Nullable BigDecimal price) {
        fine.add(kind.ordinal(), timeMillis);
        coarse.add(kind.ordinal(), timeMillis);
        countedAt = Math.max(countedAt, timeMillis);
        if (price != null && timeMillis >= pricedAt) {
            lastPrice = price;
            pricedAt = timeMillis;
        }
    }

    /** Takes a stock level, unless a newer one of that warehouse is known. */
    public void level(String warehouseId, BigDecimal units, long timeMillis) {
        Level known = stock.get(warehouseId);
        if (known == null || timeMillis >= known.atMillis) {
            stock.put(warehouseId, new Level(units, timeMillis));
        }
    }

    /** Events of a kind within a window. */
    public long events(Counted kind, Window window) {
        if (countedAt == NEVER) {
            return 0;
        }
        return switch (window) {
            case HOUR -> fine.sum(kind.ordinal(), countedAt, FIVE_MINUTES_PER_HOUR);
            case DAY -> coarse.sum(kind.ordinal(), countedAt, HOURS_PER_DAY);
            case WEEK -> coarse.sum(kind.ordinal(), countedAt, HOURS_PER_WEEK);
        };
    }

    /** Sales within a window: by orders or by reported purchases, whichever tell of more. */
    public long purchases(Window window) {
        return Math.max(events(Counted.PURCHASE, window), events(Counted.ORDER_LINE, window));
    }

    /** Event time where the windows end; of the newest stock level where nothing was counted yet. */
    public long asOfMillis() {
        return countedAt != NEVER
                ? countedAt
                : stock.values().stream().mapToLong(Level::atMillis).max().orElse(0);
    }

    public @Nullable BigDecimal lastPrice() {
        return lastPrice;
    }

    /** Units on hand per warehouse. */
    public SortedMap<String, BigDecimal> stock() {
        SortedMap<String, BigDecimal> units = new TreeMap<>();
        stock.forEach((warehouse, level) -> units.put(warehouse, level.units));
        return Collections.unmodifiableSortedMap(units);
    }

    public void save(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(countedAt);
        fine.save(out);
        coarse.save(out);
        Compact.writeOptionalDecimal(out, lastPrice);
        out.writeLong(pricedAt);
        Compact.writeLong(out, stock.size());
        for (var entry : stock.entrySet()) {
            out.writeUTF(entry.getKey());
            Compact.writeDecimal(out, entry.getValue().units);
            Compact.writeLong(out, entry.getValue().atMillis);
        }
    }

    /** @throws IOException if the bytes are of another format version */
    public static ProductState load(DataInput in) throws IOException {
        Compact.expectVersion(in, VERSION, "The state of a product");
        ProductState state = new ProductState();
        state.countedAt = in.readLong();
        state.fine = SlidingCounts.load(in, KINDS, FIVE_MINUTES, FIVE_MINUTES_PER_HOUR);
        state.coarse = SlidingCounts.load(in, KINDS, HOUR, HOURS_PER_WEEK);
        state.lastPrice = Compact.readOptionalDecimal(in);
        state.pricedAt = in.readLong();
        int warehouses = Compact.readInt(in);
        for (int i = 0; i < warehouses; i++) {
            state.stock.put(in.readUTF(), new Level(Compact.readDecimal(in), Compact.readLong(in)));
        }
        return state;
    }
}
