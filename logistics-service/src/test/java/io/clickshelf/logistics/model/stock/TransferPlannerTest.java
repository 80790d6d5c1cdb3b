package io.clickshelf.logistics.model.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.logistics.model.stock.TransferPlanner.Lane;
import io.clickshelf.logistics.model.stock.TransferPlanner.Place;
import io.clickshelf.logistics.model.stock.policy.CountDemand;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TransferPlannerTest {

    private final Random random = new Random(5);

    @Test
    void transfersEqualEveryPossibleShipment() {
        for (int trial = 0; trial < 60; trial++) {
            List<Place> places = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                places.add(new Place(
                        "W" + i,
                        random.nextInt(7),
                        CountDemand.poisson(random.nextDouble(6)),
                        1 + random.nextDouble(10)));
            }
            List<Lane> lanes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    if (i != j && random.nextInt(4) > 0) {
                        lanes.add(new Lane("W" + i, "W" + j, random.nextDouble(4)));
                    }
                }
            }
            TransferPlanner.Plan plan = TransferPlanner.plan(places, lanes, 1);
            double[] stock = places.stream().mapToDouble(Place::available).toArray();
            assertThat(plan.costAfter()).isCloseTo(exhaustive(places, lanes, 0, stock.clone(), stock), within(1e-4));
            assertThat(plan.costAfter()).isLessThanOrEqualTo(plan.costBefore() + 1e-9);
        }
    }

    /** Tries every number of units on every lane; what has arrived can't be sent on. */
    private static double exhaustive(List<Place> places, List<Lane> lanes, int k, double[] own, double[] after) {
        if (k == lanes.size()) {
            double cost = 0;
            for (int i = 0; i < after.length; i++) {
                cost += places.get(i).shortageCost() * places.get(i).demand().expectedShortage(after[i]);
            }
            return cost;
        }
        int from = lanes.get(k).from().charAt(1) - '0';
        int to = lanes.get(k).to().charAt(1) - '0';
        double best = Double.MAX_VALUE;
        for (int units = 0; units <= own[from]; units++) {
            double[] left = own.clone();
            double[] then = after.clone();
            left[from] -= units;
            then[from] -= units;
            then[to] += units;
            best = Math.min(best, units * lanes.get(k).costPerUnit() + exhaustive(places, lanes, k + 1, left, then));
        }
        return best;
    }

    @Test
    void scarceStockGoesWhereAUnitSavesTheMost() {
        TransferPlanner.Plan plan = TransferPlanner.plan(
                List.of(
                        Place.source("dock", 10),
                        new Place("dear", 0, CountDemand.poisson(8), 9),
                        new Place("cheap", 0, CountDemand.poisson(8), 3)),
                List.of(new Lane("dock", "dear", 0), new Lane("dock", "cheap", 0)),
                1);
        assertThat(plan.transfers().stream()
                        .filter(t -> t.to().equals("dear"))
                        .mapToDouble(TransferPlanner.Transfer::units)
                        .sum())
                .isBetween(6.0, 9.0);
        assertThat(plan.transfers().stream()
                        .mapToDouble(TransferPlanner.Transfer::units)
                        .sum())
                .isEqualTo(10);
    }

    @Test
    void laneToNowhereIsNamed() {
        assertThatThrownBy(() -> TransferPlanner.plan(List.of(Place.source("A", 1)), List.of(new Lane("A", "B", 1)), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"B\"");
    }
}
