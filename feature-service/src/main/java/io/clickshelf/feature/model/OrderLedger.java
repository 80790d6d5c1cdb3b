package io.clickshelf.feature.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which events of an order have been counted, and whether the order stands: it was placed, and not everything of it was
 * cancelled, in whichever order its events come. Not thread-safe.
 */
public final class OrderLedger {

    private static final int VERSION = 1;

    private final Set<String> identities = new LinkedHashSet<>();
    private BigDecimal placed = BigDecimal.ZERO;
    private BigDecimal cancelled = BigDecimal.ZERO;

    /** Notes an event. Returns false if it has been counted before. */
    public boolean note(String identity) {
        return identities.add(identity);
    }

    /** Units placed. Returns how the number of standing orders changes: -1, 0 or 1. */
    public int place(BigDecimal units) {
        int before = standing();
        placed = placed.add(units);
        return standing() - before;
    }

    /** Units cancelled. Returns how the number of standing orders changes: -1, 0 or 1. */
    public int cancel(BigDecimal units) {
        int before = standing();
        cancelled = cancelled.add(units);
        return standing() - before;
    }

    private int standing() {
        return placed.signum() > 0 && cancelled.compareTo(placed) < 0 ? 1 : 0;
    }

    public void save(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        Compact.writeDecimal(out, placed);
        Compact.writeDecimal(out, cancelled);
        Compact.writeLong(out, identities.size());
        for (String identity : identities) {
            out.writeUTF(identity);
        }
    }

    /** @throws IOException if the bytes are of another format version */
    public static OrderLedger load(DataInput in) throws IOException {
        Compact.expectVersion(in, VERSION, "The ledger of an order");
        OrderLedger ledger = new OrderLedger();
        ledger.placed = Compact.readDecimal(in);
        ledger.cancelled = Compact.readDecimal(in);
        int count = Compact.readInt(in);
        for (int i = 0; i < count; i++) {
            ledger.identities.add(in.readUTF());
        }
        return ledger;
    }
}
