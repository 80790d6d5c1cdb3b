package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The walks to come: past orders in the batches they would be picked in, weighted so that each product is walked to as
 * often as its forecast says (iterative proportional fitting, Deming and Stephan 1940). What is bought together stays
 * together, and the season turns with the forecasts.
 */
public final class ExpectedWalks {

    private static final int ROUNDS = 8;
    private static final double MOST = 8;

    private ExpectedWalks() {}

    /**
     * @param batches  products by past walk
     * @param expected how often each product should be walked to; those that are not named keep to the past
     */
    public static List<SlottingPlanner.Demand> of(List<List<String>> batches, Map<String, Double> expected) {
        Map<String, Integer> index = new LinkedHashMap<>();
        batches.forEach(batch -> batch.forEach(p -> index.putIfAbsent(p, index.size())));
        double[] target = new double[index.size()];
        Arrays.fill(target, -1);
        index.forEach((product, i) -> target[i] = expected.getOrDefault(product, -1.0));
        int[][] members = batches.stream()
                .map(b -> b.stream().distinct().mapToInt(index::get).toArray())
                .toArray(int[][]::new);
        double[] weight = new double[members.length];
        Arrays.fill(weight, 1);
        double[] visits = new double[target.length];
        for (int round = 0; round < ROUNDS; round++) {
            count(members, weight, visits);
            for (int b = 0; b < members.length; b++) {
                double log = 0;
                for (int p : members[b]) {
                    double ratio = target[p] < 0 ? 1 : (target[p] + 0.01) / (visits[p] + 0.01);
                    log += Math.log(Math.min(MOST, Math.max(1 / MOST, ratio)));
                }
                weight[b] *= Math.exp(log / Math.max(1, members[b].length));
            }
        }
        count(members, weight, visits);
        List<SlottingPlanner.Demand> demand = new ArrayList<>();
        for (int b = 0; b < members.length; b++) {
            demand.add(new SlottingPlanner.Demand(batches.get(b), weight[b]));
        }
        // What the past doesn't explain is walked to alone, rather than not at all.
        Map<String, Double> rest = new TreeMap<>();
        expected.forEach((product, wanted) -> {
            Integer i = index.get(product);
            double missing = wanted - (i == null ? 0 : visits[i]);
            if (missing > 0.05 * wanted && missing > 1e-3) {
                rest.put(product, missing);
            }
        });
        rest.forEach((product, missing) -> demand.add(new SlottingPlanner.Demand(List.of(product), missing)));
        return demand;
    }

    private static void count(int[][] members, double[] weight, double[] visits) {
        Arrays.fill(visits, 0);
        for (int b = 0; b < members.length; b++) {
            for (int p : members[b]) {
                visits[p] += weight[b];
            }
        }
    }

    /**
     * Past orders as the batches they would be picked in where products lie now; products that lie nowhere stay on their
     * order's walk.
     */
    public static List<List<String>> batches(
            Layout layout, List<List<String>> orders, Map<String, String> spotOf, int maxOrders, double budgetSeconds) {
        List<PickOrder> picks = new ArrayList<>();
        List<Integer> which = new ArrayList<>();
        List<List<String>> walks = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            int[] spots = orders.get(i).stream()
                    .filter(spotOf::containsKey)
                    .mapToInt(p -> layout.spot(spotOf.getOrDefault(p, "")))
                    .distinct()
                    .toArray();
            if (spots.length > 0) {
                picks.add(new PickOrder(String.valueOf(i), spots, new double[0]));
                which.add(i);
            } else if (!orders.get(i).isEmpty()) {
                walks.add(orders.get(i));
            }
        }
        CartLimits limits = new CartLimits(Math.max(1, maxOrders), new double[0]);
        Map<Integer, List<String>> merged = new HashMap<>();
        List<int[]> batches = picks.isEmpty()
                ? List.of()
                : OrderBatching.solve(layout, picks, limits, (long) (budgetSeconds * 1e9), 1)
                        .batches();
        for (int b = 0; b < batches.size(); b++) {
            for (int o : batches.get(b)) {
                merged.computeIfAbsent(b, k -> new ArrayList<>()).addAll(orders.get(which.get(o)));
            }
        }
        merged.values()
                .forEach(products -> walks.add(products.stream().distinct().toList()));
        return walks;
    }
}
