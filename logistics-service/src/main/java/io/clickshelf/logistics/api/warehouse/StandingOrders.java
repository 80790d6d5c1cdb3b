package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.PickBatch;
import io.clickshelf.logistics.store.warehouse.PickOrders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What of a wave's planned batches still stands: without what was cancelled since, or is picked by others. */
@Component
class StandingOrders {

    private final PickOrders orders;
    private final PlannedHomes homes;

    StandingOrders(PickOrders orders, PlannedHomes homes) {
        this.orders = orders;
        this.homes = homes;
    }

    /**
     * @param batches   with what is still ordered; those of which nothing is left out
     * @param cancelled orders of which less is to be picked than was planned
     * @param elsewhere orders that another approved wave picks, or that were picked or delivered
     */
    record Standing(List<PickBatch> batches, Set<String> cancelled, Set<String> elsewhere) {}

    Standing of(String waveId, List<PickBatch> planned) {
        Set<String> ids = new HashSet<>();
        planned.forEach(batch -> ids.addAll(batch.orderIds()));
        Map<String, Map<String, Double>> left = new HashMap<>();
        orders.standing(ids).forEach((id, units) -> left.put(id, new HashMap<>(units)));
        Set<String> elsewhere = new HashSet<>(orders.elsewhere(ids, waveId));
        Map<String, String> wholes = homes.wholes(ids);
        Map<String, Map<String, Double>> ordered = orders.standing(wholes.values());
        wholes.forEach((part, order) -> left.put(part, new HashMap<>(ordered.getOrDefault(order, Map.of()))));
        Set<String> whole = orders.elsewhere(wholes.values(), waveId);
        wholes.forEach((part, order) -> {
            if (whole.contains(order)) {
                elsewhere.add(part);
            }
        });
        elsewhere.forEach(id -> left.put(id, new HashMap<>()));
        Set<String> cancelled = new HashSet<>();
        List<PickBatch> batches = new ArrayList<>();
        for (PickBatch batch : planned) {
            Set<String> wanted = new HashSet<>();
            List<PickBatch.PickStop> stops = new ArrayList<>();
            for (PickBatch.PickStop stop : batch.stops()) {
                List<PickBatch.Pick> picks = new ArrayList<>();
                for (PickBatch.Pick pick : stop.picks()) {
                    double units = take(left.get(pick.orderId()), pick);
                    if (units < pick.quantity()) {
                        cancelled.add(pick.orderId());
                    }
                    if (units > 0) {
                        picks.add(new PickBatch.Pick(pick.orderId(), pick.productId(), units));
                        wanted.add(pick.orderId());
                    }
                }
                if (!picks.isEmpty()) {
                    stops.add(new PickBatch.PickStop(stop.locationId(), picks));
                }
            }
            if (!stops.isEmpty()) {
                batches.add(batch.with(
                        batch.orderIds().stream().filter(wanted::contains).toList(), stops));
            }
        }
        cancelled.removeAll(elsewhere);
        return new Standing(batches, cancelled, elsewhere);
    }

    /** Units of a pick that are still ordered; all of them where the order came with a request. */
    private static double take(@org.jspecify.annotations.Nullable Map<String, Double> left, PickBatch.Pick pick) {
        if (left == null) {
            return pick.quantity();
        }
        double units = Math.min(pick.quantity(), left.getOrDefault(pick.productId(), 0.0));
        left.merge(pick.productId(), -units, Double::sum);
        return units;
    }
}
