package io.clickshelf.logistics.model.warehouse;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.List;

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
    private long work;

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
        this.lengths = new double[this.batches.length];
        this.stops = new int[this.batches.length][];
        for (int b = 0; b < this.batches.length; b++) {
            refresh(b);
        }
    }

    /** Batches looked at so far; a new route counts as twenty. */
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

    /** Extra metres, roughly, of having a product at a spot rather than nowhere. */
    double detour(int product, int spot) {
        int own = spotOf[product];
        double sum = 0;
        work += batchesOf[product].size();
        for (int b : batchesOf[product]) {
            double least = Double.POSITIVE_INFINITY;
            int last = -1;
            for (int stop : stops[b]) {
                // Its own stop falls away, unless another product lies there too.
                if (stop != own) {
                    least = Math.min(least, via(last, spot, stop));
                    last = stop;
                }
            }
            least = Math.min(least, via(last, spot, -1));
            sum += weights[b] * least;
        }
        return sum;
    }

    /** Extra metres of a spot between two stops; -1 is the depot. */
    private double via(int from, int spot, int to) {
        double there = from < 0 ? layout.fromDepot(spot) : layout.distance(from, spot);
        double on = to < 0 ? layout.toDepot(spot) : layout.distance(spot, to);
        double straight = from < 0
                ? (to < 0 ? 0 : layout.fromDepot(to))
                : to < 0 ? layout.toDepot(from) : layout.distance(from, to);
        return there + on - straight;
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
        work += 20L * touched.size();
        double sum = 0;
        for (int b : touched) {
            sum += weights[b] * (layout.routeLength(spotsOf(b)) - lengths[b]);
        }
        spotOf[product] = own;
        if (other >= 0) {
            spotOf[other] = spot;
        }
        return sum;
    }

    void move(int product, int spot) {
        spotOf[product] = spot;
        for (int b : batchesOf[product]) {
            refresh(b);
        }
    }

    private void refresh(int b) {
        PickRoute route = layout.quickRoute(spotsOf(b));
        lengths[b] = route.meters();
        stops[b] = route.stops();
    }

    private int[] spotsOf(int b) {
        return Arrays.stream(batches[b])
                .map(p -> spotOf[p])
                .filter(s -> s >= 0)
                .distinct()
                .toArray();
    }
}
