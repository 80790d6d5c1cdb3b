package io.clickshelf.feature.stream;

import io.clickshelf.feature.model.Compact;
import io.clickshelf.feature.model.Counted;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a product's counters are made of; counted once already. */
sealed interface ProductFact {

    BinarySerde<ProductFact> SERDE = new BinarySerde<>(ProductFact::write, ProductFact::read);

    /**
     * It was met or sold.
     *
     * @param price of one unit, where it was sold at one
     */
    record Met(Counted kind, long timeMillis, @Nullable BigDecimal price) implements ProductFact {}

    /** A stock level. */
    record Stocked(String warehouseId, BigDecimal units, long timeMillis) implements ProductFact {}

    private static void write(ProductFact fact, DataOutput out) throws IOException {
        switch (fact) {
            case Met met -> {
                out.writeByte(code(met.kind));
                Compact.writeLong(out, met.timeMillis);
                Compact.writeOptionalDecimal(out, met.price);
            }
            case Stocked stocked -> {
                out.writeByte(0);
                out.writeUTF(stocked.warehouseId);
                Compact.writeDecimal(out, stocked.units);
                Compact.writeLong(out, stocked.timeMillis);
            }
        }
    }

    private static ProductFact read(DataInput in) throws IOException {
        int code = in.readByte();
        return code == 0
                ? new Stocked(in.readUTF(), Compact.readDecimal(in), Compact.readLong(in))
                : new Met(kind(code), Compact.readLong(in), Compact.readOptionalDecimal(in));
    }

    private static int code(Counted kind) {
        return switch (kind) {
            case VIEW -> 1;
            case CLICK -> 2;
            case CART -> 3;
            case PURCHASE -> 4;
            case ORDER_LINE -> 5;
        };
    }

    private static Counted kind(int code) throws IOException {
        return switch (code) {
            case 1 -> Counted.VIEW;
            case 2 -> Counted.CLICK;
            case 3 -> Counted.CART;
            case 4 -> Counted.PURCHASE;
            case 5 -> Counted.ORDER_LINE;
            default -> throw new IOException("A product's fact of unknown kind " + code);
        };
    }
}
