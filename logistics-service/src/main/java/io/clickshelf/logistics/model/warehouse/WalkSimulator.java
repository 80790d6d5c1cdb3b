package io.clickshelf.logistics.model.warehouse;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replays a plan stop by stop on the layout's distances, knowing nothing of how it was made: every unit of every order
 * picked once from a spot that holds it, no cart overfull, no picker in two places, and the metres those that were
 * promised.
 */
public final class WalkSimulator {

    private WalkSimulator() {}

    /** Metres from the depot through the stops in this order and back, by the shortest way between each two. */
    public static double walked(Layout layout, int[] stops) {
        if (stops.length == 0) {
            return 0;
        }
        double meters = layout.fromDepot(stops[0]) + layout.toDepot(stops[stops.length - 1]);
        for (int i = 1; i < stops.length; i++) {
            meters += layout.distance(stops[i - 1], stops[i]);
        }
        return meters;
    }

    /**
     * Metres walked.
     *
     * @throws IllegalStateException naming the first thing that doesn't hold
     */
    public static double verify(
            Layout layout,
            Map<String, List<PickPlanner.SpotStock>> stock,
            List<OrderToPick> orders,
            PickSettings settings,
            PickPlan plan) {
        Set<String> left = new HashSet<>(plan.later());
        plan.unplanned().forEach(u -> left.add(u.orderId()));
        Map<String, OrderToPick> byId = new HashMap<>();
        Map<String, Double> wanted = new HashMap<>();
        for (OrderToPick order : orders) {
            byId.put(order.id(), order);
            for (OrderToPick.Line line : left.contains(order.id()) ? List.<OrderToPick.Line>of() : order.lines()) {
                wanted.merge(order.id() + "/" + line.productId(), line.quantity(), Double::sum);
            }
        }
        Map<String, Double> lies = new HashMap<>();
        stock.forEach(
                (product, spots) -> spots.forEach(s -> lies.merge(s.spotId() + "/" + product, s.units(), Double::sum)));
        double meters = 0;
        for (PickPlan.Batch batch : plan.batches()) {
            cart(batch, byId, settings.cart());
            for (PickPlan.Stop stop : batch.stops()) {
                for (PickPlan.Pick pick : stop.picks()) {
                    require(batch.orderIds().contains(pick.orderId()), "a pick for an order of another batch");
                    wanted.merge(pick.orderId() + "/" + pick.productId(), -pick.quantity(), Double::sum);
                    double rest = lies.merge(stop.spotId() + "/" + pick.productId(), -pick.quantity(), Double::sum);
                    require(rest > -1e-9, "more taken than lies in " + stop.spotId());
                }
            }
            meters += meters(layout, settings, batch);
        }
        wanted.forEach((line, units) -> require(Math.abs(units) < 1e-9, units + " units left to pick of " + line));
        clock(settings, plan, byId);
        return meters;
    }

    private static double meters(Layout layout, PickSettings settings, PickPlan.Batch batch) {
        double walked = walked(
                layout,
                batch.stops().stream().mapToInt(s -> layout.spot(s.spotId())).toArray());
        boolean promised = settings.rule() == RouteRule.BEST
                ? Math.abs(walked - batch.meters()) < 1e-6
                : walked <= batch.meters() + 1e-6;
        require(promised, "walked " + walked + " m, planned " + batch.meters());
        return batch.meters();
    }

    private static void cart(PickPlan.Batch batch, Map<String, OrderToPick> byId, Cart cart) {
        require(batch.orderIds().size() <= cart.orders(), "too many orders in " + batch.orderIds());
        double[] load = new double[4];
        for (String id : batch.orderIds()) {
            OrderToPick order = byId.get(id);
            require(order != null, "a batch holds " + id + ", which is no order");
            if (order != null) {
                for (OrderToPick.Line line : order.lines()) {
                    load[0] += line.quantity();
                    load[1] += line.quantity() * line.unitWeightKg();
                    load[2] += line.quantity() * line.unitLiters();
                }
                load[3] += order.boxes();
            }
        }
        double[] most = {cart.units(), cart.kilograms(), cart.liters(), cart.boxes()};
        for (int d = 0; d < most.length; d++) {
            require(load[d] <= most[d] + 1e-6, "a cart of " + load[d] + " for " + most[d]);
        }
    }

    private static void clock(PickSettings settings, PickPlan plan, Map<String, OrderToPick> byId) {
        double[] free = new double[settings.pickers()];
        List<PickPlan.Batch> byStart = plan.batches().stream()
                .sorted(Comparator.comparingDouble(PickPlan.Batch::startSeconds))
                .toList();
        for (PickPlan.Batch batch : byStart) {
            int picker = batch.picker() - 1;
            require(picker >= 0 && picker < free.length, "picker " + batch.picker() + " doesn't work today");
            require(batch.startSeconds() >= free[picker] - 1e-6, "picker " + batch.picker() + " is in two places");
            require(batch.startSeconds() < settings.waveSeconds(), "a batch begins after the wave");
            free[picker] = batch.startSeconds() + batch.seconds();
            double least = settings.paces()[picker] * settings.times().walk(batch.meters());
            require(batch.seconds() >= least + batch.waitSeconds() - 1e-6, "a batch is faster than its walk");
            for (String id : batch.orderIds()) {
                OrderToPick order = byId.get(id);
                boolean late = order != null && order.dueSeconds() < free[picker];
                require(late == plan.lateOrderIds().contains(id), "order " + id + " is late and not said to be");
            }
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
