package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From orders to batches to routes. Each order line is taken from the stocked spots nearest to the depot first; orders
 * are batched by {@link OrderBatching}; each batch is walked by the layout's best route; batches are begun by the
 * earliest due order they hold, each by the picker who is free first.
 */
public final class PickPlanner {

    /** Units of a product in a spot. */
    public record SpotStock(String spotId, double units) {}

    private record Taken(int spot, PickPlan.Pick pick) {}

    private final Layout layout;
    private final PickSettings settings;
    private final Map<String, double[]> left = new HashMap<>();
    private final Map<String, int[]> spots = new HashMap<>();
    private final List<OrderToPick> accepted = new ArrayList<>();
    private final List<List<Taken>> takenBy = new ArrayList<>();
    private final List<PickPlan.Unplanned> unplanned = new ArrayList<>();

    private PickPlanner(Layout layout, Map<String, List<SpotStock>> stock, PickSettings settings) {
        this.layout = layout;
        this.settings = settings;
        stock.forEach((product, places) -> {
            List<SpotStock> sorted = new ArrayList<>(places);
            sorted.sort(Comparator.comparingDouble(p -> layout.toDepot(layout.spot(p.spotId()))));
            spots.put(
                    product,
                    sorted.stream().mapToInt(p -> layout.spot(p.spotId())).toArray());
            left.put(product, sorted.stream().mapToDouble(SpotStock::units).toArray());
        });
    }

    /**
     * @param stock by product, the spots it lies in
     * @throws IllegalArgumentException if a spot isn't in the layout
     */
    public static PickPlan plan(
            Layout layout, Map<String, List<SpotStock>> stock, List<OrderToPick> orders, PickSettings settings) {
        PickPlanner planner = new PickPlanner(layout, stock, settings);
        // What is due first gets the stock that is there.
        List<OrderToPick> byDue = new ArrayList<>(orders);
        byDue.sort(Comparator.comparingDouble(OrderToPick::dueSeconds));
        byDue.forEach(planner::accept);
        return planner.build();
    }

    private void accept(OrderToPick order) {
        double units = 0;
        double weight = 0;
        for (OrderToPick.Line line : order.lines()) {
            units += line.quantity();
            weight += line.quantity() * line.unitWeightKg();
        }
        if (order.lines().isEmpty()) {
            unplanned.add(new PickPlan.Unplanned(order.id(), "it has no lines"));
            return;
        }
        if (units > settings.maxUnits() || weight > settings.maxWeightKg()) {
            unplanned.add(new PickPlan.Unplanned(
                    order.id(), "its " + units + " units of " + weight + " kg don't fit on a cart; split it"));
            return;
        }
        Map<String, double[]> before = new HashMap<>();
        List<Taken> taken = new ArrayList<>();
        for (OrderToPick.Line line : order.lines()) {
            double[] stock = left.getOrDefault(line.productId(), new double[0]);
            before.putIfAbsent(line.productId(), stock.clone());
            double missing = take(order, line, stock, taken);
            if (missing > 0) {
                left.putAll(before);
                unplanned.add(new PickPlan.Unplanned(
                        order.id(), missing + " units of " + line.productId() + " lie in no spot; replenish it"));
                return;
            }
        }
        accepted.add(order);
        takenBy.add(taken);
    }

    private double take(OrderToPick order, OrderToPick.Line line, double[] stock, List<Taken> taken) {
        double missing = line.quantity();
        for (int k = 0; k < stock.length && missing > 0; k++) {
            double units = Math.min(stock[k], missing);
            if (units > 0) {
                stock[k] -= units;
                missing -= units;
                int[] places = spots.getOrDefault(line.productId(), new int[0]);
                taken.add(new Taken(places[k], new PickPlan.Pick(order.id(), line.productId(), units)));
            }
        }
        return missing;
    }

    private PickPlan build() {
        List<PickOrder> orders = new ArrayList<>();
        for (int i = 0; i < accepted.size(); i++) {
            double units = 0;
            double weight = 0;
            for (OrderToPick.Line line : accepted.get(i).lines()) {
                units += line.quantity();
                weight += line.quantity() * line.unitWeightKg();
            }
            int[] at = takenBy.get(i).stream().mapToInt(Taken::spot).distinct().toArray();
            orders.add(new PickOrder(accepted.get(i).id(), at, new double[] {units, weight}));
        }
        CartLimits limits =
                new CartLimits(settings.maxOrders(), new double[] {settings.maxUnits(), settings.maxWeightKg()});
        List<int[]> batches = new ArrayList<>(
                OrderBatching.solve(layout, orders, limits, (long) (settings.budgetSeconds() * 1e9), settings.seed())
                        .batches());
        batches.sort(Comparator.comparingDouble(this::due));
        return scheduled(batches);
    }

    private double due(int[] batch) {
        return Arrays.stream(batch)
                .mapToDouble(o -> accepted.get(o).dueSeconds())
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private PickPlan scheduled(List<int[]> batches) {
        double[] free = new double[settings.pickers()];
        List<PickPlan.Batch> planned = new ArrayList<>();
        List<String> late = new ArrayList<>();
        double meters = 0;
        double seconds = 0;
        for (int[] batch : batches) {
            int picker = 0;
            for (int p = 1; p < free.length; p++) {
                picker = free[p] < free[picker] ? p : picker;
            }
            PickPlan.Batch walked = walk(batch, picker, free[picker]);
            planned.add(walked);
            meters += walked.meters();
            seconds += walked.seconds();
            free[picker] += walked.seconds();
            for (int o : batch) {
                if (accepted.get(o).dueSeconds() < free[picker]) {
                    late.add(accepted.get(o).id());
                }
            }
        }
        return new PickPlan(planned, meters, seconds, late, unplanned);
    }

    private PickPlan.Batch walk(int[] batch, int picker, double start) {
        Map<Integer, List<PickPlan.Pick>> picks = new LinkedHashMap<>();
        double units = 0;
        int lines = 0;
        for (int o : batch) {
            for (Taken taken : takenBy.get(o)) {
                picks.computeIfAbsent(taken.spot(), s -> new ArrayList<>()).add(taken.pick());
                units += taken.pick().quantity();
                lines++;
            }
        }
        PickRoute route =
                layout.route(picks.keySet().stream().mapToInt(Integer::intValue).toArray());
        List<PickPlan.Stop> stops = new ArrayList<>();
        for (int spot : route.stops()) {
            stops.add(new PickPlan.Stop(layout.spotId(spot), picks.getOrDefault(spot, List.of())));
        }
        double seconds = route.meters() / settings.metersPerSecond()
                + lines * settings.secondsPerLine()
                + units * settings.secondsPerUnit()
                + settings.secondsPerBatch();
        List<String> ids =
                Arrays.stream(batch).mapToObj(o -> accepted.get(o).id()).toList();
        return new PickPlan.Batch(picker + 1, ids, stops, route.meters(), seconds, start, route.exact());
    }
}
