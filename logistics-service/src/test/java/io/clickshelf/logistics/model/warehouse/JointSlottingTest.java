package io.clickshelf.logistics.model.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JointSlottingTest {

    private static final int PRODUCTS = 12;

    private final SplittableRandom random = new SplittableRandom(9);

    @Test
    void fewOrdersAndProductsGetTheBestPlacesOfAll() {
        AisleLayout layout = layout();
        for (int trial = 0; trial < 6; trial++) {
            List<int[]> orders = new ArrayList<>();
            for (int o = 0; o < 6; o++) {
                orders.add(random.ints(2, 0, PRODUCTS).distinct().toArray());
            }
            int[] spots =
                    random.ints(0, layout.size()).distinct().limit(PRODUCTS).toArray();
            int[] free = IntStream.range(0, layout.size())
                    .filter(spot -> Arrays.stream(spots).noneMatch(taken -> taken == spot))
                    .toArray();
            spots[0] = -1;
            spots[1] = -1;
            JointSlotting.Result found = JointSlotting.solve(layout, orders, spots, free, 3, 200_000_000, trial);
            assertThat(found.meters()).isCloseTo(best(layout, orders, spots, free), within(1e-6));
        }
    }

    private static double best(AisleLayout layout, List<int[]> orders, int[] spots, int[] free) {
        double best = Double.POSITIVE_INFINITY;
        int[] at = spots.clone();
        for (int first : free) {
            for (int second : free) {
                if (first != second) {
                    at[0] = first;
                    at[1] = second;
                    List<PickOrder> picks = orders.stream()
                            .map(order -> new PickOrder(
                                    "O",
                                    Arrays.stream(order)
                                            .map(p -> at[p])
                                            .distinct()
                                            .toArray(),
                                    new double[0]))
                            .toList();
                    CartLimits limits = new CartLimits(3, new double[0]);
                    best = Math.min(
                            best,
                            OrderBatching.solve(layout, picks, limits, 0, 1).meters());
                }
            }
        }
        return best;
    }

    private AisleLayout layout() {
        AisleLayoutBuilder builder =
                new AisleLayoutBuilder().aisles(4, 4).crossAislesAt(0, 10).depotAt(1, 0);
        for (int s = 0; s < 32; s++) {
            builder.spot("S" + s, s % 4, 1 + s / 4);
        }
        return builder.build();
    }
}
