package io.clickshelf.logistics.model.warehouse.learnt;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The policy that comes with the product, as {@code bench warehouse gnn --write FILE} made it. */
public final class ShippedPolicy {

    private static final String NAME = "batch-policy.bin";

    private ShippedPolicy() {}

    private static final class Holder {
        static final BatchPolicy POLICY = read();
    }

    /** Read when first asked for. */
    public static BatchPolicy get() {
        return Holder.POLICY;
    }

    private static BatchPolicy read() {
        try (InputStream bytes = ShippedPolicy.class.getResourceAsStream(NAME)) {
            if (bytes == null) {
                throw new IOException("There is no " + NAME + " beside " + ShippedPolicy.class + ".");
            }
            return BatchPolicy.load(new DataInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
