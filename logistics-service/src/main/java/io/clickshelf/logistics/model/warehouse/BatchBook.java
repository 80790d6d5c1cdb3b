package io.clickshelf.logistics.model.warehouse;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes down all batches that fit the cart, with their lengths, in the order of a depth-first search over sets of orders:
 * where there are some millions at most, looking through all of them is sooner done than leaving out most by bounds, as
 * those are weak where a batch walks through most of the warehouse.
 */
final class BatchBook {

    /** So many take 144 MB. */
    private static final int MOST_BATCHES = 12_000_000;

    /** Bytes of the heap that there must be for each. */
    private static final long HEAP_A_BATCH = 100;

    /** Nanoseconds that writing a batch takes at least. */
    private static final long NANOS_A_BATCH = 500;

    private final BatchState state;
    private final int n;
    private final CartLoad cart;
    private final int[] order;
    private int count;

    private BatchBook(BatchState state) {
        this.state = state;
        this.n = state.orderCount();
        this.cart = new CartLoad(state);
        this.order = cart.sorted(o -> -state.alone(o));
    }

    /** Null where there are too many batches to be written within the time, or routes can't be measured side by side. */
    static @Nullable BatchPool write(BatchState state, long nanos) {
        if (!(state.layout() instanceof AisleLayout layout)) {
            return null;
        }
        ManyTours tours = ManyTours.of(
                layout,
                IntStream.range(0, state.orderCount())
                        .flatMap(o -> Arrays.stream(state.spots(o)))
                        .toArray());
        BatchBook book = new BatchBook(state);
        long most = Math.min(
                Math.min(MOST_BATCHES, Runtime.getRuntime().maxMemory() / HEAP_A_BATCH), nanos / NANOS_A_BATCH);
        book.count(0, 0, most);
        if (tours == null || book.count > most) {
            return null;
        }
        Writer writer = book.new Writer(tours, nanos);
        writer.grow(0, 0, 0);
        return writer.written < book.count ? null : new BatchPool(writer.masks, writer.parts, book.count);
    }

    private void count(int size, int from, long most) {
        for (int k = from; k < n && count <= most; k++) {
            if (cart.fits(size, order[k])) {
                count++;
                cart.choose(size, order[k]);
                count(size + 1, k + 1, most);
            }
        }
    }

    /** Measures all batches, as many at a time as can be side by side. */
    private final class Writer {
        private final ManyTours tours;
        private final int[][] ofOrder = new int[n][];
        private final int[][] soFar;
        private final int[][] lanes;
        private final int[] measured = new int[ManyTours.LANES];
        private final long[] masks = new long[count];
        private final int[] parts = new int[count];
        private final long begin = System.nanoTime();
        private final long nanos;
        private int filled;
        private int written;
        private int slow;
        private long slowUntil;
        private boolean late;

        Writer(ManyTours tours, long nanos) {
            this.tours = tours;
            this.nanos = nanos;
            this.soFar = new int[n + 1][tours.segments()];
            this.lanes = new int[tours.segments()][ManyTours.LANES];
            for (int o = 0; o < n; o++) {
                ofOrder[o] = tours.places(state.spots(o));
            }
        }

        void grow(int size, int from, long mask) {
            for (int k = from; k < n && !late; k++) {
                if (cart.fits(size, order[k])) {
                    cart.choose(size, order[k]);
                    int[] here = soFar[size];
                    int[] more = ofOrder[order[k]];
                    int[] with = soFar[size + 1];
                    for (int s = 0; s < with.length; s++) {
                        with[s] = here[s] | more[s];
                        lanes[s][filled] = with[s];
                    }
                    long grown = mask | 1L << order[k];
                    masks[written + filled] = grown;
                    if (++filled == ManyTours.LANES) {
                        flush();
                    }
                    grow(size + 1, k + 1, grown);
                }
            }
            if (size == 0) {
                flush();
            }
        }

        private void flush() {
            tours.measure(lanes, measured);
            System.arraycopy(measured, 0, parts, written, filled);
            written += filled;
            filled = 0;
            long passed = System.nanoTime() - begin;
            if (passed < nanos / 8) {
                // The first are slower, and tell nothing.
                slowUntil = passed;
                slow = written;
            }
            double each = (double) (passed - slowUntil) / Math.max(1, written - slow);
            late |= passed > nanos || passed > nanos / 4 && passed + each * (count - written) > nanos;
        }
    }
}
