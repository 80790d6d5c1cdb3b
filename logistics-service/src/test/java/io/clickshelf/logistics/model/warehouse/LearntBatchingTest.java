package io.clickshelf.logistics.model.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.logistics.model.warehouse.learnt.BatchPolicy;
import io.clickshelf.logistics.model.warehouse.learnt.ShippedPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearntBatchingTest {

    private final SplittableRandom random = new SplittableRandom(17);
    private final AisleLayout layout = layout();
    private final CartLimits cart = new CartLimits(6, new double[] {12});

    @Test
    void itsBatchesAreWholeFitTheCartAndWalkAsTheySay() {
        List<BatchPolicy.Example> examples = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            examples.add(LearntBatching.example(layout, orders(50), cart, 400, i));
        }
        BatchPolicy policy = BatchPolicy.fit(examples, 10, 1);
        List<PickOrder> orders = orders(120);
        OrderBatching.Result built = LearntBatching.construct(layout, orders, cart, policy);
        OrderBatching.Result searched =
                LearntBatching.solve(layout, orders, cart, policy, 300_000_000, 1, meters -> {});
        verify(orders, built);
        verify(orders, searched);
        assertThat(searched.meters()).isLessThan(built.meters());
        assertThat(built.meters())
                .isLessThan(OrderBatching.firstCome(layout, orders, cart).meters());
    }

    @Test
    void theSameSeedGivesTheSameExample() {
        List<PickOrder> orders = orders(60);
        BatchPolicy.Example one = LearntBatching.example(layout, orders, cart, 300, 4);
        BatchPolicy.Example other = LearntBatching.example(layout, orders, cart, 300, 4);
        assertThat(one.together()).isEqualTo(other.together());
        assertThat(one.graph().edges()).isDeepEqualTo(other.graph().edges());
        assertThat(Arrays.stream(one.together()).sum()).isPositive();
    }

    @Test
    void thePolicyThatComesWithTheProductIsReadAndBatchesBetterThanChance() {
        List<PickOrder> orders = orders(150);
        OrderBatching.Result built = LearntBatching.construct(layout, orders, cart, ShippedPolicy.get());
        verify(orders, built);
        assertThat(built.meters())
                .isLessThan(OrderBatching.firstCome(layout, orders, cart).meters());
    }

    private void verify(List<PickOrder> orders, OrderBatching.Result result) {
        double meters = 0;
        for (int[] batch : result.batches()) {
            assertThat(batch.length).isLessThanOrEqualTo(cart.orders());
            assertThat(Arrays.stream(batch)
                            .mapToDouble(o -> orders.get(o).load()[0])
                            .sum())
                    .isLessThanOrEqualTo(cart.load()[0]);
            int[] spots = Arrays.stream(batch)
                    .flatMap(o -> Arrays.stream(orders.get(o).spots()))
                    .distinct()
                    .toArray();
            meters += WalkSimulator.walked(layout, layout.route(spots).stops());
        }
        assertThat(result.meters()).isCloseTo(meters, within(1e-6));
        assertThat(result.batches().stream()
                        .flatMapToInt(Arrays::stream)
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, orders.size()).toArray());
    }

    private static AisleLayout layout() {
        AisleLayoutBuilder builder =
                new AisleLayoutBuilder().aisles(8, 4).crossAislesAt(0, 12, 24).depotAt(0, 0);
        for (int s = 0; s < 200; s++) {
            builder.spot("S" + s, s % 8, s / 8);
        }
        return builder.build();
    }

    private List<PickOrder> orders(int count) {
        List<PickOrder> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] spots = random.ints(1 + random.nextInt(4), 0, layout.size())
                    .distinct()
                    .toArray();
            orders.add(new PickOrder("O" + i, spots, new double[] {1 + random.nextInt(4)}));
        }
        return orders;
    }
}
