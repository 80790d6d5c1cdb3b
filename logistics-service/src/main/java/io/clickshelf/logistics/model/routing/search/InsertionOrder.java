package io.clickshelf.logistics.model.routing.search;

import java.util.Arrays;

/**
 * The order in which absent tasks are put back, drawn anew each time: at random, largest, farthest or nearest first, with
 * windows the shortest, earliest or latest first, and where it costs more to leave out some than others, those first.
 */
final class InsertionOrder {

    private static final int[] WEIGHTS = {4, 4, 2, 1, 2, 2, 2};
    private static final int WITHOUT_WINDOWS = 11;
    private static final int WITH_WINDOWS = 17;
    private static final int INDEX_BITS = 20;
    /** Of all draws, those by what it costs to leave a task out, where that differs. */
    private static final double BY_PENALTY = 0.4;

    private final SearchData data;
    private final SearchRandom random;
    private final long[] keys;
    private final long[][] staticKeys;
    private final boolean windows;
    private final boolean ranked;

    InsertionOrder(SearchData data, SearchRandom random) {
        this.data = data;
        this.random = random;
        this.keys = new long[data.tasks];
        this.windows = data.time.ordinal() >= TimeModel.WINDOWS.ordinal();
        this.staticKeys = staticKeys(data);
        this.ranked = differ(data);
        if (ranked) {
            rank(data, staticKeys[WEIGHTS.length]);
        }
    }

    /** The task at an index of the order drawn last. */
    int task(int index) {
        return (int) (keys[index] & ((1 << INDEX_BITS) - 1));
    }

    /** Draws an order of the absent tasks, of a shipment only the pick-up; returns their number. */
    int draw(TaskSet absent) {
        return draw(absent, 0, 1);
    }

    /** The same, but of the first {@code standing} only a share. */
    int draw(TaskSet absent, int standing, double share) {
        int by = ranked && random.unit() < BY_PENALTY ? WEIGHTS.length : drawn();
        int count = 0;
        for (int i = 0; i < absent.count(); i++) {
            int task = absent.get(i);
            if (i < standing && share < 1 && random.unit() >= share) {
                continue;
            }
            if (data.partner[task] >= 0 && data.partner[task] < task) {
                continue;
            }
            long key = by == 0 ? random.below(1 << 30) : staticKeys[by][task];
            keys[count++] = (key << INDEX_BITS) | task;
        }
        Arrays.sort(keys, 0, count);
        return count;
    }

    private int drawn() {
        int draw = random.below(windows ? WITH_WINDOWS : WITHOUT_WINDOWS);
        int by = 0;
        while (draw >= WEIGHTS[by]) {
            draw -= WEIGHTS[by++];
        }
        return by;
    }

    private static boolean differ(SearchData data) {
        long first = -1;
        for (int i = 0; i < data.tasks; i++) {
            // Of a shipment the pick-up carries the penalty of both.
            if (data.partner[i] < i && data.partner[i] >= 0) {
                continue;
            }
            if (first >= 0 && data.penalty[i] != first) {
                return true;
            }
            first = data.penalty[i];
        }
        return false;
    }

    /** Dearest first; 1 for the largest penalty. */
    private static void rank(SearchData data, long[] keys) {
        long[] sorted = data.penalty.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < data.tasks; i++) {
            keys[i] = (long) data.tasks - Arrays.binarySearch(sorted, data.penalty[i]);
        }
    }

    /** Per order but the random one, and per task, a number below 2^40; tasks with small ones come first. */
    private static long[][] staticKeys(SearchData data) {
        long[][] result = new long[WEIGHTS.length + 1][data.tasks];
        double[] scale = new double[data.dimensions];
        for (int i = 0; i < data.tasks; i++) {
            for (int k = 0; k < scale.length; k++) {
                scale[k] = Math.max(scale[k], size(data, i, k));
            }
        }
        for (int i = 0; i < data.tasks; i++) {
            double demand = 0;
            for (int k = 0; k < scale.length; k++) {
                demand += scale[k] == 0 ? 0 : size(data, i, k) / scale[k];
            }
            int nearest = Integer.MAX_VALUE;
            for (int t = 0; t < data.fleet.types; t++) {
                nearest =
                        Math.min(nearest, data.metrics[0].distance(data.fleet.startLocation[t], data.taskLocation[i]));
            }
            long opens = data.windowOpens[data.windowFrom[i]];
            long closes = data.windowCloses[data.windowFrom[i + 1] - 1];
            result[1][i] = (long) (1e9 * (1 - demand / Math.max(1, scale.length)));
            result[2][i] = (long) Integer.MAX_VALUE - nearest;
            result[3][i] = nearest;
            result[4][i] = Math.min(closes - opens, 1L << 40);
            result[5][i] = Math.min(opens, 1L << 40);
            result[6][i] = (1L << 40) - Math.min(closes, 1L << 40);
        }
        return result;
    }

    private static double size(SearchData data, int task, int dimension) {
        int at = task * data.dimensions + dimension;
        return data.delivery[at] + Math.abs(data.pickup[at]);
    }
}
