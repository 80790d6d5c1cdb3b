package io.clickshelf.feature.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The demand for one product in one warehouse on one day, as it adds up. Not thread-safe. */
public final class DemandDay {

    private static final int VERSION = 1;
    private static final int PRICE_SCALE = 4;

    private BigDecimal units = BigDecimal.ZERO;
    private BigDecimal returnedUnits = BigDecimal.ZERO;
    private BigDecimal revenue = BigDecimal.ZERO;
    private BigDecimal pricedUnits = BigDecimal.ZERO;
    private long lines;
    private long returnedLines;
    private boolean promotion;
    private boolean stockedOut;
    private long revision;

    /** Adds an ordered line. */
    public void ordered(BigDecimal quantity, @Nullable BigDecimal unitPrice, boolean underPromotion) {
        units = units.add(quantity);
        lines++;
        if (unitPrice != null) {
            revenue = revenue.add(quantity.multiply(unitPrice));
            pricedUnits = pricedUnits.add(quantity);
        }
        promotion |= underPromotion;
        revision++;
    }

    /** Adds a line that came back. */
    public void returned(BigDecimal quantity) {
        returnedUnits = returnedUnits.add(quantity);
        returnedLines++;
        revision++;
    }

    /** The warehouse reported empty shelves. */
    public void stockedOut() {
        stockedOut = true;
        revision++;
    }

    public BigDecimal units() {
        return units;
    }

    public BigDecimal returnedUnits() {
        return returnedUnits;
    }

    public BigDecimal revenue() {
        return revenue;
    }

    /** Paid for one unit, over the lines that had a price; null where none had. */
    public @Nullable BigDecimal averagePrice() {
        return pricedUnits.signum() == 0 ? null : revenue.divide(pricedUnits, PRICE_SCALE, RoundingMode.HALF_UP);
    }

    public long lines() {
        return lines;
    }

    public long returnedLines() {
        return returnedLines;
    }

    public boolean isPromotion() {
        return promotion;
    }

    public boolean isStockedOut() {
        return stockedOut;
    }

    /** How many changes are in it. */
    public long revision() {
        return revision;
    }

    public void save(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        Compact.writeDecimal(out, units);
        Compact.writeDecimal(out, returnedUnits);
        Compact.writeDecimal(out, revenue);
        Compact.writeDecimal(out, pricedUnits);
        Compact.writeLong(out, lines);
        Compact.writeLong(out, returnedLines);
        out.writeByte((promotion ? 1 : 0) | (stockedOut ? 2 : 0));
        Compact.writeLong(out, revision);
    }

    /** @throws IOException if the bytes are of another format version */
    public static DemandDay load(DataInput in) throws IOException {
        Compact.expectVersion(in, VERSION, "The demand of a day");
        DemandDay day = new DemandDay();
        day.units = Compact.readDecimal(in);
        day.returnedUnits = Compact.readDecimal(in);
        day.revenue = Compact.readDecimal(in);
        day.pricedUnits = Compact.readDecimal(in);
        day.lines = Compact.readLong(in);
        day.returnedLines = Compact.readLong(in);
        int flags = in.readByte();
        day.promotion = (flags & 1) != 0;
        day.stockedOut = (flags & 2) != 0;
        day.revision = Compact.readLong(in);
        return day;
    }
}
