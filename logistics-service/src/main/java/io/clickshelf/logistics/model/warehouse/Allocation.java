package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gives the units in the spots to order lines: where a product lies in several, those on the order's shortest walk. */
final class Allocation {

    /** Units taken from a spot for a line. */
    record Taken(int spot, PickPlan.Pick pick) {}

    private static final class Places {
        private final int[] spots;
        private final double[] left;

        Places(int[] spots, double[] left) {
            this.spots = spots;
            this.left = left;
        }
    }

    /** Enough for the few lines of an order. */
    private static final int MOST_NODES = 200;

    private final Layout layout;
    private final Map<String, Places> places = new HashMap<>();

    Allocation(Layout layout, Map<String, List<PickPlanner.SpotStock>> stock) {
        this.layout = layout;
        stock.forEach((product, spots) -> {
            List<PickPlanner.SpotStock> sorted = new ArrayList<>(spots);
            sorted.sort(Comparator.comparingDouble(p -> layout.toDepot(layout.spot(p.spotId()))));
            places.put(
                    product,
                    new Places(
                            sorted.stream()
                                    .mapToInt(p -> layout.spot(p.spotId()))
                                    .toArray(),
                            sorted.stream()
                                    .mapToDouble(PickPlanner.SpotStock::units)
                                    .toArray()));
        });
    }

    /** What is missing for an order, in words; empty if all of it lies somewhere. */
    String missing(Map<String, Double> wanted) {
        for (Map.Entry<String, Double> product : wanted.entrySet()) {
            Places at = places.get(product.getKey());
            double there = at == null ? 0 : Arrays.stream(at.left).sum();
            if (there < product.getValue() - 1e-9) {
                return there <= 0
                        ? product.getKey() + " lies in no pick face"
                        : String.format(
                                Locale.ROOT,
                                "%.0f of %.0f %s lie in no pick face",
                                product.getValue() - there,
                                product.getValue(),
                                product.getKey());
            }
        }
        return "";
    }

    /** Takes an order's units; {@link #missing} must be empty. */
    List<Taken> take(String orderId, Map<String, Double> wanted) {
        boolean choice = wanted.keySet().stream().anyMatch(p -> open(place(p)) > 1);
        List<ScatteredRouter.Demand> demands = new ArrayList<>();
        if (choice) {
            wanted.forEach((product, units) -> {
                Places at = place(product);
                demands.add(new ScatteredRouter.Demand(at.spots, at.left, Math.min(units, sum(at.left))));
            });
        }
        int[] chosen =
                choice ? ScatteredRouter.exact(layout, demands, MOST_NODES).spots() : new int[0];
        List<Taken> taken = new ArrayList<>();
        wanted.forEach((product, units) -> {
            Places at = place(product);
            double left = units;
            for (int pass = 0; pass < 2 && left > 1e-9; pass++) {
                for (int k = 0; k < at.spots.length && left > 1e-9; k++) {
                    int spot = at.spots[k];
                    boolean wantedSpot = !choice || Arrays.stream(chosen).anyMatch(c -> c == spot);
                    double take = pass == 1 || wantedSpot ? Math.min(at.left[k], left) : 0;
                    if (take > 0) {
                        at.left[k] -= take;
                        left -= take;
                        taken.add(new Taken(spot, new PickPlan.Pick(orderId, product, take)));
                    }
                }
            }
        });
        return taken;
    }

    private Places place(String product) {
        return places.computeIfAbsent(product, p -> new Places(new int[0], new double[0]));
    }

    private static int open(Places at) {
        int open = 0;
        for (double units : at.left) {
            open += units > 0 ? 1 : 0;
        }
        return open;
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
