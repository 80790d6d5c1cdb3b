package io.clickshelf.logistics.model.warehouse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All batches that fit the cart, with their lengths, in the order of a depth-first search over sets of orders: where there
 * are some millions at most, looking through all of them is sooner done than leaving out most by bounds, as those are weak
 * where a batch walks through most of the warehouse.
 */
final class BatchBook implements BatchSource {

    /** So many take 50 MB. */
    private static final int MOST_BATCHES = 12_000_000;

    /** Nanoseconds that writing a batch may take. */
    private static final long NANOS_A_BATCH = 12_000;

    private final BatchState state;
    private final int n;
    private final CartLoad cart;
    private final int[] order;
    private int[] parts = new int[0];
    private int count;
    private boolean complete;

    private BatchBook(BatchState state) {
        this.state = state;
        this.n = state.orderCount();
        this.cart = new CartLoad(state);
        this.order = cart.sorted(o -> -state.alone(o));
    }

    /** Null where there are too many batches to be written within the time, or routes can't be measured side by side. */
    static @Nullable BatchBook of(BatchState state, long nanos) {
        if (!(state.layout() instanceof AisleLayout layout)) {
            return null;
        }
        ManyTours tours = ManyTours.of(
                layout,
                IntStream.range(0, state.orderCount())
                        .flatMap(o -> Arrays.stream(state.spots(o)))
                        .toArray());
        BatchBook book = new BatchBook(state);
        long most = Math.min(MOST_BATCHES, nanos / NANOS_A_BATCH);
        book.count(0, 0, most);
        if (tours == null || book.count > most) {
            return null;
        }
        book.parts = new int[book.count];
        Writer writer = book.new Writer(tours, System.nanoTime() + nanos);
        writer.grow(0, 0);
        return writer.late ? null : book;
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
        private final long end;
        private int filled;
        private int written;
        private boolean late;

        Writer(ManyTours tours, long end) {
            this.tours = tours;
            this.end = end;
            this.soFar = new int[n + 1][tours.segments()];
            this.lanes = new int[tours.segments()][ManyTours.LANES];
            for (int o = 0; o < n; o++) {
                ofOrder[o] = tours.places(state.spots(o));
            }
        }

        void grow(int size, int from) {
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
                    if (++filled == ManyTours.LANES) {
                        flush();
                    }
                    grow(size + 1, k + 1);
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
            late = System.nanoTime() > end;
        }
    }

    @Override
    public int fewest() {
        return cart.fewest();
    }

    /** {@code each} counts those with the same first order. */
    @Override
    public List<BatchColumn> find(PartitionPrices prices, double below, int each, long end) {
        BookReader reader = new BookReader(order, cart, parts, prices, below, each);
        List<BatchColumn> found = reader.read();
        complete = reader.complete();
        return found;
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public boolean knowsRules() {
        return true;
    }
}
