package io.clickshelf.logistics.model.routing.search;

/**
 * Adjacent string removal of Christiaens and Vanden Berghe, "Slack Induction by String Removals" (Transportation Science
 * 54(2), 2020): around a seed, from each of a few neighbouring routes a string of tasks is taken, or a string with a kept
 * middle. O(tasks removed + their routes' lengths).
 */
final class Ruin {

    private static final double SPLIT_RATE = 0.5;
    private static final double SPLIT_DEEPER = 0.01;

    /** What is ruined. */
    interface Target {

        int[] next();

        int[] prev();

        /** The route of a node, or -1. */
        int[] route();

        /** Number of tasks in each route. */
        int[] size();

        /** Whether a route has been changed in this step. */
        boolean touched(int r);

        /** Called before a route is changed. */
        void touch(int r);

        /** Takes a task out of its links. */
        void unlink(int task);

        /** Called after tasks have been taken out of a route. */
        void afterRemoval(int r);
    }

    private final Target target;
    private final SearchData data;
    private final int[] next;
    private final int[] prev;
    private final int[] route;
    private final int[] size;
    private final Neighbors neighbors;
    private final SearchRandom random;
    private final boolean[] active;
    private final double meanRemoved;
    private final int longestString;

    Ruin(
            Target target,
            SearchData data,
            Neighbors neighbors,
            SearchRandom random,
            boolean[] active,
            double meanRemoved,
            int longestString) {
        this.target = target;
        this.data = data;
        this.next = target.next();
        this.prev = target.prev();
        this.route = target.route();
        this.size = target.size();
        this.neighbors = neighbors;
        this.random = random;
        this.active = active;
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
        if (route[seed] >= 0) {
            string(seed, most);
            done++;
        }
        for (int rank = 0; rank < neighbors.width() && done < strings; rank++) {
            int task = neighbors.at(seed, rank);
            int r = route[task];
            if (r >= 0 && active[r] && !target.touched(r)) {
                string(task, most);
                done++;
            }
        }
    }

    private void string(int task, double most) {
        int r = route[task];
        target.touch(r);
        int tasks = size[r];
        int length = (int) (random.unit() * Math.min(tasks, most) + 1);
        length = Math.min(length, tasks);
        int kept = 0;
        if (length > 1 && length < tasks && random.unit() < SPLIT_RATE) {
            kept = 1;
            while (length + kept < tasks && random.unit() < SPLIT_DEEPER) {
                kept++;
            }
        }
        remove(task, r, length, kept);
        target.afterRemoval(r);
    }

    /** Takes {@code length} tasks of the window of {@code length + kept} that holds the task; the kept ones lie within. */
    private void remove(int task, int r, int length, int kept) {
        int span = length + kept;
        int back = random.below(span);
        int first = task;
        while (back > 0 && prev[first] < data.tasks) {
            first = prev[first];
            back--;
        }
        // The window may stick out beyond the route's end: move it back.
        int reach = 0;
        for (int node = first; node < data.tasks && reach < span; node = next[node]) {
            reach++;
        }
        while (reach < span && prev[first] < data.tasks) {
            first = prev[first];
            reach++;
        }
        int keepFrom = kept == 0 ? span : 1 + random.below(Math.max(1, length - 1));
        int node = first;
        for (int i = 0; i < reach; i++) {
            int following = next[node];
            if (i < keepFrom || i >= keepFrom + kept) {
                target.unlink(node);
            }
            node = following;
        }
        if (data.shipments || data.groups.any) {
            removeHalves(r);
        }
    }

    /** A shipment's other half goes too, and what must ride with a task that went. */
    private void removeHalves(int r) {
        int start = data.tasks + 2 * r;
        int node = next[start];
        while (node != start + 1) {
            int following = next[node];
            if (node < data.tasks
                    && (data.partner[node] >= 0 && route[data.partner[node]] < 0
                            || data.groups.any && leftAlone(node))) {
                target.unlink(node);
            }
            node = following;
        }
    }

    private boolean leftAlone(int node) {
        for (int other : data.groups.together(node)) {
            if (route[other] < 0) {
                return true;
            }
        }
        return false;
    }
}
