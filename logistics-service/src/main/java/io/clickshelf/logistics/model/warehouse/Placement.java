package io.clickshelf.logistics.model.warehouse;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which spot each product lies in, and what the picking of given batches walks then. A change is first estimated by the
 * detour it makes in the routes as they are, and then evaluated by new routes for the batches it touches.
 */
final class Placement {

    private final Layout layout;
    private final int[][] batches;
    private final double[] weights;
    private final int[] spotOf;
    private final IntArrayList[] batchesOf;
    private final double[] lengths;
    private final int[][] stops;
    private final DetourRows rows;
    private long work;

    /** What a new route of no, and of one more stop costs, in gaps looked at. */
    private static final long ROUTE_WORK = 4_000;

    private static final long STOP_WORK = 100;

    /**
     * @param batches products by batch
     * @param weights how often each batch is walked
     * @param spotOf  by product; -1 where it lies nowhere yet
     */
    Placement(Layout layout, List<int[]> batches, double[] weights, int[] spotOf) {
        this.layout = layout;
        this.batches = batches.toArray(int[][]::new);
        this.weights = weights;
        this.spotOf = spotOf.clone();
        this.batchesOf = new IntArrayList[spotOf.length];
        Arrays.setAll(batchesOf, p -> new IntArrayList());
        for (int b = 0; b < this.batches.length; b++) {
            for (int product : this.batches[b]) {
                if (!batchesOf[product].contains(b)) {
                    batchesOf[product].add(b);
                }
            }
        }
        this.rows = new DetourRows(layout, this.batches.length);
        this.lengths = new double[this.batches.length];
        this.stops = new int[this.batches.length][];
        for (int b = 0; b < this.batches.length; b++) {
            refresh(b);
        }
    }

    /** Gaps between stops looked at so far, and new routes for what they cost compared to that. */
    long work() {
        return work;
    }

    int spot(int product) {
        return spotOf[product];
    }

    int[] spots() {
        return spotOf.clone();
    }

    double total() {
        double sum = 0;
        for (int b = 0; b < lengths.length; b++) {
            sum += weights[b] * lengths[b];
        }
        return sum;
    }

    /** How often a product is walked to. */
    double visits(int product) {
        double sum = 0;
        for (int b : batchesOf[product]) {
            sum += weights[b];
        }
        return sum;
    }

    /** Products, those that are walked to most often first. */
    List<Integer> byVisits() {
        return IntStream.range(0, spotOf.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer p) -> visits(p)).reversed())
                .toList();
    }

    /** Extra metres, roughly, of having a product at a spot rather than nowhere. */
    double detour(int product, int spot) {
        double sum = 0;
        for (int b : batchesOf[product]) {
            int own = own(product, b);
            sum += weights[b]
                    * (rows.has(b) ? rows.detour(b, stops[b], own, layout.place(spot)) : scanned(b, own, spot));
        }
        work += batchesOf[product].size();
        return sum;
    }

    /** {@link #detour} of all spots, by their {@link Layout#place}; infinite for those that are not wanted. */
    double[] detours(int product, int[] wantedSpots) {
        double[] sum = new double[layout.places()];
        Arrays.fill(sum, Double.POSITIVE_INFINITY);
        for (int spot : wantedSpots) {
            sum[layout.place(spot)] = 0;
        }
        if (!rows.affordable()) {
            for (int spot : wantedSpots) {
                sum[layout.place(spot)] = detour(product, spot);
            }
            return sum;
        }
        for (int b : batchesOf[product]) {
            int own = own(product, b);
            if (!rows.has(b)) {
                rows.fill(b, stops[b]);
                work += (long) sum.length * (stops[b].length + 1);
            }
            for (int place = 0; place < sum.length; place++) {
                if (sum[place] < Double.POSITIVE_INFINITY) {
                    sum[place] += weights[b] * rows.detour(b, stops[b], own, place);
                }
            }
        }
        work += (long) sum.length * batchesOf[product].size();
        return sum;
    }

    /** The index of a product's stop in a batch; -1 for none. */
    private int own(int product, int batch) {
        int spot = spotOf[product];
        for (int i = 0; i < stops[batch].length && spot >= 0; i++) {
            if (stops[batch][i] == spot) {
                return i;
            }
        }
        return -1;
    }

    private double scanned(int batch, int own, int spot) {
        double least = Double.POSITIVE_INFINITY;
        int last = -1;
        work += stops[batch].length;
        for (int i = 0; i < stops[batch].length; i++) {
            if (i != own) {
                least = Math.min(least, rows.via(last, spot, stops[batch][i]));
                last = stops[batch][i];
            }
        }
        return Math.min(least, rows.via(last, spot, -1));
    }

    /** Exact metres gained (below 0: saved) if a product moves to a spot and, if it isn't -1, another to the first's. */
    double change(int product, int spot, int other) {
        int own = spotOf[product];
        IntArrayList touched = new IntArrayList(batchesOf[product]);
        spotOf[product] = spot;
        if (other >= 0) {
            spotOf[other] = own;
            for (int b : batchesOf[other]) {
                if (!touched.contains(b)) {
                    touched.add(b);
                }
            }
        }
        double sum = 0;
        for (int b : touched) {
            work += ROUTE_WORK + STOP_WORK * batches[b].length;
            sum += weights[b] * (layout.routeLength(spotsOf(b)) - lengths[b]);
        }
        spotOf[product] = own;
        if (other >= 0) {
            spotOf[other] = spot;
        }
        return sum;
    }

    void measureAll() {
        for (int b = 0; b < batches.length; b++) {
            refresh(b);
        }
    }

    void move(int product, int spot) {
        move(product, spot, true);
    }

    /** @param measured with new routes; without, {@link #measureAll} is due once all lie */
    void move(int product, int spot, boolean measured) {
        spotOf[product] = spot;
        for (int b : batchesOf[product]) {
            if (measured) {
                refresh(b);
            }
        }
    }

    private void refresh(int b) {
        PickRoute route = layout.quickRoute(spotsOf(b));
        lengths[b] = route.meters();
        stops[b] = route.stops();
        rows.forget(b);
        work += ROUTE_WORK + STOP_WORK * batches[b].length;
    }

    private int[] spotsOf(int b) {
        return Arrays.stream(batches[b])
                .map(p -> spotOf[p])
                .filter(s -> s >= 0)
                .distinct()
                .toArray();
    }
}
