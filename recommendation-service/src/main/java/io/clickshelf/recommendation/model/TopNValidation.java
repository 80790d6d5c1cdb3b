package io.clickshelf.recommendation.model;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A fifth of each user's items held out at random (fixed seed).
 *
 * @param kept      the matrix without what is held out
 * @param choosing  the sample that chooses
 * @param measuring others, who say what is worth its time; those that choose where there are no others
 */
record TopNValidation(InteractionMatrix kept, Sample choosing, Sample measuring) {

    /** @param held per user: the items held out, ascending */
    record Sample(int[] users, int[][] held) {

        /** At most {@code limit} users, evenly from all that are able. */
        private static Sample of(int[] able, int[][] held, int limit) {
            int[] users = new int[Math.min(limit, able.length)];
            for (int n = 0; n < users.length; n++) {
                users[n] = able[(int) ((long) n * able.length / users.length)];
            }
            return new Sample(users, Arrays.stream(users).mapToObj(u -> held[u]).toArray(int[][]::new));
        }
    }

    static TopNValidation of(InteractionMatrix x, int limit) {
        Random random = new Random(1);
        SparseRows rows = x.byUser();
        int[][] kept = new int[x.users()][];
        int[][] held = new int[x.users()][];
        for (int u = 0; u < kept.length; u++) {
            int[] items = Arrays.copyOfRange(rows.indices(), rows.offsets()[u], rows.offsets()[u + 1]);
            for (int i = items.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int item = items[i];
                items[i] = items[j];
                items[j] = item;
            }
            int out = items.length / 5;
            held[u] = Arrays.copyOf(items, out);
            Arrays.sort(held[u]);
            kept[u] = Arrays.copyOfRange(items, out, items.length);
        }
        int[] able =
                IntStream.range(0, held.length).filter(u -> held[u].length > 0).toArray();
        Sample choosing = Sample.of(able, held, limit);
        int[] others = Arrays.stream(able)
                .filter(u -> Arrays.binarySearch(choosing.users, u) < 0)
                .toArray();
        Sample measuring = others.length == 0 ? choosing : Sample.of(others, held, limit);
        return new TopNValidation(InteractionMatrix.ofLists(x.items(), kept), choosing, measuring);
    }
}
