package io.clickshelf.logistics.model.warehouse;

/**
 * The order of stops by walking distances alone, for layouts without a special structure: exact by dynamic programming
 * over sets up to eleven stops (Held and Karp 1962), beyond by insertion and {@link SequenceSearch}. Distances may differ
 * by direction.
 */
final class StopSequence {

    private static final int EXACT_STOPS = 11;

    private static final int KICKS = 150;

    /** Exact lengths alone, which are asked for by the million. */
    private static final int QUICK_STOPS = 6;

    private StopSequence() {}

    static PickRoute best(Layout layout, int[] spots) {
        double[][] distance = matrix(layout, spots);
        if (spots.length <= EXACT_STOPS) {
            return heldKarp(distance, spots);
        }
        int[] order = insertion(distance);
        double length = new SequenceSearch(distance, order).run(order, KICKS);
        return new PickRoute(named(order, spots), length, false);
    }

    /** A walk of the {@link #length}. */
    static PickRoute quick(Layout layout, int[] spots) {
        double[][] distance = matrix(layout, spots);
        if (spots.length <= QUICK_STOPS) {
            return heldKarp(distance, spots);
        }
        int[] order = insertion(distance);
        double length = new SequenceSearch(distance, order).run(order);
        return new PickRoute(named(order, spots), length, false);
    }

    static double length(Layout layout, int[] spots) {
        double[][] distance = matrix(layout, spots);
        if (spots.length <= QUICK_STOPS) {
            return heldKarp(distance, spots).meters();
        }
        int[] order = insertion(distance);
        return new SequenceSearch(distance, order).run(order);
    }

    /** Row and column n stand for the depot. */
    private static double[][] matrix(Layout layout, int[] spots) {
        int n = spots.length;
        double[][] distance = new double[n + 1][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                distance[i][j] = layout.distance(spots[i], spots[j]);
            }
            distance[i][n] = layout.toDepot(spots[i]);
            distance[n][i] = layout.fromDepot(spots[i]);
        }
        return distance;
    }

    private static PickRoute heldKarp(double[][] distance, int[] spots) {
        int n = spots.length;
        double[][] best = new double[1 << n][n];
        byte[][] before = new byte[1 << n][n];
        for (int set = 1; set < 1 << n; set++) {
            for (int last = 0; last < n; last++) {
                int rest = set & ~(1 << last);
                best[set][last] = rest == 0 ? distance[n][last] : Double.POSITIVE_INFINITY;
                for (int p = 0; p < n && rest != set; p++) {
                    if ((rest >> p & 1) == 1 && best[rest][p] + distance[p][last] < best[set][last]) {
                        best[set][last] = best[rest][p] + distance[p][last];
                        before[set][last] = (byte) p;
                    }
                }
            }
        }
        int set = (1 << n) - 1;
        int last = 0;
        for (int i = 1; i < n; i++) {
            last = best[set][i] + distance[i][n] < best[set][last] + distance[last][n] ? i : last;
        }
        double meters = n == 0 ? 0 : best[set][last] + distance[last][n];
        int[] order = new int[n];
        for (int i = n - 1; i >= 0; i--) {
            order[i] = last;
            int p = before[set][last];
            set &= ~(1 << last);
            last = p;
        }
        return new PickRoute(named(order, spots), meters, true);
    }

    private static int[] insertion(double[][] distance) {
        int n = distance.length - 1;
        int[] order = new int[n];
        for (int size = 0; size < n; size++) {
            double best = Double.POSITIVE_INFINITY;
            int at = 0;
            for (int p = 0; p <= size; p++) {
                int a = p == 0 ? n : order[p - 1];
                int b = p == size ? n : order[p];
                double extra = distance[a][size] + distance[size][b] - (a == b ? 0 : distance[a][b]);
                if (extra < best) {
                    best = extra;
                    at = p;
                }
            }
            System.arraycopy(order, at, order, at + 1, size - at);
            order[at] = size;
        }
        return order;
    }

    private static int[] named(int[] order, int[] spots) {
        int[] stops = new int[order.length];
        for (int i = 0; i < stops.length; i++) {
            stops[i] = spots[order[i]];
        }
        return stops;
    }
}
