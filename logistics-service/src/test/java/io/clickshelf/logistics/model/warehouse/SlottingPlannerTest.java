package io.clickshelf.logistics.model.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SlottingPlannerTest {

    private final SplittableRandom random = new SplittableRandom(9);

    @Test
    void movesSaveWhatTheySayAndKeepToZonesAndTheBudget() {
        AisleLayoutBuilder builder =
                new AisleLayoutBuilder().aisles(6, 4).crossAislesAt(0, 20).depotAt(0, 0);
        List<Slot> slots = new ArrayList<>();
        for (int s = 0; s < 60; s++) {
            builder.spot("S" + s, s / 10, 1 + s % 10 * 2);
            slots.add(new Slot(
                    "S" + s,
                    false,
                    1,
                    s >= 50 ? "cold" : "dry",
                    s >= 50,
                    s % 10 < 8 ? 50 : 5,
                    Double.POSITIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    0));
        }
        AisleLayout layout = builder.build();
        List<SlottingPlanner.Product> products = new ArrayList<>();
        for (int p = 0; p < 50; p++) {
            boolean cold = p >= 45;
            products.add(SlottingPlanner.Product.of(
                    "P" + p,
                    p == 44 ? null : "S" + (cold ? 50 + p % 5 : p),
                    p % 10 < 8 ? 10 : 1,
                    cold ? "cold" : "dry"));
        }
        List<SlottingPlanner.Demand> demand = new ArrayList<>();
        for (int d = 0; d < 80; d++) {
            int far = 30 + random.nextInt(6);
            demand.add(new SlottingPlanner.Demand(
                    List.of("P" + far, "P" + (far + 1), "P" + random.nextInt(50)), 1 + random.nextInt(3)));
        }
        SlottingPlan plan = SlottingPlanner.plan(
                new Floor(layout, slots), products, demand, new SlottingPlanner.Settings(10, 1, 5, 1.2));

        assertThat(plan.metersAfter()).isLessThan(0.9 * plan.metersBefore());
        Map<String, String> lies = new HashMap<>();
        products.forEach(p -> {
            if (p.spotId() != null) {
                lies.put(p.id(), p.spotId());
            }
        });
        assertThat(walked(layout, demand, lies)).isCloseTo(plan.metersBefore(), within(1e-6));
        List<SlottingPlan.Move> steps = new ArrayList<>(plan.moves());
        steps.sort((a, b) -> Integer.compare(a.step(), b.step()));
        for (SlottingPlan.Move move : steps) {
            double before = walked(layout, demand, lies);
            lies.put(move.productId(), move.toSpotId());
            if (!move.swapWith().isEmpty()) {
                lies.put(move.swapWith(), move.fromSpotId());
            }
            assertThat(before - walked(layout, demand, lies)).isCloseTo(move.metersSaved(), within(1e-6));
        }
        assertThat(lies).isEqualTo(plan.assignments());
        assertThat(lies.values()).doesNotHaveDuplicates();
        assertThat(walked(layout, demand, lies)).isCloseTo(plan.metersAfter(), within(1e-6));
        assertThat(plan.moves().stream().filter(m -> !m.fromSpotId().isEmpty())).hasSizeLessThanOrEqualTo(10);
        for (SlottingPlanner.Product product : products) {
            Slot slot = slots.get(layout.spot(lies.getOrDefault(product.id(), "")));
            assertThat(slot.zone()).isEqualTo(product.zone());
            assertThat(product.unitWeightKg()).isLessThanOrEqualTo(slot.maxWeightKg());
        }
    }

    private static double walked(Layout layout, List<SlottingPlanner.Demand> demand, Map<String, String> lies) {
        double sum = 0;
        for (SlottingPlanner.Demand walk : demand) {
            int[] spots = walk.productIds().stream()
                    .filter(lies::containsKey)
                    .mapToInt(p -> layout.spot(lies.getOrDefault(p, "")))
                    .distinct()
                    .toArray();
            sum += walk.weight() * StopSequence.best(layout, spots).meters();
        }
        return sum;
    }

    @Test
    void theFirstMoveIsNearlyTheBestOfAllThatTheLimitsAllow() {
        double found = 0;
        double best = 0;
        for (int trial = 0; trial < 40; trial++) {
            AisleLayoutBuilder builder =
                    new AisleLayoutBuilder().aisles(4, 4).crossAislesAt(0, 12).depotAt(0, 0);
            List<Slot> slots = new ArrayList<>();
            for (int s = 0; s < 24; s++) {
                builder.spot("S" + s, s % 4, 1 + random.nextInt(11));
                boolean cold = s % 6 == 0;
                slots.add(new Slot(
                        "S" + s,
                        s % 8 == 7,
                        1,
                        cold ? "cold" : "",
                        cold,
                        10 + random.nextInt(20),
                        10 + random.nextInt(20),
                        10 + random.nextInt(20),
                        0));
            }
            Floor floor = new Floor(builder.build(), slots);
            List<SlottingPlanner.Product> products = new ArrayList<>();
            for (int p = 0; p < 8; p++) {
                products.add(new SlottingPlanner.Product(
                        "P" + p,
                        "S" + (2 * p + (p % 4 == 3 ? 0 : 1)),
                        1 + random.nextInt(25),
                        1 + random.nextInt(5),
                        1 + random.nextInt(25),
                        "",
                        1 + random.nextInt(4)));
            }
            List<SlottingPlanner.Demand> demand = new ArrayList<>();
            for (int d = 0; d < 12; d++) {
                demand.add(new SlottingPlanner.Demand(
                        List.of("P" + random.nextInt(8), "P" + random.nextInt(8)), 1 + random.nextInt(3)));
            }
            SlottingPlan plan =
                    SlottingPlanner.plan(floor, products, demand, new SlottingPlanner.Settings(1, 0, 5, 1.2));
            double saved = plan.metersBefore() - plan.metersAfter();
            double most = bestMove(floor, products, demand);
            assertThat(saved).isLessThanOrEqualTo(most + 1e-6);
            assertThat(plan.moves().size()).isLessThanOrEqualTo(1);
            found += saved;
            best += most;
        }
        assertThat(found).isGreaterThan(0.97 * best);
    }

    /** Metres that the best single move or exchange saves, all tried. */
    private static double bestMove(
            Floor floor, List<SlottingPlanner.Product> products, List<SlottingPlanner.Demand> demand) {
        Map<String, String> lies = new HashMap<>();
        Map<String, SlottingPlanner.Product> at = new HashMap<>();
        for (SlottingPlanner.Product product : products) {
            lies.put(product.id(), String.valueOf(product.spotId()));
            at.put(String.valueOf(product.spotId()), product);
        }
        double before = walked(floor.layout(), demand, lies);
        double most = 0;
        for (SlottingPlanner.Product product : products) {
            for (Slot slot : floor.slots()) {
                SlottingPlanner.Product other = at.get(slot.spotId());
                Slot own = floor.slot(floor.layout().spot(String.valueOf(product.spotId())));
                if (allowed(product, slot) && (other == null || own != null && allowed(other, own))) {
                    Map<String, String> moved = new HashMap<>(lies);
                    if (other != null) {
                        moved.put(other.id(), String.valueOf(product.spotId()));
                    }
                    moved.put(product.id(), slot.spotId());
                    most = Math.max(most, before - walked(floor.layout(), demand, moved));
                }
            }
        }
        return most;
    }

    private static boolean allowed(SlottingPlanner.Product product, Slot slot) {
        return !slot.reserve()
                && product.unitWeightKg() <= slot.maxWeightKg()
                && product.unitHeightCm() <= slot.heightCm()
                && product.unitLiters() * product.faceUnits() <= slot.volumeLiters()
                && product.zone().equals(slot.zone());
    }

    @Test
    void jointPlacementOfOneProductIsTheBestOfAllSpots() {
        GraphLayoutBuilder builder = new GraphLayoutBuilder().node("depot", 0, 0);
        for (int i = 0; i < 30; i++) {
            builder.node("N" + i, random.nextInt(40), random.nextInt(40));
        }
        GraphLayout layout = builder.obstacle(10, 10, 20, 12)
                .waysInSight()
                .depots("depot", "depot")
                .build();
        List<int[]> orders = List.of(new int[] {0, 1, 2}, new int[] {3, 1}, new int[] {4, 2});
        int[] spotOf = {3, -1, 5, 7, 9};
        int[] free = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20};
        double best = Double.MAX_VALUE;
        for (int spot : free) {
            int[] trial = spotOf.clone();
            trial[1] = spot;
            List<PickOrder> picks = new ArrayList<>();
            for (int[] order : orders) {
                int[] spots = java.util.Arrays.stream(order).map(p -> trial[p]).toArray();
                picks.add(new PickOrder("O" + picks.size(), spots, new double[0]));
            }
            best = Math.min(
                    best,
                    OrderBatching.solve(layout, picks, new CartLimits(2, new double[0]), 0, 1)
                            .meters());
        }
        assertThat(JointSlotting.solve(layout, orders, spotOf, free, 2, 200_000_000, 1)
                        .meters())
                .isBetween(best - 1e-9, best * 1.1);
    }
}
