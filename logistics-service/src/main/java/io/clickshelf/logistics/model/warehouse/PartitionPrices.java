package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What each order is worth in walking, and a batch by itself: the dual prices of covering every order at least once by some
 * of the batches known so far, no fewer than must be, at the least walking, fractions allowed. Where fractions break an
 * {@link OrderRule}, it is kept as well. A revised primal
 * simplex with a dense inverse; {@code O(rows²)} a pivot.
 */
final class PartitionPrices {

    private static final double TINY = 1e-9;
    private static final double NEGATIVE = -1e-7;

    private final double[] alone;
    private final int orders;
    private final int least;
    private OrderRule[] rules = {};

    private int rows;
    private double[] wanted = new double[0];
    private double[] cost = new double[0];
    private double[] amount = new double[0];
    private double[] price;
    private double[][] inverse = new double[0][];
    /** By row of the basis; null where it leaves a rule unfilled. */
    private @Nullable BatchColumn[] basis = new BatchColumn[0];

    /**
     * @param alone metres of each order walked alone
     * @param least batches there must be, at most as many as orders
     */
    PartitionPrices(double[] alone, int least) {
        this.alone = alone;
        this.orders = alone.length;
        this.least = least;
        this.price = new double[orders + 1];
        begin();
    }

    /** Every order alone. */
    private void begin() {
        rows = orders + 1 + rules.length;
        wanted = new double[rows];
        cost = Arrays.copyOf(alone, rows);
        price = new double[rows];
        basis = new BatchColumn[rows];
        inverse = new double[rows][rows];
        SplittableRandom random = new SplittableRandom(7);
        double sum = 0;
        for (int i = 0; i < orders; i++) {
            // Unlike amounts keep the simplex from going in circles; prices are right all the same.
            wanted[i] = 1 + 1e-5 * random.nextDouble();
            sum += wanted[i];
            basis[i] = BatchColumn.of(new int[] {i}, alone[i]);
            inverse[i][i] = 1;
            inverse[orders][i] = 1;
        }
        wanted[orders] = least;
        inverse[orders][orders] = -1;
        for (int r = orders + 1; r < rows; r++) {
            wanted[r] = rules[r - orders - 1].most() + 1e-5 * random.nextDouble();
            inverse[r][r] = 1;
        }
        amount = wanted.clone();
        amount[orders] = sum - least;
    }

    /**
     * Fits prices so that no known batch is worth more than its walk: those of orders and of a batch none below 0, those of
     * rules none above.
     */
    void fit(List<BatchColumn> batches) {
        while (true) {
            prices();
            double lowest = NEGATIVE;
            BatchColumn entering = null;
            int unfilled = -1;
            for (BatchColumn batch : batches) {
                double reduced = reduced(batch);
                if (reduced < lowest) {
                    lowest = reduced;
                    entering = batch;
                }
            }
            for (int r = 0; r < rows; r++) {
                double reduced = r <= orders ? price[r] : -price[r];
                if (reduced < lowest) {
                    lowest = reduced;
                    unfilled = r;
                }
            }
            if (unfilled >= 0) {
                enter(null, new int[] {unfilled}, unfilled <= orders ? -1 : 1);
            } else if (entering != null) {
                enter(entering, rowsOf(entering), 1);
            } else {
                return;
            }
        }
    }

    /** Metres of a batch beyond what its orders, a batch and the rules it uses up are worth. */
    double reduced(BatchColumn batch) {
        double reduced = batch.meters() - price[orders];
        for (int order : batch.members()) {
            reduced -= price[order];
        }
        for (int t = 0; t < rules.length; t++) {
            double worth = price[orders + 1 + t];
            if (worth < 0) {
                reduced -= worth * rules[t].uses(batch.mask());
            }
        }
        return reduced;
    }

    /** Metres that no partition can do without, as far as batches are known. */
    double bound() {
        double sum = price[orders] * least;
        for (int r = 0; r < rows; r++) {
            sum += r == orders ? 0 : price[r] * (r < orders ? 1 : rules[r - orders - 1].most());
        }
        return sum;
    }

    /** By order, then of a batch: those of the last call of {@link #fit}, without rules. */
    double[] price() {
        return Arrays.copyOf(price, orders + 1);
    }

    /** The same with rules, for many batches. */
    BatchWorth worth() {
        int[] priced = IntStream.range(0, rules.length)
                .filter(t -> price[orders + 1 + t] < -TINY)
                .toArray();
        return new BatchWorth(
                bound(),
                price(),
                Arrays.stream(priced).mapToObj(t -> rules[t]).toArray(OrderRule[]::new),
                Arrays.stream(priced).mapToDouble(t -> price[orders + 1 + t]).toArray());
    }

    OrderRule[] rules() {
        return rules.clone();
    }

    /** Makes these the rules; prices are to be fitted anew. */
    void rules(OrderRule[] others) {
        rules = others.clone();
        begin();
    }

    /** What is used of two orders together, in whatever fractions; 1 where they are in one batch. */
    double together(long pair) {
        double sum = 0;
        for (int k = 0; k < rows; k++) {
            BatchColumn batch = basis[k];
            if (batch != null && (batch.mask() & pair) == pair) {
                sum += amount[k];
            }
        }
        return sum;
    }

    private int[] rowsOf(BatchColumn batch) {
        int[] in = Arrays.copyOf(batch.members(), rows + rules.length);
        int n = batch.members().length;
        in[n++] = orders;
        for (int t = 0; t < rules.length; t++) {
            for (int times = rules[t].uses(batch.mask()); times > 0; times--) {
                in[n++] = orders + 1 + t;
            }
        }
        return Arrays.copyOf(in, n);
    }

    private void prices() {
        Arrays.fill(price, 0);
        for (int k = 0; k < rows; k++) {
            for (int i = 0; i < rows && cost[k] != 0; i++) {
                price[i] += cost[k] * inverse[k][i];
            }
        }
    }

    private void enter(@Nullable BatchColumn batch, int[] in, int sign) {
        double[] direction = new double[rows];
        for (int k = 0; k < rows; k++) {
            for (int i : in) {
                direction[k] += sign * inverse[k][i];
            }
        }
        int leaving = -1;
        for (int k = 0; k < rows; k++) {
            if (direction[k] > TINY
                    && (leaving < 0 || amount[k] * direction[leaving] < amount[leaving] * direction[k])) {
                leaving = k;
            }
        }
        if (leaving < 0) {
            throw new IllegalStateException("The walks of batches have no lower bound; a length must be below 0.");
        }
        basis[leaving] = batch;
        cost[leaving] = batch == null ? 0 : batch.meters();
        double[] own = inverse[leaving];
        double pivot = direction[leaving];
        for (int i = 0; i < rows; i++) {
            own[i] /= pivot;
        }
        amount[leaving] /= pivot;
        for (int k = 0; k < rows; k++) {
            double factor = direction[k];
            if (k != leaving && factor != 0) {
                for (int i = 0; i < rows; i++) {
                    inverse[k][i] -= factor * own[i];
                }
                amount[k] -= factor * amount[leaving];
            }
        }
    }

    /** The batches used, in whatever fractions. */
    List<BatchColumn> used() {
        List<BatchColumn> used = new ArrayList<>();
        for (BatchColumn batch : basis) {
            if (batch != null) {
                used.add(batch);
            }
        }
        return used;
    }

    /** Where no batch is used in part: those that are, each order in one; empty if they don't hold all. */
    List<BatchColumn> whole() {
        List<BatchColumn> whole = new ArrayList<>();
        long held = 0;
        for (int k = 0; k < rows; k++) {
            BatchColumn batch = basis[k];
            if (batch != null && amount[k] > 0.5 && (batch.mask() & ~held) != 0) {
                whole.add(BatchColumn.of(batch.mask() & ~held, batch.meters()));
                held |= batch.mask();
            }
        }
        return Long.bitCount(held) == orders ? whole : List.of();
    }

    /**
     * Makes rules of what is most broken, and forgets rules that nothing depends on.
     *
     * @param each most of each kind
     * @return whether there were any
     */
    boolean tighten(int each) {
        List<OrderRule> kept = new ArrayList<>();
        for (int t = 0; t < rules.length; t++) {
            if (price[orders + 1 + t] < -TINY) {
                kept.add(rules[t]);
            }
        }
        int[] used = IntStream.range(0, rows)
                .filter(k -> basis[k] != null && amount[k] > TINY)
                .toArray();
        List<OrderRule> broken = new BrokenRules(
                        orders,
                        Arrays.stream(used)
                                .mapToLong(k -> Objects.requireNonNull(basis[k]).mask())
                                .toArray(),
                        Arrays.stream(used).mapToDouble(k -> amount[k]).toArray())
                .find(each);
        kept.addAll(broken);
        rules(kept.toArray(OrderRule[]::new));
        return !broken.isEmpty();
    }
}
