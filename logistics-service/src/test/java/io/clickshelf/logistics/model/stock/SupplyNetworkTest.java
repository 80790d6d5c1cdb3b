package io.clickshelf.logistics.model.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.logistics.model.stock.SupplyNetwork.Level;
import io.clickshelf.logistics.model.stock.SupplyNetwork.Place;
import io.clickshelf.logistics.model.stock.SupplyNetwork.Plan;
import java.util.List;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class SupplyNetworkTest {

    /** A chain of one place is the newsvendor over its lead time and a day. */
    @Test
    void aChainOfOnePlaceIsTheNewsvendor() {
        Plan plan = new SupplyNetwork(List.of(new Place("shop", List.of(), 1, 2, 4, 2, 0))).baseStock(9);
        assertThat(plan.levels().getFirst().baseStock())
                .isEqualTo(new PoissonDistribution(12).inverseCumulativeProbability(.9));
    }

    @Test
    void aChainKeepsTheEchelonsOrderAndTheLocalLevelsAddUpToThem() {
        Plan plan = new SupplyNetwork(List.of(
                        new Place("depot", List.of("plant"), .5, 5, 0, 0, 0),
                        new Place("shop", List.of("depot"), 1, 2, 4, 3, 0),
                        new Place("plant", List.of(), .1, 10, 0, 0, 0)))
                .baseStock(20);
        assertThat(plan.levels().stream().map(Level::id)).containsExactly("depot", "shop", "plant");
        double sum = plan.levels().stream().mapToDouble(Level::baseStock).sum();
        assertThat(sum).isBetween(4 * 18.0, 4 * 18 + 45.0);
        assertThat(plan.levels().get(1).baseStock())
                .isEqualTo(plan.levels().get(1).echelonBaseStock());
        assertThat(plan.costPerDay()).isPositive();
    }

    /** Two places in a row with the same cost of holding: safety is pooled where customers are. */
    @Test
    void guaranteedServiceHoldsSafetyWhereItIsCheapest() {
        Plan even = new SupplyNetwork(List.of(
                        new Place("depot", List.of(), 1, 9, 0, 0, 0),
                        new Place("shop", List.of("depot"), 1, 7, 10, 4, 0)))
                .guaranteedService(.95);
        assertThat(even.levels().getFirst().serviceTime()).isEqualTo(9);
        assertThat(even.levels().get(1).safetyStock()).isCloseTo(1.6449 * 4 * 4, within(.01));
        assertThat(even.costPerDay()).isCloseTo(1.6449 * 4 * 4, within(.01));
        Plan cheapUpstream = new SupplyNetwork(List.of(
                        new Place("depot", List.of(), .1, 9, 0, 0, 0),
                        new Place("shop", List.of("depot"), 1, 7, 10, 4, 0)))
                .guaranteedService(.95);
        assertThat(cheapUpstream.levels().getFirst().serviceTime()).isZero();
    }

    @Test
    void whatIsNoChainOrNamesNobodyIsRefused() {
        Place shop = new Place("shop", List.of("depot"), 1, 2, 4, 3, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SupplyNetwork(List.of(shop)))
                .withMessageContaining("depot");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new SupplyNetwork(List.of(shop, new Place("depot", List.of(), 2, 2, 0, 0, 0))).baseStock(5))
                .withMessageContaining("rise down the chain");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SupplyNetwork(List.of(
                                new Place("a", List.of("b"), 2, 2, 4, 3, 0),
                                new Place("b", List.of("a"), 1, 2, 0, 0, 0)))
                        .baseStock(5))
                .withMessageContaining("circle");
    }
}
