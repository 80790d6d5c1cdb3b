package io.clickshelf.logistics.model.warehouse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replays a plan stop by stop on the layout's distances, knowing nothing of how it was made: every unit of every order
 * picked once from a spot that holds it, no cart overfull, and the metres those that were promised.
 */
public final class WalkSimulator {

    private WalkSimulator() {}

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
        Map<String, Double> wanted = new HashMap<>();
        for (OrderToPick order : orders) {
            boolean left = plan.unplanned().stream().anyMatch(u -> u.orderId().equals(order.id()));
            for (OrderToPick.Line line : left ? List.<OrderToPick.Line>of() : order.lines()) {
                wanted.merge(order.id() + "/" + line.productId(), line.quantity(), Double::sum);
            }
        }
        Map<String, Double> lies = new HashMap<>();
        stock.forEach(
                (product, spots) -> spots.forEach(s -> lies.merge(s.spotId() + "/" + product, s.units(), Double::sum)));
        double meters = 0;
        for (PickPlan.Batch batch : plan.batches()) {
            require(batch.orderIds().size() <= settings.maxOrders(), "too many orders in " + batch.orderIds());
            double walked = 0;
            double units = 0;
            int here = -1;
            for (PickPlan.Stop stop : batch.stops()) {
                int spot = layout.spot(stop.spotId());
                walked += here < 0 ? layout.fromDepot(spot) : layout.distance(here, spot);
                here = spot;
                for (PickPlan.Pick pick : stop.picks()) {
                    require(batch.orderIds().contains(pick.orderId()), "a pick for an order of another batch");
                    wanted.merge(pick.orderId() + "/" + pick.productId(), -pick.quantity(), Double::sum);
                    double rest = lies.merge(stop.spotId() + "/" + pick.productId(), -pick.quantity(), Double::sum);
                    require(rest > -1e-9, "more taken than lies in " + stop.spotId());
                    units += pick.quantity();
                }
            }
            walked += here < 0 ? 0 : layout.toDepot(here);
            require(units <= settings.maxUnits() + 1e-9, "a cart of " + units + " units");
            require(Math.abs(walked - batch.meters()) < 1e-6, "walked " + walked + " m, planned " + batch.meters());
            meters += walked;
        }
        wanted.forEach((line, units) -> require(Math.abs(units) < 1e-9, units + " units left to pick of " + line));
        return meters;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
