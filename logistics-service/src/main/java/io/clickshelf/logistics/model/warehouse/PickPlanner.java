package io.clickshelf.logistics.model.warehouse;

import io.clickshelf.logistics.model.warehouse.learnt.ShippedPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;

/**
 * From orders to batches to routes to pickers. Lines are taken from the spots on the order's shortest walk
 * ({@link Allocation}); orders are batched by {@link OrderBatching}; each batch is walked by the layout's best route or by
 * a rule of thumb, with heavy products before light ones where both directions are as long; who walks what when is
 * decided by {@link PickerSchedule}.
 */
public final class PickPlanner {

    /** Units of a product in a spot. */
    public record SpotStock(String spotId, double units) {}

    private final Floor floor;
    private final Layout layout;
    private final PickSettings settings;
    private final Allocation allocation;
    private final List<OrderToPick> accepted = new ArrayList<>();
    private final List<List<Allocation.Taken>> takenBy = new ArrayList<>();
    private final List<PickPlan.Unplanned> unplanned = new ArrayList<>();
    private final long end;

    private PickPlanner(Floor floor, Map<String, List<SpotStock>> stock, PickSettings settings) {
        this.end = System.nanoTime() + (long) (settings.budgetSeconds() * 1e9);
        this.floor = floor;
        this.layout = floor.layout();
        this.settings = settings;
        this.allocation = new Allocation(layout, stock);
    }

    /**
     * @param stock by product, the spots it lies in
     * @throws IllegalArgumentException if a spot isn't in the layout
     */
    public static PickPlan plan(
            Floor floor, Map<String, List<SpotStock>> stock, List<OrderToPick> orders, PickSettings settings) {
        return join(floor, stock, orders, List.of(), settings, meters -> {});
    }

    /**
     * A plan in which orders that were planned together stay so, and the others join them or make batches of their own,
     * whichever is shorter and hands nothing over late.
     *
     * @param together order ids by batch not yet begun
     * @param better   hears of every shorter answer's metres
     */
    public static PickPlan join(
            Floor floor,
            Map<String, List<SpotStock>> stock,
            List<OrderToPick> orders,
            List<List<String>> together,
            PickSettings settings,
            DoubleConsumer better) {
        PickPlanner planner = new PickPlanner(floor, stock, settings);
        // What was planned before keeps its stock; then what is due first gets what is there.
        Set<String> planned = new HashSet<>();
        together.forEach(planned::addAll);
        List<OrderToPick> byDue = new ArrayList<>(orders);
        byDue.sort(Comparator.comparing((OrderToPick o) -> !planned.contains(o.id()))
                .thenComparingDouble(OrderToPick::dueSeconds));
        byDue.forEach(planner::accept);
        return planner.build(together, better);
    }

    private void accept(OrderToPick order) {
        if (order.lines().isEmpty()) {
            unplanned.add(new PickPlan.Unplanned(order.id(), "it has no lines"));
            return;
        }
        String tooMuch = settings.cart().tooMuch(order);
        if (!tooMuch.isEmpty()) {
            unplanned.add(new PickPlan.Unplanned(order.id(), tooMuch + "; split it"));
            return;
        }
        Map<String, Double> wanted = new LinkedHashMap<>();
        order.lines().forEach(line -> wanted.merge(line.productId(), line.quantity(), Double::sum));
        String missing = allocation.missing(wanted);
        if (!missing.isEmpty()) {
            unplanned.add(new PickPlan.Unplanned(order.id(), missing + "; replenish it"));
            return;
        }
        accepted.add(order);
        takenBy.add(allocation.take(order.id(), wanted));
    }

    private PickPlan build(List<List<String>> together, DoubleConsumer better) {
        List<PickOrder> orders = new ArrayList<>();
        for (int i = 0; i < accepted.size(); i++) {
            int[] at = takenBy.get(i).stream()
                    .mapToInt(Allocation.Taken::spot)
                    .distinct()
                    .toArray();
            orders.add(new PickOrder(accepted.get(i).id(), at, settings.cart().load(accepted.get(i))));
        }
        CartLimits limits = settings.cart().limits();
        long left = Math.max(0, end - System.nanoTime());
        OrderBatching.Result result = together.isEmpty()
                ? OrderBatching.solve(layout, orders, limits, left * 3 / 4, settings.seed(), better)
                : OrderBatching.join(layout, orders, limits, indices(together));
        Draft draft = scheduled(result.batches());
        String batching = together.isEmpty() ? words(result, left * 0.75e-9) : "";
        if (draft.result.late() > 0) {
            Draft sooner = hurried(draft);
            batching = sooner.equals(draft) ? batching : "What is due first has batches of its own.";
            draft = sooner;
        }
        return written(draft, batching);
    }

    private String words(OrderBatching.Result result, double seconds) {
        int orders = accepted.size();
        if (orders < 2 || !layout.exact() || settings.rule() != RouteRule.BEST) {
            return "";
        } else if (result.exact()) {
            return "No other batches of these " + orders + " orders are walked shorter.";
        } else if (result.bound() > 0) {
            return String.format(
                    Locale.ROOT,
                    "No batches of these %d orders are walked in less than %.1f m.",
                    orders,
                    result.bound());
        }
        return orders > BatchPartition.MOST_ORDERS ? ShippedPolicy.get().words(orders, seconds) : "";
    }

    private List<int[]> indices(List<List<String>> together) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < accepted.size(); i++) {
            index.put(accepted.get(i).id(), i);
        }
        return together.stream()
                .map(ids -> ids.stream()
                        .filter(index::containsKey)
                        .mapToInt(index::get)
                        .toArray())
                .filter(batch -> batch.length > 0)
                .toList();
    }

    /** Batches with their walks, and the schedule. */
    private record Draft(
            List<int[]> batches,
            List<Map<Integer, List<PickPlan.Pick>>> picks,
            List<PickRoute> routes,
            PickerSchedule.Result result) {}

    private Draft scheduled(List<int[]> batches) {
        List<Map<Integer, List<PickPlan.Pick>>> picks = new ArrayList<>();
        List<PickRoute> routes = new ArrayList<>();
        List<PickerSchedule.Walk> walks = new ArrayList<>();
        for (int[] batch : batches) {
            Map<Integer, List<PickPlan.Pick>> at = new LinkedHashMap<>();
            for (int o : batch) {
                for (Allocation.Taken taken : takenBy.get(o)) {
                    at.computeIfAbsent(taken.spot(), s -> new ArrayList<>()).add(taken.pick());
                }
            }
            PickRoute route = route(batch, at);
            picks.add(at);
            routes.add(route);
            walks.add(walk(batch, at, route));
        }
        PickerSchedule schedule = new PickerSchedule(walks, settings.paces(), settings.pickersPerAisle());
        return new Draft(
                batches,
                picks,
                routes,
                schedule.best(new SplittableRandom(settings.seed()), Math.max(end, System.nanoTime() + 20_000_000)));
    }

    private PickRoute route(int[] batch, Map<Integer, List<PickPlan.Pick>> at) {
        int[] spots = at.keySet().stream().mapToInt(Integer::intValue).toArray();
        if (settings.rule() != RouteRule.BEST) {
            return RuleRoutes.route(layout, spots, settings.rule());
        }
        PickRoute route = layout.route(spots);
        Map<String, Double> weights = new HashMap<>();
        for (int o : batch) {
            accepted.get(o).lines().forEach(l -> weights.put(l.productId(), l.unitWeightKg()));
        }
        return HeavyFirst.direction(
                layout,
                route,
                spot -> at.getOrDefault(spot, List.of()).stream()
                        .mapToDouble(p -> p.quantity() * weights.getOrDefault(p.productId(), 0.0))
                        .sum());
    }

    private PickerSchedule.Walk walk(int[] batch, Map<Integer, List<PickPlan.Pick>> at, PickRoute route) {
        int[] stops = route.stops();
        // A rule's walk may be longer than the shortest ways between its stops; the rest is spread over them.
        double shortest = WalkSimulator.walked(layout, stops);
        double stretch = shortest > 0 ? route.meters() / shortest : 1;
        List<PickerSchedule.Part> parts = new ArrayList<>();
        double before = settings.times().perBatch();
        double stay = 0;
        int aisle = -1;
        for (int i = 0; i < stops.length; i++) {
            double way = settings.times()
                    .walk(stretch * (i == 0 ? layout.fromDepot(stops[0]) : layout.distance(stops[i - 1], stops[i])));
            int corridor = layout.corridor(stops[i]);
            if (i > 0 && corridor == aisle && corridor >= 0) {
                stay += way;
            } else {
                if (i > 0) {
                    parts.add(new PickerSchedule.Part(before, aisle, stay));
                    before = 0;
                }
                before += way;
                stay = 0;
                aisle = corridor;
            }
            List<PickPlan.Pick> picks = at.getOrDefault(stops[i], List.of());
            stay += floor.reachSeconds(stops[i])
                    + settings.times()
                            .stop(
                                    floor.zone(stops[i]),
                                    picks.size(),
                                    picks.stream()
                                            .mapToDouble(PickPlan.Pick::quantity)
                                            .sum());
        }
        parts.add(new PickerSchedule.Part(before, aisle, stay));
        double back = settings.times().walk(stretch * layout.toDepot(stops[stops.length - 1]));
        double[] due = Arrays.stream(batch)
                .mapToDouble(o -> accepted.get(o).dueSeconds())
                .toArray();
        return new PickerSchedule.Walk(parts, back, due);
    }

    /** Where orders would be late, those that are due first get batches of their own kind, if that helps. */
    private Draft hurried(Draft draft) {
        List<Integer> byDue = new ArrayList<>();
        for (int i = 0; i < accepted.size(); i++) {
            byDue.add(i);
        }
        byDue.sort(Comparator.comparingDouble(i -> accepted.get(i).dueSeconds()));
        Draft best = draft;
        for (int parts = 2; parts <= 4 && best.result.late() > 0; parts++) {
            List<int[]> batches = new ArrayList<>();
            for (int k = 0; k < parts; k++) {
                List<Integer> some = byDue.subList(byDue.size() * k / parts, byDue.size() * (k + 1) / parts);
                batches.addAll(together(some));
            }
            Draft trial = scheduled(batches);
            best = trial.result.cost() < best.result.cost() ? trial : best;
        }
        return best;
    }

    private List<int[]> together(List<Integer> some) {
        List<PickOrder> orders = some.stream()
                .map(o -> new PickOrder(
                        accepted.get(o).id(),
                        takenBy.get(o).stream()
                                .mapToInt(Allocation.Taken::spot)
                                .distinct()
                                .toArray(),
                        settings.cart().load(accepted.get(o))))
                .toList();
        long share = Math.max(0, end - System.nanoTime()) / 8;
        return OrderBatching.solve(layout, orders, settings.cart().limits(), share, settings.seed()).batches().stream()
                .map(batch -> Arrays.stream(batch).map(some::get).toArray())
                .toList();
    }

    private PickPlan written(Draft draft, String batching) {
        PickerSchedule.Result times = draft.result;
        List<Integer> order = new ArrayList<>();
        for (int b = 0; b < draft.batches.size(); b++) {
            order.add(b);
        }
        order.sort(Comparator.comparingDouble((Integer b) -> times.start()[b]).thenComparing(b -> times.picker()[b]));
        List<PickPlan.Batch> planned = new ArrayList<>();
        List<String> late = new ArrayList<>();
        List<String> later = new ArrayList<>();
        double meters = 0;
        double seconds = 0;
        double makespan = 0;
        for (int b : order) {
            List<String> ids = Arrays.stream(draft.batches.get(b))
                    .mapToObj(o -> accepted.get(o).id())
                    .toList();
            if (times.start()[b] >= settings.waveSeconds()) {
                later.addAll(ids);
                continue;
            }
            PickRoute route = draft.routes.get(b);
            List<PickPlan.Stop> stops = new ArrayList<>();
            for (int spot : route.stops()) {
                stops.add(new PickPlan.Stop(
                        layout.spotId(spot), draft.picks.get(b).getOrDefault(spot, List.of())));
            }
            double took = times.end()[b] - times.start()[b];
            planned.add(new PickPlan.Batch(
                    times.picker()[b] + 1,
                    ids,
                    stops,
                    route.meters(),
                    took,
                    times.waited()[b],
                    times.start()[b],
                    route.exact()));
            meters += route.meters();
            seconds += took;
            makespan = Math.max(makespan, times.end()[b]);
            for (int o : draft.batches.get(b)) {
                if (accepted.get(o).dueSeconds() < times.end()[b]) {
                    late.add(accepted.get(o).id());
                }
            }
        }
        return new PickPlan(
                planned, meters, seconds, makespan, late, later, unplanned, later.isEmpty() ? batching : "");
    }
}
