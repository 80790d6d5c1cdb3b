package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Places new products and batches a log of orders together, so that the walking of the whole log is shortest: batches
 * for the places as they are, places for the batches as they are, in turn until the time is spent.
 */
public final class JointSlotting {

    /**
     * @param spots   by product
     * @param batches orders by batch
     * @param meters  walked for the whole log
     */
    public record Result(int[] spots, List<int[]> batches, double meters) {
        public Result {
            spots = spots.clone();
        }

        @Override
        public int[] spots() {
            return spots.clone();
        }
    }

    /** Trials without gain, for each new product, after which batches are made anew. */
    private static final int IDLE = 40;

    private final Layout layout;
    private final List<int[]> orders;
    private final int[] newProducts;
    private final CartLimits limits;
    private final int[] usable;
    private final boolean[] free;
    private int[] spotOf;

    private JointSlotting(Layout layout, List<int[]> orders, int[] spotOf, int[] freeSpots, int maxOrders) {
        this.layout = layout;
        this.orders = orders;
        this.spotOf = spotOf.clone();
        this.limits = new CartLimits(maxOrders, new double[0]);
        this.newProducts =
                IntStream.range(0, spotOf.length).filter(p -> spotOf[p] < 0).toArray();
        this.usable = freeSpots.clone();
        this.free = new boolean[layout.size()];
        for (int spot : freeSpots) {
            free[spot] = true;
        }
        if (freeSpots.length < newProducts.length) {
            throw new IllegalArgumentException(
                    "There are " + newProducts.length + " products to place and " + freeSpots.length + " free spots.");
        }
    }

    /**
     * @param orders    products by order
     * @param spotOf    by product; -1 for those to be placed
     * @param freeSpots where they may be placed, one each
     */
    public static Result solve(
            Layout layout,
            List<int[]> orders,
            int[] spotOf,
            int[] freeSpots,
            int maxOrders,
            long budgetNanos,
            long seed) {
        long end = System.nanoTime() + budgetNanos;
        JointSlotting joint = new JointSlotting(layout, orders, spotOf, freeSpots, maxOrders);
        double[] each = new double[orders.size()];
        Arrays.fill(each, 1);
        joint.settle(new Placement(layout, orders, each, joint.spotOf));
        Result best = new Result(joint.spotOf, List.of(), Double.POSITIVE_INFINITY);
        SplittableRandom random = new SplittableRandom(seed);
        for (long round = 0; round == 0 || System.nanoTime() < end; round++) {
            long share = Math.min(end - System.nanoTime(), Math.max(budgetNanos / 8, 1));
            List<int[]> batches = joint.batch(Math.max(share, 0), seed + round);
            double[] weights = new double[batches.size()];
            Arrays.fill(weights, 1);
            Placement placement = new Placement(layout, joint.productsOf(batches), weights, joint.spotOf);
            joint.settle(placement);
            joint.shake(placement, random, Math.min(end, System.nanoTime() + budgetNanos / 8));
            if (placement.total() < best.meters() - 1e-9) {
                best = new Result(joint.spotOf, batches, placement.total());
            } else {
                joint.restore(best.spots());
                if (orders.size() <= OrderBatching.EXACT_ORDERS) {
                    // The best batches of the same places would only be found again.
                    joint.scatter(random);
                }
            }
        }
        return new Result(best.spots(), best.batches(), joint.walked(best));
    }

    private double walked(Result result) {
        double meters = 0;
        for (int[] products : productsOf(result.batches())) {
            int[] at = Arrays.stream(products)
                    .map(p -> result.spots()[p])
                    .distinct()
                    .toArray();
            meters += layout.route(at).meters();
        }
        return meters;
    }

    private List<int[]> batch(long nanos, long seed) {
        List<PickOrder> picks = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            int[] spots =
                    Arrays.stream(orders.get(i)).map(p -> spotOf[p]).distinct().toArray();
            picks.add(new PickOrder(String.valueOf(i), spots, new double[0]));
        }
        return OrderBatching.solve(layout, picks, limits, nanos, seed).batches();
    }

    private List<int[]> productsOf(List<int[]> batches) {
        List<int[]> products = new ArrayList<>();
        for (int[] batch : batches) {
            products.add(Arrays.stream(batch)
                    .flatMap(o -> Arrays.stream(orders.get(o)))
                    .distinct()
                    .toArray());
        }
        return products;
    }

    /** Takes some products out and places them anew, again and again, until that helps no more (Lourenço et al. 2003). */
    private void shake(Placement placement, SplittableRandom random, long until) {
        int idle = 0;
        while (idle < IDLE * newProducts.length && System.nanoTime() < until) {
            double before = placement.total();
            int[] spots = placement.spots();
            displace(placement, random);
            settle(placement);
            idle = placement.total() < before - 1e-9 ? 0 : idle + 1;
            if (placement.total() > before + 1e-9) {
                putBack(placement, spots);
            }
        }
    }

    private void putBack(Placement placement, int[] spots) {
        restore(spots);
        for (int product : newProducts) {
            if (placement.spot(product) != spots[product]) {
                placement.move(product, spots[product]);
            }
        }
    }

    /** Takes up to a quarter of the new products out, so that they can find other places together, in another order. */
    private void displace(Placement placement, SplittableRandom random) {
        for (int i = newProducts.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int product = newProducts[i];
            newProducts[i] = newProducts[j];
            newProducts[j] = product;
        }
        int count = newProducts.length == 0 ? 0 : 1 + random.nextInt(1 + newProducts.length / 4);
        for (int k = 0; k < count; k++) {
            int product = newProducts[random.nextInt(newProducts.length)];
            int spot = placement.spot(product);
            if (spot >= 0) {
                free[spot] = true;
                placement.move(product, -1);
            }
        }
    }

    /** Puts some of the new products anywhere. */
    private void scatter(SplittableRandom random) {
        if (newProducts.length == 0) {
            return;
        }
        int count = 1 + random.nextInt(newProducts.length);
        for (int k = 0; k < count; k++) {
            int product = newProducts[random.nextInt(newProducts.length)];
            int spot = usable[random.nextInt(usable.length)];
            if (free[spot]) {
                free[spotOf[product]] = true;
                free[spot] = false;
                spotOf[product] = spot;
            }
        }
    }

    private void restore(int[] spots) {
        for (int product : newProducts) {
            free[spotOf[product]] = true;
        }
        for (int product : newProducts) {
            free[spots[product]] = false;
        }
        spotOf = spots;
    }

    /** Moves each new product to the spot of least detour while that shortens the walking. */
    private void settle(Placement placement) {
        boolean better = true;
        for (int pass = 0; better && pass < 10; pass++) {
            better = false;
            for (int product : newProducts) {
                int own = placement.spot(product);
                int target = own;
                double[] detours = placement.detours(product, usable);
                double least = own < 0 ? Double.POSITIVE_INFINITY : detours[layout.place(own)] - 1e-9;
                for (int spot : usable) {
                    double detour = free[spot] ? detours[layout.place(spot)] : Double.POSITIVE_INFINITY;
                    if (detour < least) {
                        least = detour;
                        target = spot;
                    }
                }
                if (target != own && (own < 0 || placement.change(product, target, -1) < -1e-9)) {
                    if (own >= 0) {
                        free[own] = true;
                        better = true;
                    }
                    free[target] = false;
                    placement.move(product, target);
                }
            }
        }
        spotOf = placement.spots();
    }
}
