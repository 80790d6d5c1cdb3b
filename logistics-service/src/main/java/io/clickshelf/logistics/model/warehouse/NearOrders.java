package io.clickshelf.logistics.model.warehouse;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** For each order those whose spots lie nearest to its own, nearest first; found when first asked for. */
final class NearOrders implements Neighbours {

    static final int COUNT = 40;

    /** Metres from every order to every place are kept up to so many. */
    private static final long MOST_CELLS = 8_000_000;

    private final BatchState state;
    private final int[] @Nullable [] near;
    private final double[] @Nullable [] weights;

    /** Metres from the nearest of an order's spots to each place, where that pays. */
    private final float[] @Nullable [] reach;

    NearOrders(BatchState state) {
        this.state = state;
        this.near = new int[state.orderCount()][];
        this.weights = new double[state.orderCount()][];
        this.reach = new float[state.orderCount()][];
    }

    /** Falls with the metres between the orders, set against the walk for the order alone. */
    @Override
    public double[] weights(int order) {
        double[] known = weights[order];
        if (known == null) {
            int[] others = of(order);
            known = new double[others.length];
            for (int k = 0; k < known.length; k++) {
                known[k] = 1 / (0.02 + remoteness(order, others[k]) / state.alone(order));
            }
            weights[order] = known;
        }
        return known;
    }

    @Override
    public int[] of(int order) {
        int[] known = near[order];
        if (known == null) {
            known = find(order);
            near[order] = known;
        }
        return known;
    }

    private int[] find(int order) {
        int n = state.orderCount();
        long[] keyed = new long[n];
        for (int i = 0; i < n; i++) {
            double d = i == order ? 1e9 : remoteness(order, i);
            keyed[i] = ((long) Float.floatToIntBits((float) d) << 32) | i;
        }
        Arrays.sort(keyed);
        int[] nearest = new int[Math.min(COUNT, n - 1)];
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = (int) keyed[i];
        }
        return nearest;
    }

    /** Mean metres from each order's spots to the nearest of the other's, both ways: small if one adds little to the other. */
    private double remoteness(int a, int b) {
        return Math.min(toward(a, b), toward(b, a));
    }

    double toward(int a, int b) {
        Layout layout = state.layout();
        float[] meters = reach(b);
        double sum = 0;
        for (int from : state.spots(a)) {
            sum += meters != null ? meters[layout.place(from)] : nearest(layout, from, state.spots(b));
        }
        return sum / state.spots(a).length;
    }

    private static double nearest(Layout layout, int from, int[] spots) {
        double near = Double.POSITIVE_INFINITY;
        for (int to : spots) {
            near = Math.min(near, layout.distance(from, to));
        }
        return near;
    }

    /** Null where it costs more than it saves: for few orders in a large warehouse, or in too much of both. */
    private float @Nullable [] reach(int order) {
        Layout layout = state.layout();
        long cells = (long) layout.places() * state.orderCount();
        if (cells > MOST_CELLS || layout.places() > 2L * state.orderCount() * state.spots(order).length) {
            return null;
        }
        float[] known = reach[order];
        if (known == null) {
            known = new float[layout.places()];
            Arrays.fill(known, Float.POSITIVE_INFINITY);
            boolean[] seen = new boolean[known.length];
            for (int spot = 0; spot < layout.size(); spot++) {
                int place = layout.place(spot);
                if (!seen[place]) {
                    seen[place] = true;
                    known[place] = (float) nearest(layout, spot, state.spots(order));
                }
            }
            reach[order] = known;
        }
        return known;
    }
}
