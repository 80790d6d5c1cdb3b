package io.clickshelf.feature.stream;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.feature.model.Compact;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shopper's profile is made of. */
sealed interface UserFact {

    BinarySerde<UserFact> SERDE = new BinarySerde<>(UserFact::write, UserFact::read);

    /**
     * The shopper did something; not yet checked for having been counted.
     *
     * @param price of one unit, where the shopper saw one
     */
    record Acted(
            String userId,
            String identity,
            ActionType action,
            @Nullable String productId,
            long timeMillis,
            @Nullable BigDecimal price)
            implements UserFact {}

    /**
     * An order of the shopper, counted once already.
     *
     * @param standing how the number of orders that stand changes
     * @param returned whether the units came back
     * @param products of the lines, at most as many as a profile remembers
     */
    record Ordered(
            String userId,
            long timeMillis,
            int standing,
            boolean returned,
            BigDecimal units,
            BigDecimal amount,
            @Nullable String country,
            List<String> products)
            implements UserFact {}

    /** The shopper is to be forgotten. */
    record Erased(String userId) implements UserFact {}

    String userId();

    private static void write(UserFact fact, DataOutput out) throws IOException {
        switch (fact) {
            case Acted acted -> {
                out.writeByte(1);
                out.writeUTF(acted.userId);
                out.writeUTF(acted.identity);
                out.writeByte(ActionCodes.of(acted.action));
                Compact.writeOptionalText(out, acted.productId);
                Compact.writeLong(out, acted.timeMillis);
                Compact.writeOptionalDecimal(out, acted.price);
            }
            case Ordered ordered -> {
                out.writeByte(2);
                out.writeUTF(ordered.userId);
                Compact.writeLong(out, ordered.timeMillis);
                out.writeByte(ordered.standing);
                out.writeBoolean(ordered.returned);
                Compact.writeDecimal(out, ordered.units);
                Compact.writeDecimal(out, ordered.amount);
                Compact.writeOptionalText(out, ordered.country);
                Compact.writeLong(out, ordered.products.size());
                for (String product : ordered.products) {
                    out.writeUTF(product);
                }
            }
            case Erased erased -> {
                out.writeByte(3);
                out.writeUTF(erased.userId);
            }
        }
    }

    private static UserFact read(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case 1 ->
                new Acted(
                        in.readUTF(),
                        in.readUTF(),
                        ActionCodes.action(in.readByte()),
                        Compact.readOptionalText(in),
                        Compact.readLong(in),
                        Compact.readOptionalDecimal(in));
            case 2 ->
                new Ordered(
                        in.readUTF(),
                        Compact.readLong(in),
                        in.readByte(),
                        in.readBoolean(),
                        Compact.readDecimal(in),
                        Compact.readDecimal(in),
                        Compact.readOptionalText(in),
                        products(in));
            case 3 -> new Erased(in.readUTF());
            default -> throw new IOException("A shopper's fact of unknown kind " + kind);
        };
    }

    private static List<String> products(DataInput in) throws IOException {
        int count = Compact.readInt(in);
        List<String> products = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            products.add(in.readUTF());
        }
        return products;
    }
}
