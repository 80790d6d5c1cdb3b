package io.clickshelf.logistics.model.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchBookTest {

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void lengthsAreThoseOfToursOneByOne() {
        for (int trial = 0; trial < 12; trial++) {
            BatchState state = state(7, trial % 3 + 1, trial % 2 == 0);
            List<BatchColumn> all = book(state).all();
            assertThat(all).hasSizeBetween(7, 127);
            for (BatchColumn batch : all) {
                assertThat(batch.meters()).isCloseTo(state.length(batch.members()), within(1e-3));
            }
        }
    }

    @Test
    void thePoolFindsTheSameBatchesAsTheSearchByBounds() {
        for (int trial = 0; trial < 6; trial++) {
            BatchState state = state(12, 2, trial % 2 == 0);
            double[] alone = IntStream.range(0, 12).mapToDouble(state::alone).toArray();
            PartitionPrices prices = new PartitionPrices(alone, 1);
            prices.fit(List.of());
            BatchPool within = book(state).within(prices.worth(), OrderPairs.NONE, -3);
            assertThat(within.size()).isPositive();
            assertThat(masks(new BatchPricing(state).find(prices.price(), -3, 10_000, Long.MAX_VALUE)))
                    .isEqualTo(masks(within.all()));
            for (BatchColumn batch : book(state).worthwhile(prices.worth(), OrderPairs.NONE)) {
                assertThat(prices.reduced(batch)).isNegative();
            }
        }
    }

    @Test
    void thereIsNoBookWhereItWouldTakeTooLong() {
        assertThat(BatchBook.write(state(20, 2, true), 1_000)).isNull();
    }

    private static Set<Long> masks(List<BatchColumn> batches) {
        return batches.stream().map(BatchColumn::mask).collect(Collectors.toSet());
    }

    private static BatchPool book(BatchState state) {
        return Objects.requireNonNull(BatchBook.write(state, 10_000_000_000L));
    }

    private BatchState state(int count, int blocks, boolean freeDepot) {
        double[] crossings = new double[blocks + 1];
        for (int c = 0; c <= blocks; c++) {
            crossings[c] = 8 * c;
        }
        AisleLayoutBuilder builder = new AisleLayoutBuilder().aisles(5, 3).crossAislesAt(crossings);
        if (freeDepot) {
            builder.depotLinks(7, 4, 2, 4, 7);
        } else {
            builder.depotAt(random.nextInt(5), random.nextInt(blocks + 1));
        }
        for (int s = 0; s < 60; s++) {
            builder.spot("S" + s, random.nextInt(5), random.nextInt(8 * blocks + 1));
        }
        AisleLayout layout = builder.build();
        List<PickOrder> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] spots = random.ints(1 + random.nextInt(4), 0, layout.size())
                    .distinct()
                    .toArray();
            orders.add(new PickOrder("O" + i, spots, new double[] {1 + random.nextInt(3)}));
        }
        return new BatchState(layout, orders, new CartLimits(5, new double[] {8}));
    }
}
