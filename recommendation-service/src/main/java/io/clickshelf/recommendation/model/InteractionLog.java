package io.clickshelf.recommendation.model;

import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What happened in a shop: who took which product, in which basket, how strongly it counts, and when; in time order. */
public final class InteractionLog {

    private final IdIndex users;
    private final IdIndex products;
    private final int baskets;
    private final int[] user;
    private final int[] product;
    private final int[] basket;
    private final float[] weight;
    private final long[] epochSecond;
    private final int size;

    private InteractionLog(Builder b) {
        users = b.users;
        products = b.products;
        baskets = b.baskets.size();
        size = b.time.size();
        int[] order = new int[size];
        for (int n = 0; n < size; n++) {
            order[n] = n;
        }
        IntArrays.stableSort(order, (x, y) -> Long.compare(b.time.getLong(x), b.time.getLong(y)));
        user = new int[size];
        product = new int[size];
        basket = new int[size];
        weight = new float[size];
        epochSecond = new long[size];
        for (int n = 0; n < size; n++) {
            user[n] = b.user.getInt(order[n]);
            product[n] = b.product.getInt(order[n]);
            basket[n] = b.basket.getInt(order[n]);
            weight[n] = b.weight.getFloat(order[n]);
            epochSecond[n] = b.time.getLong(order[n]);
        }
    }

    private InteractionLog(InteractionLog whole, int size) {
        users = whole.users;
        products = whole.products;
        baskets = whole.baskets;
        user = whole.user;
        product = whole.product;
        basket = whole.basket;
        weight = whole.weight;
        epochSecond = whole.epochSecond;
        this.size = size;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects interactions in any order. */
    public static final class Builder {
        private final IdIndex users = new IdIndex();
        private final IdIndex products = new IdIndex();
        private final IdIndex baskets = new IdIndex();
        private final IntArrayList user = new IntArrayList();
        private final IntArrayList product = new IntArrayList();
        private final IntArrayList basket = new IntArrayList();
        private final FloatArrayList weight = new FloatArrayList();
        private final LongArrayList time = new LongArrayList();

        /**
         * @param basketId what was taken together shares it: the order's id, or the session's
         * @param strength how much it counts, positive: a purchase 1, a click less
         */
        public Builder add(String userId, String productId, String basketId, double strength, long atEpochSecond) {
            if (!(strength > 0) || Double.isInfinite(strength)) {
                throw new IllegalArgumentException("Weight " + strength + " of product " + productId + " for user "
                        + userId + " must be positive; leave out what should not count.");
            }
            user.add(users.add(userId));
            product.add(products.add(productId));
            basket.add(baskets.add(basketId));
            weight.add((float) strength);
            time.add(atEpochSecond);
            return this;
        }

        public InteractionLog build() {
            return new InteractionLog(this);
        }
    }

    /** The part strictly before a moment; shares ids and memory with the whole. */
    public InteractionLog before(long limitEpochSecond) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (epochSecond[middle] < limitEpochSecond) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return new InteractionLog(this, low);
    }

    public int size() {
        return size;
    }

    public IdIndex users() {
        return users;
    }

    public IdIndex products() {
        return products;
    }

    public int user(int n) {
        return user[n];
    }

    public int product(int n) {
        return product[n];
    }

    /** What was taken together shares it. */
    public int basket(int n) {
        return basket[n];
    }

    public float weight(int n) {
        return weight[n];
    }

    public long epochSecond(int n) {
        return epochSecond[n];
    }

    /** When the first interaction happened, in epoch seconds; 0 for an empty log. */
    public long start() {
        return size == 0 ? 0 : epochSecond[0];
    }

    /** When the last interaction happened, in epoch seconds; 0 for an empty log. */
    public long end() {
        return size == 0 ? 0 : epochSecond[size - 1];
    }

    /** What each of these users took, oldest first, with its age when the log ends; empty lists for those who took nothing. */
    Map<Integer, List<HistoryItem>> histories(IntStream ofUsers) {
        Map<Integer, List<HistoryItem>> histories = new HashMap<>();
        ofUsers.forEach(one -> histories.put(one, new ArrayList<>()));
        for (int n = 0; n < size; n++) {
            List<HistoryItem> history = histories.get(user[n]);
            if (history != null) {
                double ageDays = (end() - epochSecond[n]) / Popularity.SECONDS_PER_DAY;
                history.add(new HistoryItem(products.id(product[n]), weight[n], ageDays));
            }
        }
        return histories;
    }

    /** Users × products, each pair counted once. */
    InteractionMatrix byUser() {
        return matrix(users.size(), user, n -> 1).binary();
    }

    /** Baskets × products, each pair counted once. */
    InteractionMatrix byBasket() {
        return matrix(baskets, basket, n -> 1).binary();
    }

    /** Users × products: the sum of {@code value} over the interactions of each pair; values must be positive. */
    SparseRows sums(IntToDoubleFunction value) {
        return matrix(users.size(), user, value).byUser();
    }

    /** Users × products: in how many different baskets. */
    SparseRows basketsPerPair() {
        LongOpenHashSet seen = new LongOpenHashSet(size);
        int[] kept = new int[size];
        int count = 0;
        for (int n = 0; n < size; n++) {
            if (seen.add((long) basket[n] << 32 | product[n])) {
                kept[count++] = n;
            }
        }
        int[] rows = new int[count];
        int[] columns = new int[count];
        float[] ones = new float[count];
        for (int k = 0; k < count; k++) {
            rows[k] = user[kept[k]];
            columns[k] = product[kept[k]];
            ones[k] = 1;
        }
        return InteractionMatrix.of(users.size(), products.size(), rows, columns, ones)
                .byUser();
    }

    private InteractionMatrix matrix(int rows, int[] row, IntToDoubleFunction value) {
        float[] values = new float[size];
        for (int n = 0; n < size; n++) {
            values[n] = Math.max(Float.MIN_NORMAL, (float) value.applyAsDouble(n));
        }
        return InteractionMatrix.of(
                rows, products.size(), Arrays.copyOf(row, size), Arrays.copyOf(product, size), values);
    }
}
