package io.clickshelf.logistics.model.stock;

import io.clickshelf.logistics.model.stock.policy.Checks;
import io.clickshelf.logistics.model.stock.policy.CountDemand;
import io.clickshelf.logistics.model.stock.policy.DemandDistribution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves one product's stock between places so that expected lost sales and transport together cost the least, as a
 * min-cost flow whose arcs into a place earn what its next unit saves. Exact in whole lots.
 */
public final class TransferPlanner {

    /** Beyond so many lots in all, lots of several units are moved, so that a plan stays quick. */
    private static final int MOST_LOTS = 2000;

    /**
     * @param available     units that may be used or moved
     * @param demand        until the next regular delivery
     * @param shortageCost  of a unit of demand not served there
     */
    public record Place(String warehouseId, double available, DemandDistribution demand, double shortageCost) {
        public Place {
            Checks.notNegative("available stock of " + warehouseId, available);
            Checks.notNegative("shortageCost of " + warehouseId, shortageCost);
        }

        /** Stock to give away, with no demand of its own. */
        public static Place source(String warehouseId, double available) {
            return new Place(warehouseId, available, CountDemand.poisson(0), 0);
        }
    }

    /** A way that goods can go. */
    public record Lane(String from, String to, double costPerUnit) {
        public Lane {
            Checks.notNegative("costPerUnit from " + from + " to " + to, costPerUnit);
        }
    }

    /** Units to move, and what moving them costs. */
    public record Transfer(String from, String to, double units, double transportCost) {}

    /**
     * @param costBefore expected shortage cost if nothing moves
     * @param costAfter  expected shortage cost and transport with the transfers
     */
    public record Plan(List<Transfer> transfers, double costBefore, double costAfter) {
        public Plan {
            transfers = List.copyOf(transfers);
        }
    }

    private TransferPlanner() {}

    /** Transfers in lots of {@code lotSize} units. */
    public static Plan plan(List<Place> places, List<Lane> lanes, double lotSize) {
        Checks.positive("lotSize", lotSize);
        double total = places.stream().mapToDouble(Place::available).sum();
        double lot = lotSize * Math.max(1, Math.ceil(total / lotSize / MOST_LOTS));
        int n = places.size();
        Map<String, Integer> index = new HashMap<>();
        MinCostFlow flow = new MinCostFlow(2 * n + 2);
        int source = 2 * n;
        int sink = source + 1;
        double costBefore = 0;
        for (int i = 0; i < n; i++) {
            Place place = places.get(i);
            if (index.put(place.warehouseId(), i) != null) {
                throw new IllegalArgumentException("Warehouse " + place.warehouseId() + " is given twice.");
            }
            int lots = (int) Math.floor(place.available() / lot + 1e-9);
            flow.add(source, i, lots, 0);
            flow.add(i, n + i, lots, 0);
            flow.addConvex(n + i, sink, lotCosts(place, lot, lots, total));
            costBefore += place.shortageCost() * place.demand().expectedShortage(place.available());
        }
        int[] arcs = new int[lanes.size()];
        for (int k = 0; k < arcs.length; k++) {
            Lane lane = lanes.get(k);
            arcs[k] = flow.add(
                    at(index, lane.from()),
                    n + at(index, lane.to()),
                    (int) (total / lot) + 1,
                    lane.costPerUnit() * lot + 1e-7);
        }
        flow.run(source, sink);
        return result(places, lanes, lot, index, flow, arcs, costBefore);
    }

    /** Less what each lot saves at the place. A part lot that is there already stays there. */
    private static double[] lotCosts(Place place, double lot, int ownLots, double total) {
        double rest = place.available() - ownLots * lot;
        int most = (int) Math.min(Math.ceil(place.demand().quantile(1 - 1e-6) / lot) + 1, total / lot + 1);
        double[] costs = new double[most];
        double before = place.demand().expectedShortage(rest);
        for (int k = 0; k < most; k++) {
            double after = place.demand().expectedShortage(rest + (k + 1) * lot);
            costs[k] = -place.shortageCost() * (before - after);
            before = after;
        }
        return costs;
    }

    private static Plan result(
            List<Place> places,
            List<Lane> lanes,
            double lot,
            Map<String, Integer> index,
            MinCostFlow flow,
            int[] arcs,
            double costBefore) {
        double[] stock = places.stream().mapToDouble(Place::available).toArray();
        List<Transfer> transfers = new ArrayList<>();
        double costAfter = 0;
        for (int k = 0; k < arcs.length; k++) {
            double units = flow.flow(arcs[k]) * lot;
            if (units > 0) {
                Lane lane = lanes.get(k);
                stock[at(index, lane.from())] -= units;
                stock[at(index, lane.to())] += units;
                transfers.add(new Transfer(lane.from(), lane.to(), units, units * lane.costPerUnit()));
                costAfter += units * lane.costPerUnit();
            }
        }
        for (int i = 0; i < stock.length; i++) {
            costAfter += places.get(i).shortageCost() * places.get(i).demand().expectedShortage(stock[i]);
        }
        return new Plan(transfers, costBefore, costAfter);
    }

    private static int at(Map<String, Integer> index, String warehouse) {
        Integer at = index.get(warehouse);
        if (at == null) {
            throw new IllegalArgumentException("A lane names warehouse \"" + warehouse
                    + "\", which is not among the places; add it or drop the lane.");
        }
        return at;
    }
}
