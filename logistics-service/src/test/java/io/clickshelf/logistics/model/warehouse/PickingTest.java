package io.clickshelf.logistics.model.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PickingTest {

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void exactRoutesEqualHeldAndKarpOnAnyNumberOfBlocksAndAnyDepot() {
        for (int trial = 0; trial < 300; trial++) {
            AisleLayout layout = layout(1 + random.nextInt(3), trial % 3 == 0);
            int[] spots = random.ints(1 + random.nextInt(8), 0, layout.size())
                    .distinct()
                    .toArray();
            PickRoute exact = layout.route(spots);
            assertThat(exact.meters())
                    .isCloseTo(StopSequence.best(layout, spots).meters(), within(1e-9));
            assertThat(layout.routeLength(spots)).isEqualTo(exact.meters());
            assertThat(exact.stops()).containsExactlyInAnyOrder(spots);
            assertThat(walked(layout, exact.stops())).isCloseTo(exact.meters(), within(1e-9));
        }
    }

    private AisleLayout layout(int blocks, boolean freeDepot) {
        int aisles = 1 + random.nextInt(6);
        double spacing = 1 + random.nextInt(5);
        double[] crossings = new double[blocks + 1];
        for (int c = 1; c < crossings.length; c++) {
            crossings[c] = crossings[c - 1] + 4 + random.nextInt(12);
        }
        AisleLayoutBuilder builder =
                new AisleLayoutBuilder().aisles(aisles, spacing).crossAislesAt(crossings);
        if (freeDepot) {
            double[] links = new double[aisles];
            for (int j = 0; j < aisles; j++) {
                links[j] = Math.hypot(2.5, j * spacing);
            }
            builder.depotLinks(links);
        } else {
            builder.depotAt(random.nextInt(aisles), random.nextInt(crossings.length));
            if (random.nextBoolean()) {
                builder.endAt(random.nextInt(aisles), random.nextInt(crossings.length));
            }
        }
        for (int s = 0; s < 40; s++) {
            builder.spot("S" + s, random.nextInt(aisles), random.nextInt((int) crossings[blocks] + 1));
        }
        return builder.build();
    }

    private static double walked(Layout layout, int[] stops) {
        double meters = layout.fromDepot(stops[0]) + layout.toDepot(stops[stops.length - 1]);
        for (int i = 1; i < stops.length; i++) {
            meters += layout.distance(stops[i - 1], stops[i]);
        }
        return meters;
    }

    @Test
    void batchesEqualEveryPartitionAndTheHeuristicIsNearThem() {
        for (int trial = 0; trial < 10; trial++) {
            AisleLayout layout = layout(2, false);
            List<PickOrder> orders = orders(layout, 6);
            CartLimits limits = new CartLimits(3, new double[] {9});
            double best = partitions(layout, orders, limits, new ArrayList<>(), 0);
            assertThat(OrderBatching.solve(layout, orders, limits, 0, 1).meters())
                    .isCloseTo(best, within(1e-9));
            assertThat(OrderBatching.firstCome(layout, orders, limits).meters()).isGreaterThanOrEqualTo(best - 1e-9);
        }
        AisleLayout layout = layout(2, false);
        List<PickOrder> many = orders(layout, 60);
        CartLimits limits = new CartLimits(4, new double[] {12});
        OrderBatching.Result planned = OrderBatching.solve(layout, many, limits, 300_000_000, 1);
        assertThat(planned.meters())
                .isLessThan(OrderBatching.firstCome(layout, many, limits).meters());
        assertThat(planned.batches().stream()
                        .flatMapToInt(Arrays::stream)
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, 60).toArray());
    }

    private List<PickOrder> orders(Layout layout, int count) {
        List<PickOrder> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] spots = random.ints(1 + random.nextInt(4), 0, layout.size())
                    .distinct()
                    .toArray();
            orders.add(new PickOrder("O" + i, spots, new double[] {1 + random.nextInt(4)}));
        }
        return orders;
    }

    private static double partitions(
            Layout layout, List<PickOrder> orders, CartLimits limits, List<List<PickOrder>> parts, int next) {
        if (next == orders.size()) {
            double sum = 0;
            for (List<PickOrder> part : parts) {
                double load = part.stream().mapToDouble(o -> o.load()[0]).sum();
                if (part.size() > limits.orders() || load > limits.load()[0]) {
                    return Double.MAX_VALUE;
                }
                sum += StopSequence.best(
                                layout,
                                part.stream()
                                        .flatMapToInt(o -> Arrays.stream(o.spots()))
                                        .distinct()
                                        .toArray())
                        .meters();
            }
            return sum;
        }
        double best = Double.MAX_VALUE;
        for (int p = 0; p <= parts.size(); p++) {
            List<List<PickOrder>> with = new ArrayList<>();
            parts.forEach(part -> with.add(new ArrayList<>(part)));
            if (p == parts.size()) {
                with.add(new ArrayList<>());
            }
            with.get(p).add(orders.get(next));
            best = Math.min(best, partitions(layout, orders, limits, with, next + 1));
        }
        return best;
    }

    @Test
    void aPlanSurvivesTheWalkSimulator() {
        AisleLayout layout = layout(2, false);
        Map<String, List<PickPlanner.SpotStock>> stock = new HashMap<>();
        for (int p = 0; p < 15; p++) {
            stock.put(
                    "P" + p,
                    List.of(new PickPlanner.SpotStock("S" + p, 6), new PickPlanner.SpotStock("S" + (p + 15), 20)));
        }
        List<OrderToPick> orders = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            List<OrderToPick.Line> lines = new ArrayList<>();
            int product = random.nextInt(15);
            lines.add(new OrderToPick.Line("P" + product, 1 + random.nextInt(3), 0.5, 1));
            lines.add(new OrderToPick.Line("P" + (product + 1) % 15, 1, 2, 0.5));
            orders.add(new OrderToPick("O" + i, lines, i == 7 ? 100 : Double.POSITIVE_INFINITY, 1));
        }
        orders.add(
                new OrderToPick("missing", List.of(new OrderToPick.Line("P99", 1, 1, 1)), Double.POSITIVE_INFINITY, 1));
        PickSettings settings = PickSettings.USUAL.withPickers(2, 1);
        PickPlan plan = PickPlanner.plan(Floor.of(layout), stock, orders, settings);
        assertThat(WalkSimulator.verify(layout, stock, orders, settings, plan)).isCloseTo(plan.meters(), within(1e-6));
        assertThat(plan.unplanned())
                .singleElement()
                .satisfies(u -> assertThat(u.reason()).contains("P99"));
        assertThat(plan.batches().getFirst().orderIds()).contains("O7");
        assertThat(layout.svg(new int[] {1, 2})).startsWith("<svg").contains(">2</text>");
    }

    @Test
    void oneWayWalksEqualEveryOrderOfStopsOverEveryWay() {
        for (int trial = 0; trial < 60; trial++) {
            int n = 12;
            GraphLayoutBuilder builder = new GraphLayoutBuilder();
            double[][] way = new double[n][n];
            int[][] at = new int[n][2];
            for (int i = 0; i < n; i++) {
                at[i] = new int[] {random.nextInt(30), random.nextInt(30)};
                builder.node("N" + i, at[i][0], at[i][1]);
                Arrays.fill(way[i], Double.POSITIVE_INFINITY);
                way[i][i] = 0;
            }
            for (int i = 0; i < 3 * n; i++) {
                int a = i < n ? i : random.nextInt(n);
                int b = i < n ? (i + 1) % n : random.nextInt(n);
                builder.oneWay("N" + a, "N" + b);
                way[a][b] = Math.hypot(at[a][0] - at[b][0], at[a][1] - at[b][1]);
            }
            for (int k = 0; k < n; k++) {
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        way[i][j] = Math.min(way[i][j], way[i][k] + way[k][j]);
                    }
                }
            }
            GraphLayout layout = builder.depots("N0", "N" + trial % 2).build();
            int[] spots = random.ints(6, 0, n).distinct().toArray();
            PickRoute route = layout.route(spots);
            assertThat(route.meters()).isCloseTo(everyOrder(way, 0, spots, 0, trial % 2), within(1e-9));
            assertThat(walked(layout, route.stops())).isCloseTo(route.meters(), within(1e-9));
        }
    }

    /** The shortest way on from a place through the spots from {@code next} on, in any order, to the end. */
    private static double everyOrder(double[][] way, int from, int[] spots, int next, int end) {
        double best = next == spots.length ? way[from][end] : Double.POSITIVE_INFINITY;
        for (int k = next; k < spots.length; k++) {
            int[] order = spots.clone();
            order[next] = spots[k];
            order[k] = spots[next];
            best = Math.min(best, way[from][spots[k]] + everyOrder(way, spots[k], order, next + 1, end));
        }
        return best;
    }

    @Test
    void oneWayAislesAreWalkedInTheirDirectionAndDeadEndsNamed() {
        GraphLayoutBuilder builder = new GraphLayoutBuilder()
                .node("depot", 0, 0)
                .node("a", 10, 0)
                .node("b", 10, 10)
                .node("c", 0, 10)
                .oneWay("depot", "a")
                .oneWay("a", "b")
                .oneWay("b", "c")
                .depots("depot", "depot");
        assertThatThrownBy(builder::build).hasMessageContaining("can't be reached");
        GraphLayout layout = builder.oneWay("c", "depot").build();
        PickRoute route = layout.route(new int[] {layout.spot("c"), layout.spot("a")});
        assertThat(route.stops()).containsExactly(layout.spot("a"), layout.spot("c"));
        assertThat(route.meters()).isEqualTo(40);
        assertThatThrownBy(() -> new AisleLayoutBuilder()
                        .aisles(2, 3)
                        .crossAislesAt(0, 10)
                        .spot("X", 5, 1)
                        .build())
                .hasMessageContaining("\"X\"");
    }
}
