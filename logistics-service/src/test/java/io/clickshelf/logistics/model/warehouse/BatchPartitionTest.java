package io.clickshelf.logistics.model.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchPartitionTest {

    private static final long SECONDS = 1_000_000_000L;

    private final SplittableRandom random = new SplittableRandom(11);

    @Test
    void provenBatchesEqualTheBestOfAllPartitions() {
        for (int trial = 0; trial < 5; trial++) {
            AisleLayout layout = layout();
            List<PickOrder> orders = orders(layout, 13);
            CartLimits limits = new CartLimits(4, new double[] {9, 14});
            OrderBatching.Result found = OrderBatching.solve(layout, orders, limits, SECONDS, trial);
            assertThat(found.exact()).isTrue();
            assertThat(found.meters()).isCloseTo(bestOfAll(layout, orders, limits), within(1e-6));
            assertWhole(layout, orders, limits, found);
        }
    }

    @Test
    void aPoorBeginningIsBetteredToTheOptimum() {
        for (int trial = 0; trial < 10; trial++) {
            AisleLayout layout = layout();
            List<PickOrder> orders = orders(layout, 11);
            CartLimits limits = new CartLimits(5, new double[] {12, 18});
            BatchState state = new BatchState(layout, orders, limits);
            for (int o = 0; o < 11; o++) {
                state.add(state.open(), o, state.alone(o));
            }
            double bound = BatchPartition.improve(state, System.nanoTime() + 20 * SECONDS);
            assertThat(bound).isEqualTo(state.total());
            assertThat(state.total()).isCloseTo(bestOfAll(layout, orders, limits), within(1e-6));
        }
    }

    @Test
    void pricesRulesAndPairsAloneFindTheOptimum() {
        for (int trial = 0; trial < 12; trial++) {
            AisleLayout layout = layout();
            List<PickOrder> orders = orders(layout, 12);
            CartLimits limits = new CartLimits(5, new double[] {12, 18});
            BatchState state = new BatchState(layout, orders, limits);
            double[] alone = IntStream.range(0, 12).mapToDouble(state::alone).toArray();
            List<BatchColumn> begin = IntStream.range(0, 12)
                    .mapToObj(o -> BatchColumn.of(1L << o, alone[o]))
                    .toList();
            BatchPool pool = Objects.requireNonNull(BatchBook.write(state, 20 * SECONDS));
            int least = new CartLoad(state).fewest();
            PartitionTree tree = new PartitionTree(alone, least, pool, begin, 0, System.nanoTime() + 20 * SECONDS);
            double best = bestOfAll(layout, orders, limits);
            assertThat(tree.run()).isCloseTo(best, within(2e-3));
            assertThat(tree.better().stream().mapToDouble(BatchColumn::meters).sum())
                    .isCloseTo(best, within(2e-3));
        }
    }

    @Test
    void twentyOrdersAreProvenAndNoWorseThanSearchAlone() {
        AisleLayout layout = layout();
        List<PickOrder> orders = orders(layout, 20);
        CartLimits limits = new CartLimits(4, new double[] {9, 14});
        OrderBatching.Result proven = OrderBatching.solve(layout, orders, limits, 20 * SECONDS, 1);
        BatchState state = new BatchState(layout, orders, limits);
        for (int o = 0; o < 20; o++) {
            state.add(state.open(), o, state.alone(o));
        }
        new BatchSearch(state, new NearOrders(state), 5, meters -> {}).improve(System.nanoTime() + SECONDS / 4);
        assertThat(proven.exact()).isTrue();
        assertThat(proven.meters()).isLessThanOrEqualTo(state.total() + 1e-6);
        assertWhole(layout, orders, limits, proven);
    }

    @Test
    void tooLittleTimeStillGivesBatchesAndSaysThatTheyAreNotProven() {
        AisleLayout layout = layout();
        List<PickOrder> orders = orders(layout, 40);
        CartLimits limits = new CartLimits(40, new double[] {60, 90});
        OrderBatching.Result found = OrderBatching.solve(layout, orders, limits, SECONDS / 20, 1);
        assertThat(found.exact()).isFalse();
        assertWhole(layout, orders, limits, found);
    }

    private AisleLayout layout() {
        AisleLayoutBuilder builder =
                new AisleLayoutBuilder().aisles(6, 4).crossAislesAt(0, 10, 20).depotAt(random.nextInt(6), 0);
        for (int s = 0; s < 100; s++) {
            builder.spot("S" + s, random.nextInt(6), random.nextInt(21));
        }
        return builder.build();
    }

    private List<PickOrder> orders(Layout layout, int count) {
        List<PickOrder> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] spots = random.ints(1 + random.nextInt(2), 0, layout.size())
                    .distinct()
                    .toArray();
            orders.add(new PickOrder("O" + i, spots, new double[] {1 + random.nextInt(4), 1 + random.nextInt(6)}));
        }
        return orders;
    }

    /** Every partition into sets that fit, each set walked by Held and Karp. */
    private static double bestOfAll(Layout layout, List<PickOrder> orders, CartLimits limits) {
        int n = orders.size();
        double[] alone = new double[1 << n];
        double[] best = new double[1 << n];
        for (int set = 1; set < 1 << n; set++) {
            int[] members = members(set, n);
            alone[set] = fits(orders, limits, members)
                    ? StopSequence.best(layout, spots(orders, members)).meters()
                    : Double.POSITIVE_INFINITY;
            best[set] = Double.POSITIVE_INFINITY;
            for (int sub = set; sub > 0; sub = sub - 1 & set) {
                best[set] = Math.min(best[set], alone[sub] + best[set ^ sub]);
            }
        }
        return best[(1 << n) - 1];
    }

    private static int[] members(int set, int n) {
        return IntStream.range(0, n).filter(o -> (set >> o & 1) == 1).toArray();
    }

    private static int[] spots(List<PickOrder> orders, int[] members) {
        return Arrays.stream(members)
                .flatMap(o -> Arrays.stream(orders.get(o).spots()))
                .distinct()
                .toArray();
    }

    private static boolean fits(List<PickOrder> orders, CartLimits limits, int[] members) {
        boolean fits = members.length <= limits.orders();
        for (int d = 0; d < limits.load().length; d++) {
            double sum = 0;
            for (int o : members) {
                sum += orders.get(o).load()[d];
            }
            fits &= sum <= limits.load()[d];
        }
        return fits;
    }

    private static void assertWhole(
            Layout layout, List<PickOrder> orders, CartLimits limits, OrderBatching.Result found) {
        double meters = 0;
        for (int[] batch : found.batches()) {
            assertThat(fits(orders, limits, batch)).isTrue();
            int[] stops = layout.route(spots(orders, batch)).stops();
            meters += WalkSimulator.walked(layout, stops);
        }
        assertThat(meters).isCloseTo(found.meters(), within(1e-6));
        assertThat(found.batches().stream()
                        .flatMapToInt(Arrays::stream)
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, orders.size()).toArray());
    }
}
