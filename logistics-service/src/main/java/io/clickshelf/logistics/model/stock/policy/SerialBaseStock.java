package io.clickshelf.logistics.model.stock.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Optimal echelon base-stock levels of a serial chain with stochastic demand at its end (Clark and Scarf 1960; Chen and
 * Zheng 1994), computed stage by stage on a lattice. O(stages · lattice points · points of a stage's demand).
 */
public final class SerialBaseStock {

    /**
     * One stage, ordered from the customer upwards.
     *
     * @param echelonHoldingCost added per unit and time by holding it at this stage rather than upstream
     * @param leadTimeDemand     over the stage's lead time, in lattice steps
     */
    public record Stage(double echelonHoldingCost, CountDemand leadTimeDemand) {}

    /**
     * @param echelonLevels optimal echelon base-stock level of each stage, from the customer upwards
     * @param cost          expected cost per unit of time, pipeline included
     */
    public record Solution(List<Double> echelonLevels, double cost) {}

    private SerialBaseStock() {}

    /**
     * @param step         units per lattice step: 1 for demand in whole units, small for a continuous one
     * @param stockoutCost per unit and time backordered at the customer
     */
    public static Solution optimum(List<Stage> stages, double step, double stockoutCost) {
        return solve(stages, step, stockoutCost, null);
    }

    /** The expected cost per unit of time of given echelon base-stock levels, from the customer upwards. */
    public static double cost(List<Stage> stages, double step, double stockoutCost, List<Double> echelonLevels) {
        if (echelonLevels.size() != stages.size()) {
            throw new IllegalArgumentException(
                    "There are " + echelonLevels.size() + " levels for " + stages.size() + " stages; give one each.");
        }
        return solve(stages, step, stockoutCost, echelonLevels).cost();
    }

    private static Solution solve(List<Stage> stages, double step, double stockoutCost, @Nullable List<Double> given) {
        Checks.positive("step", step);
        Checks.positive("stockoutCost", stockoutCost);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("The chain has no stage; give at least one.");
        }
        int reach = 0;
        double penalty = stockoutCost;
        for (Stage stage : stages) {
            reach += stage.leadTimeDemand().largest();
            penalty += stage.echelonHoldingCost();
        }
        // Positions from -reach to +reach; index i stands for position i - reach.
        int size = 2 * reach + 1;
        double[] induced = new double[size];
        for (int i = 0; i < reach; i++) {
            induced[i] = penalty * (reach - i) * step;
        }
        List<Double> levels = new ArrayList<>();
        double cost = 0;
        for (Stage stage : stages) {
            double[] expected = expected(induced, stage, reach, step);
            int best = given == null
                    ? lowest(expected)
                    : Math.clamp(Math.round(given.get(levels.size()) / step) + reach, 0, size - 1);
            levels.add((best - reach) * step);
            cost = expected[best];
            for (int i = 0; i < size; i++) {
                induced[i] = expected[Math.min(i, best)];
            }
        }
        return new Solution(List.copyOf(levels), cost);
    }

    private static int lowest(double[] costs) {
        int best = 0;
        for (int i = 1; i < costs.length; i++) {
            best = costs[i] < costs[best] - 1e-12 ? i : best;
        }
        return best;
    }

    private static double[] expected(double[] induced, Stage stage, int reach, double step) {
        int size = induced.length;
        double[] immediate = new double[size];
        for (int i = 0; i < size; i++) {
            immediate[i] = stage.echelonHoldingCost() * (i - reach) * step + induced[i];
        }
        CountDemand demand = stage.leadTimeDemand();
        double[] expected = new double[size];
        // Left of the lattice the cost is linear, with the slope of its first two points.
        double slope = immediate[1] - immediate[0];
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int d = 0; d <= demand.largest(); d++) {
                int j = i - d;
                sum += demand.probability(d) * (j >= 0 ? immediate[j] : immediate[0] + slope * j);
            }
            expected[i] = sum;
        }
        return expected;
    }

    /** A normal demand on a lattice of the given step, cut at six standard deviations and at zero. */
    public static CountDemand discretized(NormalDemand demand, double step) {
        int length = (int) Math.ceil((demand.mean() + 6 * demand.standardDeviation()) / step) + 1;
        double[] weights = new double[length];
        for (int i = 0; i < length; i++) {
            weights[i] = demand.cumulative((i + 0.5) * step) - demand.cumulative((i - 0.5) * step);
        }
        return CountDemand.ofWeights(weights);
    }
}
