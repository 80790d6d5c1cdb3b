package io.clickshelf.logistics.model.stock.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Optimal committed service times in a tree of stages by dynamic programming (Graves and Willems 2000). Times are whole
 * periods. O(stages · longest replenishment time squared).
 */
public final class GuaranteedService {

    /**
     * @param holdingCost      per unit and period at this stage
     * @param processingTime   periods
     * @param externalInbound  service time of outside suppliers, 0 for none
     * @param externalOutbound longest service time that customers accept; ignored without outside demand
     * @param demandSd         standard deviation of outside demand per period, 0 for none
     * @param safetyFactor     standard deviations that the demand bound covers
     */
    public record Stage(
            double holdingCost,
            int processingTime,
            int externalInbound,
            int externalOutbound,
            double demandSd,
            double safetyFactor) {}

    /** A supply link from the stage of index {@code from} to that of index {@code to}. */
    public record Link(int from, int to) {}

    /**
     * @param serviceTimes committed outbound service time of each stage
     * @param cost         holding cost of the safety stock per period
     */
    public record Solution(List<Integer> serviceTimes, double cost) {}

    private final List<Stage> stages;
    private final List<List<Integer>> suppliers = new ArrayList<>();
    private final List<List<Integer>> customers = new ArrayList<>();
    private final double[] netSd;
    private final int[] longest;
    private final Map<Integer, double[]> tables = new HashMap<>();
    private final int[] outbound;

    private GuaranteedService(List<Stage> stages, List<Link> links) {
        this.stages = stages;
        for (int i = 0; i < stages.size(); i++) {
            suppliers.add(new ArrayList<>());
            customers.add(new ArrayList<>());
        }
        for (Link link : links) {
            customers.get(link.from()).add(link.to());
            suppliers.get(link.to()).add(link.from());
        }
        this.netSd = new double[stages.size()];
        this.longest = new int[stages.size()];
        this.outbound = new int[stages.size()];
        checkTree(links);
        for (int k = 0; k < stages.size(); k++) {
            netSd[k] = Math.sqrt(netVariance(k));
            longest[k] = longestReplenishment(k);
        }
    }

    public static Solution optimum(List<Stage> stages, List<Link> links) {
        GuaranteedService problem = new GuaranteedService(stages, links);
        double[] root = problem.table(0, -1);
        int best = argMin(root);
        if (root[best] == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("No service times fit: an external service time contradicts another.");
        }
        problem.choose(0, -1, best);
        return new Solution(Arrays.stream(problem.outbound).boxed().toList(), root[best]);
    }

    private void checkTree(List<Link> links) {
        boolean[] seen = new boolean[stages.size()];
        int reached = visit(0, -1, seen);
        if (reached != stages.size() || links.size() != stages.size() - 1) {
            throw new IllegalArgumentException("The stages must form a tree: " + stages.size() + " stages need "
                    + (stages.size() - 1) + " links that join them all; there are " + links.size() + ".");
        }
    }

    private int visit(int k, int parent, boolean[] seen) {
        if (seen[k]) {
            return 0;
        }
        seen[k] = true;
        int count = 1;
        for (int next : neighbours(k, parent)) {
            count += visit(next, k, seen);
        }
        return count;
    }

    private List<Integer> neighbours(int k, int parent) {
        List<Integer> all = new ArrayList<>(suppliers.get(k));
        all.addAll(customers.get(k));
        all.removeIf(n -> n == parent);
        return all;
    }

    private double netVariance(int k) {
        double variance = stages.get(k).demandSd() * stages.get(k).demandSd();
        for (int customer : customers.get(k)) {
            variance += netVariance(customer);
        }
        return variance;
    }

    private int longestReplenishment(int k) {
        int inbound = stages.get(k).externalInbound();
        for (int supplier : suppliers.get(k)) {
            inbound = Math.max(inbound, longestReplenishment(supplier));
        }
        return inbound + stages.get(k).processingTime();
    }

    /**
     * Least cost of the subtree at k seen from its parent: by outbound time where the parent is a customer (or k the
     * root), by inbound time where the parent is a supplier.
     */
    private double[] table(int k, int parent) {
        double[] known = tables.get(k);
        if (known != null) {
            return known;
        }
        boolean byOutbound = !suppliers.get(k).contains(parent);
        double[] table = new double[longest[k] + 1];
        Arrays.fill(table, Double.POSITIVE_INFINITY);
        for (int out = 0; out <= longest[k]; out++) {
            for (int in = 0; in <= longest[k]; in++) {
                int index = byOutbound ? out : in;
                table[index] = Math.min(table[index], cost(k, parent, out, in));
            }
        }
        tables.put(k, table);
        return table;
    }

    private double cost(int k, int parent, int out, int in) {
        Stage stage = stages.get(k);
        int net = in + stage.processingTime() - out;
        if (net < 0
                || in < stage.externalInbound()
                || in + stage.processingTime() > longest[k]
                || (stage.demandSd() > 0 && out > stage.externalOutbound())) {
            return Double.POSITIVE_INFINITY;
        }
        double cost = stage.holdingCost() * stage.safetyFactor() * netSd[k] * Math.sqrt(net);
        for (int supplier : suppliers.get(k)) {
            if (supplier != parent) {
                double[] below = table(supplier, k);
                cost += below[argMin(below, 0, in)];
            }
        }
        for (int customer : customers.get(k)) {
            if (customer != parent) {
                double[] above = table(customer, k);
                cost += above[argMin(above, Math.min(out, above.length - 1), above.length - 1)];
            }
        }
        return cost;
    }

    private void choose(int k, int parent, int fixed) {
        boolean byOutbound = !suppliers.get(k).contains(parent);
        int bestOther = 0;
        double best = Double.POSITIVE_INFINITY;
        for (int other = 0; other <= longest[k]; other++) {
            double cost = byOutbound ? cost(k, parent, fixed, other) : cost(k, parent, other, fixed);
            if (cost < best) {
                best = cost;
                bestOther = other;
            }
        }
        int out = byOutbound ? fixed : bestOther;
        int in = byOutbound ? bestOther : fixed;
        outbound[k] = out;
        for (int supplier : suppliers.get(k)) {
            if (supplier != parent) {
                choose(supplier, k, argMin(table(supplier, k), 0, in));
            }
        }
        for (int customer : customers.get(k)) {
            if (customer != parent) {
                double[] table = table(customer, k);
                choose(customer, k, argMin(table, Math.min(out, table.length - 1), table.length - 1));
            }
        }
    }

    private static int argMin(double[] values) {
        return argMin(values, 0, values.length - 1);
    }

    private static int argMin(double[] values, int from, int to) {
        int best = from;
        for (int i = from + 1; i <= Math.min(to, values.length - 1); i++) {
            best = values[i] < values[best] ? i : best;
        }
        return best;
    }
}
