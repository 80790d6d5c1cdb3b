package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds places for what arrives. Pick faces of the product are filled first; a product without one gets the free face of
 * least detour on the walks to come, as in {@link SlottingPlanner}; the rest lies in reserve, where the way in and the way
 * to its face are shortest.
 */
public final class PutAway {

    /**
     * Goods that have arrived.
     *
     * @param faceSpots its pick faces with the units they still take
     * @param sealed    as on a pallet that is not opened while faces have stock: all of it goes to reserve
     */
    public record Goods(SlottingPlanner.Product product, double units, Map<String, Double> faceSpots, boolean sealed) {
        public Goods {
            faceSpots = Map.copyOf(faceSpots);
            if (!(units > 0)) {
                throw new IllegalArgumentException(
                        units + " units of product " + product.id() + " arrive; it must be above 0.");
            }
        }
    }

    /** Units to be put into a spot; an empty spot means that nothing suits. */
    public record Task(String productId, String spotId, double units, String reason) {}

    private final Floor floor;
    private final Layout layout;
    private final Set<String> taken;
    private final List<SlottingPlanner.Demand> walks;

    private PutAway(Floor floor, Set<String> taken, List<SlottingPlanner.Demand> walks) {
        this.floor = floor;
        this.layout = floor.layout();
        this.taken = new HashSet<>(taken);
        this.walks = walks;
    }

    /**
     * @param taken  spots that something lies in
     * @param spotOf where products lie that are on the walks
     * @param walks  to come
     */
    public static List<Task> plan(
            Floor floor,
            Set<String> taken,
            Map<String, String> spotOf,
            List<SlottingPlanner.Demand> walks,
            List<Goods> arriving) {
        PutAway planner = new PutAway(floor, taken, walks);
        List<Task> tasks = new ArrayList<>();
        Map<String, String> lies = new HashMap<>(spotOf);
        for (Goods goods : arriving) {
            planner.place(goods, lies, tasks);
        }
        return tasks;
    }

    private void place(Goods goods, Map<String, String> lies, List<Task> tasks) {
        double left = goods.units();
        String product = goods.product().id();
        String face = null;
        for (Map.Entry<String, Double> spot : goods.faceSpots().entrySet()) {
            face = face == null ? spot.getKey() : face;
            double units = goods.sealed() ? 0 : Math.min(left, Math.floor(spot.getValue()));
            if (units > 0) {
                left -= units;
                tasks.add(new Task(product, spot.getKey(), units, "fills its pick face"));
            }
        }
        if (face == null && left > 0) {
            face = newFace(goods.product(), lies);
            Slot slot = face == null ? null : floor.slot(layout.spot(face));
            if (face != null && slot != null) {
                double units = Math.min(left, slot.holds(goods.product().unitLiters()));
                left -= units;
                taken.add(face);
                lies.put(product, face);
                tasks.add(new Task(
                        product, face, units, "new: the free pick face with the least detour on the walks to come"));
            }
        }
        while (left > 0) {
            Slot reserve = reserve(goods.product(), face);
            if (reserve == null) {
                tasks.add(new Task(product, "", left, "no free location suits; free one, or add one to the layout"));
                return;
            }
            double units = Math.min(left, reserve.holds(goods.product().unitLiters()));
            left -= units;
            taken.add(reserve.spotId());
            tasks.add(new Task(
                    product,
                    reserve.spotId(),
                    units,
                    reserve.reserve() ? "reserve with the shortest way to its pick face" : "no reserve is free"));
        }
    }

    private @org.jspecify.annotations.Nullable String newFace(
            SlottingPlanner.Product product, Map<String, String> lies) {
        Map<String, Integer> index = new HashMap<>();
        index.put(product.id(), 0);
        List<int[]> batches = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (SlottingPlanner.Demand walk : walks) {
            if (walk.productIds().contains(product.id())) {
                batches.add(walk.productIds().stream()
                        .mapToInt(p -> index.computeIfAbsent(p, k -> index.size()))
                        .toArray());
                weights.add(walk.weight());
            }
        }
        int[] spotOf = new int[index.size()];
        index.forEach((p, i) -> {
            String spot = i == 0 ? null : lies.get(p);
            spotOf[i] = spot == null ? -1 : layout.spot(spot);
        });
        Placement placement = new Placement(
                layout, batches, weights.stream().mapToDouble(w -> w).toArray(), spotOf);
        String best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Slot slot : floor.slots()) {
            if (!slot.reserve() && free(slot, product)) {
                int spot = layout.spot(slot.spotId());
                // Without a walk it gets the place that is of the least use to others.
                double detour = batches.isEmpty() ? -layout.toDepot(spot) : placement.detour(0, spot);
                if (detour < least) {
                    least = detour;
                    best = slot.spotId();
                }
            }
        }
        return best;
    }

    private @org.jspecify.annotations.Nullable Slot reserve(
            SlottingPlanner.Product product, @org.jspecify.annotations.Nullable String face) {
        Slot best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Slot slot : floor.slots()) {
            if (free(slot, product)) {
                int spot = layout.spot(slot.spotId());
                double way = layout.fromDepot(spot)
                        + (face == null ? 0 : 2 * layout.distance(spot, layout.spot(face)))
                        + (slot.reserve() ? 0 : 1e6 - layout.toDepot(spot) * 10);
                if (way < least) {
                    least = way;
                    best = slot;
                }
            }
        }
        return best;
    }

    private boolean free(Slot slot, SlottingPlanner.Product product) {
        return !taken.contains(slot.spotId())
                && slot.takes(product.unitWeightKg(), product.unitHeightCm(), product.zone())
                && slot.holds(product.unitLiters()) >= 1;
    }
}
