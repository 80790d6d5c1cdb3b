package io.clickshelf.feature.stream;

import io.clickshelf.feature.model.Compact;
import io.clickshelf.feature.model.DemandDay;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a day's demand is made of; counted once already. */
sealed interface DemandFact {

    BinarySerde<DemandFact> SERDE = new BinarySerde<>(DemandFact::write, DemandFact::read);

    /** An ordered line. */
    record Ordered(BigDecimal units, @Nullable BigDecimal price, boolean promotion) implements DemandFact {
        @Override
        public void addTo(DemandDay day) {
            day.ordered(units, price, promotion);
        }
    }

    /** A line that was cancelled or returned. */
    record Returned(BigDecimal units) implements DemandFact {
        @Override
        public void addTo(DemandDay day) {
            day.returned(units);
        }
    }

    /** Empty shelves. */
    record StockedOut() implements DemandFact {
        @Override
        public void addTo(DemandDay day) {
            day.stockedOut();
        }
    }

    void addTo(DemandDay day);

    private static void write(DemandFact fact, DataOutput out) throws IOException {
        switch (fact) {
            case Ordered ordered -> {
                out.writeByte(1);
                Compact.writeDecimal(out, ordered.units);
                Compact.writeOptionalDecimal(out, ordered.price);
                out.writeBoolean(ordered.promotion);
            }
            case Returned returned -> {
                out.writeByte(2);
                Compact.writeDecimal(out, returned.units);
            }
            case StockedOut _ -> out.writeByte(3);
        }
    }

    private static DemandFact read(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case 1 -> new Ordered(Compact.readDecimal(in), Compact.readOptionalDecimal(in), in.readBoolean());
            case 2 -> new Returned(Compact.readDecimal(in));
            case 3 -> new StockedOut();
            default -> throw new IOException("A day's demand fact of unknown kind " + kind);
        };
    }
}
