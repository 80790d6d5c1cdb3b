package io.clickshelf.logistics.model.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Each constraint against brute force, and each plan through the walk simulator. */
class ConstraintsTest {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final SplittableRandom random = new SplittableRandom(11);

    private AisleLayout layout(int blocks) {
        double[] crossings = new double[blocks + 1];
        for (int c = 1; c <= blocks; c++) {
            crossings[c] = 12.0 * c;
        }
        AisleLayoutBuilder builder =
                new AisleLayoutBuilder().aisles(5, 3).crossAislesAt(crossings).depotAt(random.nextInt(5), 0);
        for (int s = 0; s < 40; s++) {
            builder.spot("S" + s, s % 5, 0.5 + random.nextInt(12 * blocks - 1));
        }
        return builder.build();
    }

    @Test
    void noRuleOfThumbIsShorterThanTheShortestWalkAndEachPicksEverything() {
        for (int trial = 0; trial < 200; trial++) {
            AisleLayout layout = layout(1 + trial % 3);
            int[] spots = random.ints(1 + random.nextInt(12), 0, 40).distinct().toArray();
            double best = layout.routeLength(spots);
            for (RouteRule rule : RouteRule.values()) {
                PickRoute route = RuleRoutes.route(layout, spots, rule);
                assertThat(route.stops()).containsExactlyInAnyOrder(spots);
                assertThat(route.meters()).isGreaterThanOrEqualTo(best - 1e-9);
                assertThat(WalkSimulator.walked(layout, route.stops())).isLessThanOrEqualTo(route.meters() + 1e-9);
            }
            assertThat(RuleRoutes.route(layout, spots, RouteRule.COMBINED).meters())
                    .isLessThanOrEqualTo(
                            RuleRoutes.route(layout, spots, RouteRule.S_SHAPE).meters() + 1e-9);
        }
    }

    @Test
    void scatteredPicksEqualEveryChoiceOfSpots() {
        for (int trial = 0; trial < 40; trial++) {
            AisleLayout layout = layout(1 + trial % 2);
            List<ScatteredRouter.Demand> demands = new ArrayList<>();
            for (int d = 0; d < 4; d++) {
                int[] spots =
                        random.ints(1 + random.nextInt(4), 0, 40).distinct().toArray();
                double[] supply = random.doubles(spots.length, 1, 4).toArray();
                demands.add(new ScatteredRouter.Demand(
                        spots, supply, Arrays.stream(supply).sum() * random.nextDouble(0.1, 1)));
            }
            ScatteredRouter.Choice choice = ScatteredRouter.exact(layout, demands, 100_000);
            assertThat(choice.exact()).isTrue();
            assertThat(layout.routeLength(choice.spots()))
                    .isCloseTo(everyChoice(layout, demands, 0, Set.of()), within(1e-9));
        }
    }

    private static double everyChoice(
            Layout layout, List<ScatteredRouter.Demand> demands, int next, Set<Integer> chosen) {
        if (next == demands.size()) {
            return StopSequence.best(
                            layout, chosen.stream().mapToInt(Integer::intValue).toArray())
                    .meters();
        }
        ScatteredRouter.Demand demand = demands.get(next);
        double best = NEVER;
        for (int set = 1; set < 1 << demand.spots().length; set++) {
            Set<Integer> with = new java.util.TreeSet<>(chosen);
            double supply = 0;
            for (int k = 0; k < demand.spots().length; k++) {
                if ((set >> k & 1) == 1) {
                    supply += demand.supply()[k];
                    with.add(demand.spots()[k]);
                }
            }
            if (supply >= demand.quantity() - 1e-9) {
                best = Math.min(best, everyChoice(layout, demands, next + 1, with));
            }
        }
        return best;
    }

    @Test
    void noCartIsOverfullInAnyMeasure() {
        AisleLayout layout = layout(2);
        Map<String, List<PickPlanner.SpotStock>> stock = stock();
        List<OrderToPick> orders = orders(60, NEVER);
        for (Cart cart : List.of(
                new Cart(5, 1e9, 1e9, 1e9, 1e9),
                new Cart(50, 9, 1e9, 1e9, 1e9),
                new Cart(50, 1e9, 12, 1e9, 1e9),
                new Cart(50, 1e9, 1e9, 15, 1e9),
                new Cart(50, 1e9, 1e9, 1e9, 6))) {
            PickSettings settings = PickSettings.USUAL.withCart(cart).withBudget(0.1);
            PickPlan plan = PickPlanner.plan(Floor.of(layout), stock, orders, settings);
            assertThat(WalkSimulator.verify(layout, stock, orders, settings, plan))
                    .isCloseTo(plan.meters(), within(1e-6));
            assertThat(plan.unplanned()).isEmpty();
        }
    }

    private static Map<String, List<PickPlanner.SpotStock>> stock() {
        Map<String, List<PickPlanner.SpotStock>> stock = new java.util.TreeMap<>();
        for (int p = 0; p < 30; p++) {
            stock.put("P" + p, List.of(new PickPlanner.SpotStock("S" + p, 1000)));
        }
        return stock;
    }

    private List<OrderToPick> orders(int count, double due) {
        List<OrderToPick> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<OrderToPick.Line> lines = new ArrayList<>();
            for (int k = random.nextInt(3); k >= 0; k--) {
                lines.add(
                        new OrderToPick.Line("P" + random.nextInt(30), 1 + random.nextInt(2), random.nextInt(1, 3), 2));
            }
            orders.add(new OrderToPick("O" + i, lines, due, 1 + random.nextInt(2)));
        }
        return orders;
    }

    @Test
    void pickersWaitForEachOtherAsInEverySequenceAndAreSentAsInTheBest() {
        for (int trial = 0; trial < 20; trial++) {
            List<PickerSchedule.Walk> walks = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                List<PickerSchedule.Part> parts = new ArrayList<>();
                for (int k = random.nextInt(3); k >= 0; k--) {
                    parts.add(
                            new PickerSchedule.Part(1 + random.nextInt(5), random.nextInt(2), 5 + random.nextInt(20)));
                }
                walks.add(new PickerSchedule.Walk(parts, 3, new double[] {30 + random.nextInt(60)}));
            }
            PickerSchedule schedule = new PickerSchedule(walks, new double[] {1, 1 + trial % 3}, 1);
            double best = everySequence(schedule, new ArrayList<>(), new ArrayList<>(), 0);
            PickerSchedule.Result found = schedule.best(new SplittableRandom(1), Long.MAX_VALUE);
            assertThat(found.cost()).isBetween(best - 1e-9, best * 1.25 + 1);
        }
        // Two in one aisle at a time: the second waits until the first has left.
        PickerSchedule.Walk walk =
                new PickerSchedule.Walk(List.of(new PickerSchedule.Part(5, 0, 10)), 5, new double[] {NEVER});
        PickerSchedule.Result narrow = new PickerSchedule(List.of(walk, walk), new double[] {1, 1}, 1)
                .simulate(List.of(List.of(0), List.of(1)));
        assertThat(narrow.makespan()).isEqualTo(30);
        assertThat(Arrays.stream(narrow.waited()).sum()).isEqualTo(10);
        PickerSchedule.Result wide = new PickerSchedule(List.of(walk, walk), new double[] {1, 1}, 2)
                .simulate(List.of(List.of(0), List.of(1)));
        assertThat(wide.makespan()).isEqualTo(20);
        PickerSchedule.Result mixed = new PickerSchedule(List.of(walk, walk, walk), new double[] {3, 1}, 2)
                .best(new SplittableRandom(1), Long.MAX_VALUE);
        assertThat(mixed.makespan()).as("the slow one walks once or never").isEqualTo(60);
        assertThat(Arrays.stream(mixed.picker()).filter(p -> p == 0).count()).isLessThan(2);
    }

    private static double everySequence(PickerSchedule schedule, List<Integer> one, List<Integer> other, int next) {
        if (next == 4) {
            return schedule.simulate(List.of(one, other)).cost();
        }
        double best = NEVER;
        for (List<Integer> list : List.of(one, other)) {
            for (int at = 0; at <= list.size(); at++) {
                list.add(at, next);
                best = Math.min(best, everySequence(schedule, one, other, next + 1));
                list.remove(at);
            }
        }
        return best;
    }

    @Test
    void whatIsDueFirstIsPickedFirstAndWavesEndInTime() {
        AisleLayout layout = layout(2);
        List<OrderToPick> orders = new ArrayList<>(orders(40, NEVER));
        for (int i = 0; i < 6; i++) {
            orders.set(i, new OrderToPick("O" + i, orders.get(i).lines(), 900, 1));
        }
        PickSettings settings =
                PickSettings.USUAL.withPickers(2, 1).withBudget(0.1).withWave(1200);
        PickPlan plan = PickPlanner.plan(Floor.of(layout), stock(), orders, settings);
        WalkSimulator.verify(layout, stock(), orders, settings, plan);
        assertThat(plan.lateOrderIds()).isEmpty();
        assertThat(plan.batches()).allMatch(batch -> batch.startSeconds() < 1200);
        assertThat(plan.later()).noneMatch(id -> Integer.parseInt(id.substring(1)) < 6);
    }

    @Test
    void ordersJoinBatchesThatAreNotBegunAndThoseKeepTheirs() {
        AisleLayout layout = layout(2);
        List<OrderToPick> orders = orders(12, NEVER);
        PickSettings settings = PickSettings.USUAL.withBudget(0.1);
        List<List<String>> together =
                PickPlanner.plan(Floor.of(layout), stock(), orders.subList(0, 10), settings).batches().stream()
                        .map(PickPlan.Batch::orderIds)
                        .toList();
        PickPlan joined = PickPlanner.join(Floor.of(layout), stock(), orders, together, settings, meters -> {});
        WalkSimulator.verify(layout, stock(), orders, settings, joined);
        for (List<String> batch : together) {
            assertThat(joined.batches()).anyMatch(b -> b.orderIds().containsAll(batch));
        }
        assertThat(joined.batches().stream().flatMap(b -> b.orderIds().stream()))
                .hasSize(12)
                .contains("O10", "O11");
    }

    @Test
    void facesAreFilledBeforeTheyRunDryAndAheadOfThePeak() {
        AisleLayout layout = layout(1);
        List<Replenishment.Reserve> reserve =
                List.of(new Replenishment.Reserve("S30", 8), new Replenishment.Reserve("S31", 50));
        Replenishment.Face dry = new Replenishment.Face("dry", "S0", 5, 20, 0, reserve, new double[] {3, 3, 3, 3});
        Replenishment.Face full = new Replenishment.Face("full", "S1", 20, 20, 0, reserve, new double[] {3, 3, 3, 3});
        Replenishment.Face season =
                new Replenishment.Face("season", "S2", 18, 20, 0, reserve, new double[] {1, 1, 1, 1, 35});
        Replenishment.Face ready =
                new Replenishment.Face("ready", "S3", 20, 20, 15, reserve, new double[] {1, 1, 1, 1, 35});
        List<Replenishment.Task> tasks = Replenishment.plan(layout, List.of(dry, full, season, ready), 1);
        assertThat(tasks).extracting(Replenishment.Task::productId).doesNotContain("full", "ready");
        assertThat(tasks.stream().filter(t -> t.productId().equals("dry")).mapToDouble(Replenishment.Task::units))
                .satisfies(units ->
                        assertThat(units.stream().mapToDouble(d -> d).sum()).isEqualTo(15));
        assertThat(tasks)
                .anyMatch(t -> t.productId().equals("season") && t.toSpotId().isEmpty() && t.dayIndex() == 3);
    }

    @Test
    void goodsFindPlacesThatTakeThem() {
        AisleLayout layout = layout(1);
        List<Slot> slots = new ArrayList<>();
        for (int s = 0; s < 40; s++) {
            slots.add(new Slot("S" + s, s >= 20, 1, s % 5 == 0 ? "cold" : "", s % 5 == 0, 20, 100, NEVER, 0));
        }
        Floor floor = new Floor(layout, slots);
        List<PutAway.Task> tasks = PutAway.plan(
                floor,
                Set.of("S1", "S20"),
                Map.of("P0", "S1"),
                List.of(new SlottingPlanner.Demand(List.of("P0", "new"), 3)),
                List.of(
                        new PutAway.Goods(
                                new SlottingPlanner.Product("P0", "S1", 1, 10, 0, "", 1), 15, Map.of("S1", 4.0), false),
                        new PutAway.Goods(
                                new SlottingPlanner.Product("P0", "S1", 1, 10, 0, "", 1), 10, Map.of("S1", 4.0), true),
                        new PutAway.Goods(
                                new SlottingPlanner.Product("new", null, 1, 10, 0, "", 1), 5, Map.of(), false),
                        new PutAway.Goods(
                                new SlottingPlanner.Product("ice", null, 1, 10, 0, "cold", 1), 5, Map.of(), false),
                        new PutAway.Goods(
                                new SlottingPlanner.Product("safe", null, 90, 10, 0, "", 1), 1, Map.of(), false)));
        assertThat(tasks.getFirst()).isEqualTo(new PutAway.Task("P0", "S1", 4, "fills its pick face"));
        assertThat(tasks.stream()
                        .filter(t -> t.productId().equals("P0"))
                        .mapToDouble(PutAway.Task::units)
                        .sum())
                .isEqualTo(25);
        assertThat(tasks.stream().map(PutAway.Task::spotId).filter(s -> !s.isEmpty()))
                .doesNotHaveDuplicates();
        assertThat(spot(tasks, "new")).matches(s -> s >= 0 && s < 20 && s % 5 != 0);
        assertThat(spot(tasks, "ice")).matches(s -> s >= 0 && s < 20 && s % 5 == 0);
        assertThat(tasks.getLast().spotId()).isEmpty();
        // The new product lies where the walk with its companion is shortest, of all free faces.
        double best = NEVER;
        for (int s = 2; s < 20; s++) {
            best = s % 5 == 0 ? best : Math.min(best, layout.routeLength(new int[] {1, s}));
        }
        assertThat(layout.routeLength(new int[] {1, spot(tasks, "new")})).isCloseTo(best, within(1e-9));
    }

    private static int spot(List<PutAway.Task> tasks, String product) {
        return tasks.stream()
                .filter(t -> t.productId().equals(product))
                .mapToInt(t -> Integer.parseInt(t.spotId().substring(1)))
                .findFirst()
                .orElse(-1);
    }

    @Test
    void timesAreLearntFromWhatBatchesTook() throws IOException {
        List<PickTimes.Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            double meters = random.nextDouble(50, 400);
            Map<String, Integer> lines = Map.of("", random.nextInt(1, 20), "cold", random.nextInt(0, 6));
            double units = random.nextInt(5, 40);
            double pace = i % 3 == 0 ? 1.3 : 1;
            double seconds = pace
                    * (90 + meters / 1.5 + 4 * lines.getOrDefault("", 0) + 12 * lines.getOrDefault("cold", 0) + units);
            outcomes.add(new PickTimes.Outcome(
                    i % 3 == 0 ? "slow" : "usual", meters, lines, units, seconds * random.nextDouble(0.95, 1.05)));
        }
        PickTimes times = PickTimes.fit(outcomes.subList(0, 200), PickTimes.USUAL);
        assertThat(times.error(outcomes.subList(200, 300))).isLessThan(0.05);
        assertThat(PickTimes.USUAL.error(outcomes.subList(200, 300))).isGreaterThan(0.12);
        assertThat(times.pace("slow") / times.pace("usual")).isCloseTo(1.3, within(0.1));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        times.save(new DataOutputStream(bytes));
        PickTimes again = PickTimes.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(again.error(outcomes)).isEqualTo(times.error(outcomes));
        assertThat(PickTimes.fit(List.of(), PickTimes.USUAL).metersPerSecond()).isCloseTo(1.2, within(1e-9));
    }
}
