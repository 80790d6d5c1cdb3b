package io.clickshelf.logistics.model.warehouse;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;

/**
 * Picks where each product lies in several spots (Weidinger 2018): which spots to visit. They are chosen one product at a
 * time by the least added walking, then exchanged while that shortens the walk; {@link #exact} proves or betters the choice.
 */
public final class ScatteredRouter {

    /**
     * A product to pick and the spots it can be picked from.
     *
     * @param spots    candidates
     * @param supply   units in each
     * @param quantity units wanted, no more than all supply
     */
    public record Demand(int[] spots, double[] supply, double quantity) {
        public Demand {
            double total = 0;
            for (double units : supply) {
                total += units;
            }
            if (spots.length != supply.length || total < quantity) {
                throw new IllegalArgumentException("A product is wanted " + quantity + " times, and its " + spots.length
                        + " spots hold " + total + "; replenish it or lower the quantity.");
            }
            spots = spots.clone();
            supply = supply.clone();
        }
    }

    private final Layout layout;
    private final List<Demand> demands;
    private final boolean[][] chosen;

    private ScatteredRouter(Layout layout, List<Demand> demands) {
        this.layout = layout;
        this.demands = demands;
        this.chosen = new boolean[demands.size()][];
    }

    /** The spots to visit, one route through them being as short as could be found. */
    public static int[] choose(Layout layout, List<Demand> demands) {
        ScatteredRouter router = new ScatteredRouter(layout, demands);
        boolean choice = router.construct();
        if (choice) {
            router.exchange();
        }
        return router.spots();
    }

    /**
     * A choice of spots.
     *
     * @param exact whether no other choice has a shorter walk, given the layout's routes
     */
    public record Choice(int[] spots, boolean exact) {
        public Choice {
            spots = spots.clone();
        }

        @Override
        public int[] spots() {
            return spots.clone();
        }
    }

    /** The best choice, by branch and bound from {@link #choose} on; not exact if it takes more nodes. */
    public static Choice exact(Layout layout, List<Demand> demands, int maxNodes) {
        int[] chosen = choose(layout, demands);
        if (demands.stream().allMatch(d -> d.spots.length == 1)) {
            return new Choice(chosen, true);
        }
        ScatteredSearch search = new ScatteredSearch(layout, demands, chosen, maxNodes);
        boolean exact = search.run();
        return new Choice(search.best(), exact);
    }

    private int[] spots() {
        IntArrayList spots = new IntArrayList();
        for (int d = 0; d < chosen.length; d++) {
            for (int k = 0; chosen[d] != null && k < chosen[d].length; k++) {
                if (chosen[d][k] && !spots.contains(demands.get(d).spots()[k])) {
                    spots.add(demands.get(d).spots()[k]);
                }
            }
        }
        return spots.toIntArray();
    }

    private double length() {
        return layout.routeLength(spots());
    }

    /** Products with the fewest spots first: they leave no choice, and the others fall in with them. */
    private boolean construct() {
        boolean choice = false;
        List<Integer> order = new ArrayList<>();
        for (int d = 0; d < demands.size(); d++) {
            order.add(d);
        }
        order.sort((a, b) ->
                Integer.compare(demands.get(a).spots().length, demands.get(b).spots().length));
        for (int d : order) {
            Demand demand = demands.get(d);
            chosen[d] = new boolean[demand.spots().length];
            double left = demand.quantity();
            choice |= demand.spots().length > 1;
            while (left > 0) {
                int best = demand.spots().length == 1 ? 0 : cheapest(d, demand);
                chosen[d][best] = true;
                left -= demand.supply()[best];
            }
        }
        return choice;
    }

    private int cheapest(int d, Demand demand) {
        int best = -1;
        double bestLength = Double.POSITIVE_INFINITY;
        for (int k = 0; k < chosen[d].length; k++) {
            if (!chosen[d][k] && demand.supply()[k] > 0) {
                chosen[d][k] = true;
                double length = length();
                chosen[d][k] = false;
                if (length < bestLength) {
                    bestLength = length;
                    best = k;
                }
            }
        }
        return best;
    }

    /** Replaces one chosen spot by another that can serve in its place, while the walk gets shorter. */
    private void exchange() {
        double length = length();
        boolean better = true;
        while (better) {
            better = false;
            for (int d = 0; d < chosen.length; d++) {
                for (int out = 0; out < chosen[d].length; out++) {
                    for (int in = 0; chosen[d][out] && in < chosen[d].length; in++) {
                        if (!chosen[d][in] && enough(d, out, in)) {
                            chosen[d][out] = false;
                            chosen[d][in] = true;
                            double candidate = length();
                            if (candidate < length - 1e-9) {
                                length = candidate;
                                better = true;
                            } else {
                                chosen[d][out] = true;
                                chosen[d][in] = false;
                            }
                        }
                    }
                }
            }
        }
    }

    private boolean enough(int d, int out, int in) {
        Demand demand = demands.get(d);
        double total = 0;
        for (int k = 0; k < chosen[d].length; k++) {
            total += (chosen[d][k] && k != out) || k == in ? demand.supply()[k] : 0;
        }
        return total >= demand.quantity();
    }
}
