package io.clickshelf.logistics.model.routing.search;

/**
 * Adjacent string removal of Christiaens and Vanden Berghe, "Slack Induction by String Removals" (Transportation Science
 * 54(2), 2020): around a seed, from each of a few neighbouring routes a string of tasks is taken, or a string with a kept
 * middle. O(tasks removed + their routes' lengths).
 */
final class Ruin {

    private static final double SPLIT_RATE = 0.5;
    private static final double SPLIT_DEEPER = 0.01;

    private final SearchState state;
    private final SearchData data;
    private final Neighbors neighbors;
    private final SearchRandom random;
    private final boolean[] active;
    private final Journal journal;
    private final double meanRemoved;
    private final int longestString;

    Ruin(
            SearchState state,
            Neighbors neighbors,
            SearchRandom random,
            boolean[] active,
            Journal journal,
            double meanRemoved,
            int longestString) {
        this.state = state;
        this.data = state.data;
        this.neighbors = neighbors;
        this.random = random;
        this.active = active;
        this.journal = journal;
        this.meanRemoved = meanRemoved;
        this.longestString = longestString;
    }

    /**
     * @param meanSize mean number of tasks in a used route
     */
    void around(int seed, double meanSize) {
        double most = Math.min(longestString, meanSize);
        double mostStrings = 4 * meanRemoved / (1 + most) - 1;
        int strings = (int) (random.unit() * mostStrings + 1);
        int done = 0;
        if (state.route[seed] >= 0) {
            string(seed, most);
            done++;
        }
        for (int rank = 0; rank < neighbors.width() && done < strings; rank++) {
            int task = neighbors.at(seed, rank);
            int r = state.route[task];
            if (r >= 0 && active[r] && !journal.touched(r)) {
                string(task, most);
                done++;
            }
        }
    }

    private void string(int task, double most) {
        int r = state.route[task];
        journal.touch(r);
        int size = state.size[r];
        int length = (int) (random.unit() * Math.min(size, most) + 1);
        length = Math.min(length, size);
        int kept = 0;
        if (length > 1 && length < size && random.unit() < SPLIT_RATE) {
            kept = 1;
            while (length + kept < size && random.unit() < SPLIT_DEEPER) {
                kept++;
            }
        }
        remove(task, r, length, kept);
        state.afterRemoval(r);
    }

    /** Takes {@code length} tasks of the window of {@code length + kept} that holds the task; the kept ones lie within. */
    private void remove(int task, int r, int length, int kept) {
        int span = length + kept;
        int back = random.below(span);
        int first = task;
        while (back > 0 && state.prev[first] < data.tasks) {
            first = state.prev[first];
            back--;
        }
        // The window may stick out beyond the route's end: move it back.
        int reach = 0;
        for (int node = first; node < data.tasks && reach < span; node = state.next[node]) {
            reach++;
        }
        while (reach < span && state.prev[first] < data.tasks) {
            first = state.prev[first];
            reach++;
        }
        int keepFrom = kept == 0 ? span : 1 + random.below(Math.max(1, length - 1));
        int node = first;
        for (int i = 0; i < reach; i++) {
            int following = state.next[node];
            if (i < keepFrom || i >= keepFrom + kept) {
                state.unlink(node);
            }
            node = following;
        }
        if (data.shipments) {
            removeHalves(r);
        }
    }

    /** A shipment's other half goes too. */
    private void removeHalves(int r) {
        int node = state.next[state.start(r)];
        while (node != state.end(r)) {
            int following = state.next[node];
            if (data.partner[node] >= 0 && state.route[data.partner[node]] < 0) {
                state.unlink(node);
            }
            node = following;
        }
    }
}
