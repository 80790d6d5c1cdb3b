package io.clickshelf.logistics.model.routing.search;

import java.util.Arrays;

/**
 * Parallel savings of Clarke and Wright (1964) over granular pairs, for problems without windows: each task starts on its
 * own from the nearest depot, and the ends of two routes are joined where that saves most. O(n·k·log n).
 */
final class Savings {

    private final SearchData data;
    private final int[] type;
    private final int[] root;
    private final int[][] links;
    private final int[] count;
    private final long[] load;
    private final long[] length;
    private final long[] time;

    Savings(SearchData data) {
        this.data = data;
        int tasks = data.tasks;
        this.type = new int[tasks];
        this.root = new int[tasks];
        this.links = new int[2][tasks];
        this.count = new int[tasks];
        this.load = new long[tasks * data.dimensions];
        this.length = new long[tasks];
        this.time = new long[tasks];
    }

    static boolean suits(SearchData data) {
        return data.time.ordinal() <= TimeModel.ADDITIVE.ordinal()
                && !data.shipments
                && !data.groups.any
                && !data.stocks;
    }

    /** Fills an empty state; tasks of routes for which no vehicle is left stay absent. */
    void build(SearchState state, Neighbors neighbors) {
        for (int i = 0; i < data.tasks; i++) {
            begin(i);
        }
        long[] order = order(neighbors);
        for (int at = order.length - 1; at >= 0; at--) {
            int code = (int) (order[at] & 0xFFFFFFFFL);
            int task = code / neighbors.width();
            join(task, neighbors.at(task, code % neighbors.width()));
        }
        install(state);
    }

    private void begin(int task) {
        root[task] = task;
        links[0][task] = -1;
        links[1][task] = -1;
        count[task] = 1;
        int best = -1;
        long least = Long.MAX_VALUE;
        for (int t = 0; t < data.fleet.types; t++) {
            long there = (long) toStart(task, t) + toEnd(task, t);
            if (there < least && data.fleet.allows(task, t) && fitsAlone(task, t, there)) {
                least = there;
                best = t;
            }
        }
        type[task] = best;
        length[task] = least;
        for (int k = 0; k < data.dimensions; k++) {
            int at = task * data.dimensions + k;
            load[at] = (long) data.delivery[at] + data.pickup[at];
        }
        if (best >= 0) {
            Metric metric = data.metrics[data.fleet.profile[best]];
            time[task] = metric.duration(data.fleet.startLocation[best], data.taskLocation[task])
                    + metric.duration(data.taskLocation[task], data.fleet.endLocation[best])
                    + data.service[task];
        }
    }

    private boolean fitsAlone(int task, int t, long there) {
        for (int k = 0; k < data.dimensions; k++) {
            int at = task * data.dimensions + k;
            if (Math.max(data.delivery[at], data.pickup[at]) > data.fleet.capacity[t * data.dimensions + k]) {
                return false;
            }
        }
        return there <= data.fleet.maxDistance[t];
    }

    private int toStart(int task, int t) {
        return data.metrics[data.fleet.profile[t]].distance(data.fleet.startLocation[t], data.taskLocation[task]);
    }

    private int toEnd(int task, int t) {
        return data.metrics[data.fleet.profile[t]].distance(data.taskLocation[task], data.fleet.endLocation[t]);
    }

    private long saving(int a, int b) {
        int t = type[a];
        return (long) toEnd(a, t)
                + toStart(b, t)
                - data.metrics[data.fleet.profile[t]].distance(data.taskLocation[a], data.taskLocation[b]);
    }

    private long[] order(Neighbors neighbors) {
        long[] keys = new long[data.tasks * neighbors.width()];
        int used = 0;
        for (int i = 0; i < data.tasks; i++) {
            for (int rank = 0; rank < neighbors.width() && type[i] >= 0; rank++) {
                int other = neighbors.at(i, rank);
                if (type[other] == type[i]) {
                    long saved = Math.max(0, saving(i, other));
                    keys[used++] = (saved << 32) | (i * neighbors.width() + rank);
                }
            }
        }
        long[] result = Arrays.copyOf(keys, used);
        Arrays.parallelSort(result);
        return result;
    }

    private int find(int task) {
        while (root[task] != task) {
            root[task] = root[root[task]];
            task = root[task];
        }
        return task;
    }

    private void join(int a, int b) {
        if (links[1][a] >= 0 || links[1][b] >= 0) {
            return;
        }
        int ra = find(a);
        int rb = find(b);
        int t = type[a];
        if (ra == rb || count[ra] + count[rb] > data.fleet.maxTasks[t]) {
            return;
        }
        long saved = saving(a, b);
        if (saved <= 0 || length[ra] + length[rb] - saved > data.fleet.maxDistance[t]) {
            return;
        }
        Metric metric = data.metrics[data.fleet.profile[t]];
        long lasts = time[ra]
                + time[rb]
                + metric.duration(data.taskLocation[a], data.taskLocation[b])
                - metric.duration(data.taskLocation[a], data.fleet.endLocation[t])
                - metric.duration(data.fleet.startLocation[t], data.taskLocation[b]);
        if (data.time == TimeModel.ADDITIVE && lasts > data.fleet.maxDuration[t]) {
            return;
        }
        for (int k = 0; k < data.dimensions; k++) {
            if (load[ra * data.dimensions + k] + load[rb * data.dimensions + k]
                    > data.fleet.capacity[t * data.dimensions + k]) {
                return;
            }
        }
        link(a, b);
        link(b, a);
        root[rb] = ra;
        count[ra] += count[rb];
        length[ra] += length[rb] - saved;
        time[ra] = lasts;
        for (int k = 0; k < data.dimensions; k++) {
            load[ra * data.dimensions + k] += load[rb * data.dimensions + k];
        }
    }

    private void link(int from, int to) {
        links[links[0][from] < 0 ? 0 : 1][from] = to;
    }

    private void install(SearchState state) {
        boolean[] done = new boolean[data.tasks];
        int[] buffer = new int[data.tasks];
        for (int i = 0; i < data.tasks; i++) {
            if (done[i] || links[1][i] >= 0 || type[i] < 0) {
                continue;
            }
            int length = 0;
            int before = -1;
            int node = i;
            while (node >= 0) {
                buffer[length++] = node;
                done[node] = true;
                int following = links[0][node] == before ? links[1][node] : links[0][node];
                before = node;
                node = following;
            }
            int r = state.free.any(type[i]);
            if (r >= 0) {
                state.fill(r, buffer, 0, length);
                if (!RouteLimits.holds(state, r)) {
                    state.dissolve(r);
                }
            }
        }
    }
}
