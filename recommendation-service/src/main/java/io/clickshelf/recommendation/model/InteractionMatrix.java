package io.clickshelf.recommendation.model;

import java.util.Arrays;

/**
 * Who took what: users × items, sparse, both by user and by item, with int ids. A pair appears once; its value is how
 * strongly it counts.
 */
public final class InteractionMatrix {

    private final SparseRows byUser;
    private final SparseRows byItem;

    private InteractionMatrix(SparseRows byUser) {
        this.byUser = byUser;
        this.byItem = byUser.transposed();
    }

    /**
     * Sums triples that name the same pair; O(n log n).
     *
     * @param users  user of each triple, 0 … userCount-1
     * @param items  item of each triple, 0 … itemCount-1
     * @param values positive weight of each triple
     * @throws IllegalArgumentException if an id lies outside its range or a value is not positive
     */
    public static InteractionMatrix of(int userCount, int itemCount, int[] users, int[] items, float[] values) {
        if (users.length != items.length || users.length != values.length) {
            throw new IllegalArgumentException("Got " + users.length + " users, " + items.length + " items and "
                    + values.length + " values; each triple needs all three.");
        }
        long[] keys = new long[users.length];
        int[] offsets = new int[userCount + 1];
        for (int n = 0; n < users.length; n++) {
            check("user", users[n], userCount);
            check("item", items[n], itemCount);
            if (!(values[n] > 0)) {
                throw new IllegalArgumentException(
                        "Value " + values[n] + " of user " + users[n] + " and item " + items[n] + " must be positive.");
            }
            offsets[users[n] + 1]++;
        }
        for (int u = 0; u < userCount; u++) {
            offsets[u + 1] += offsets[u];
        }
        int[] next = offsets.clone();
        for (int n = 0; n < users.length; n++) {
            keys[next[users[n]]++] = (long) items[n] << 32 | n;
        }
        int[] indices = new int[users.length];
        float[] summed = new float[users.length];
        int[] merged = new int[userCount + 1];
        int at = 0;
        for (int u = 0; u < userCount; u++) {
            Arrays.sort(keys, offsets[u], offsets[u + 1]);
            for (int e = offsets[u]; e < offsets[u + 1]; e++) {
                int item = (int) (keys[e] >> 32);
                float value = values[(int) keys[e]];
                if (at > merged[u] && indices[at - 1] == item) {
                    summed[at - 1] += value;
                } else {
                    indices[at] = item;
                    summed[at++] = value;
                }
            }
            merged[u + 1] = at;
        }
        return new InteractionMatrix(
                new SparseRows(itemCount, merged, Arrays.copyOf(indices, at), Arrays.copyOf(summed, at)));
    }

    /** One row per user, each with the items it took; repeated items count once with weight 1. */
    public static InteractionMatrix ofLists(int itemCount, int[][] itemsOfUser) {
        int entries = Arrays.stream(itemsOfUser).mapToInt(row -> row.length).sum();
        int[] users = new int[entries];
        int[] items = new int[entries];
        int at = 0;
        for (int u = 0; u < itemsOfUser.length; u++) {
            for (int item : itemsOfUser[u]) {
                users[at] = u;
                items[at++] = item;
            }
        }
        float[] ones = new float[entries];
        Arrays.fill(ones, 1);
        return of(itemsOfUser.length, itemCount, users, items, ones).binary();
    }

    private static void check(String what, int id, int count) {
        if (id < 0 || id >= count) {
            throw new IllegalArgumentException(what + " " + id + " lies outside 0 to " + (count - 1) + ".");
        }
    }

    /** The same pairs, each with value 1. */
    public InteractionMatrix binary() {
        float[] ones = new float[byUser.entries()];
        Arrays.fill(ones, 1);
        return new InteractionMatrix(new SparseRows(byUser.columns(), byUser.offsets(), byUser.indices(), ones));
    }

    public int users() {
        return byUser.rows();
    }

    public int items() {
        return byUser.columns();
    }

    /** Row u: the items of user u, ascending. */
    public SparseRows byUser() {
        return byUser;
    }

    /** Row i: the users of item i, ascending. */
    public SparseRows byItem() {
        return byItem;
    }
}
