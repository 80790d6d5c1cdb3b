package io.clickshelf.logistics.model.routing.search;

import java.util.Arrays;

/**
 * Shares the vehicles out among threads so that each gets routes that lie together: the used routes are ordered by how far
 * a task in their middle is from a random task, and cut into parts of equally many tasks. Needs no coordinates.
 */
final class Partition {

    private Partition() {}

    /** The thread for each vehicle. */
    static int[] draw(SearchData data, int[][] routes, int parts, SearchRandom random) {
        int[] part = new int[data.fleet.vehicles];
        long[] keys = new long[data.fleet.vehicles];
        int used = 0;
        int seed = data.taskLocation[random.below(data.tasks)];
        // The far end from a random task: slices seen from there are flatter than rings around the middle.
        int far = seed;
        for (int i = 0; i < data.tasks; i++) {
            if (data.metrics[0].distance(seed, data.taskLocation[i]) > data.metrics[0].distance(seed, far)) {
                far = data.taskLocation[i];
            }
        }
        boolean fromFar = random.below(2) == 0;
        int spare = 0;
        for (int r = 0; r < part.length; r++) {
            if (routes[r].length == 0) {
                part[r] = spare++ % parts;
                continue;
            }
            int middle = data.location(routes[r][routes[r].length / 2]);
            long distance = data.metrics[0].distance(fromFar ? far : seed, middle);
            keys[used++] = (distance << 32) | r;
        }
        Arrays.sort(keys, 0, used);
        long total = 0;
        for (int[] route : routes) {
            total += route.length;
        }
        long before = 0;
        for (int i = 0; i < used; i++) {
            int r = (int) keys[i];
            part[r] = (int) Math.min(parts - 1L, before * parts / Math.max(1, total));
            before += routes[r].length;
        }
        return part;
    }
}
