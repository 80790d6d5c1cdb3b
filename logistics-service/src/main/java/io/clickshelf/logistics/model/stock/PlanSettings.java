package io.clickshelf.logistics.model.stock;

import java.util.Map;

/**
 * What holds for the whole plan.
 *
 * @param goal                     for items without their own
 * @param budget                   most that the orders may cost, infinite for no limit
 * @param capacityByWarehouse      volume that may lie in a warehouse, on hand and on order together; no entry, no limit
 * @param forecastErrorCorrelation between the forecast errors of two days, from 0 (independent) to 1
 */
public record PlanSettings(
        ServiceGoal goal, double budget, Map<String, Double> capacityByWarehouse, double forecastErrorCorrelation) {

    /** A cycle service level of 95 %, no limits, and errors that stick together a little. */
    public static final PlanSettings USUAL =
            new PlanSettings(new ServiceGoal.CycleService(0.95), Double.POSITIVE_INFINITY, Map.of(), 0.1);

    public PlanSettings {
        if (!(budget >= 0)) {
            throw new IllegalArgumentException("budget is " + budget + "; it must be 0 or more.");
        }
        if (!(forecastErrorCorrelation >= 0 && forecastErrorCorrelation <= 1)) {
            throw new IllegalArgumentException(
                    "forecastErrorCorrelation is " + forecastErrorCorrelation + "; it must be from 0 to 1.");
        }
        capacityByWarehouse = Map.copyOf(capacityByWarehouse);
    }

    public PlanSettings withGoal(ServiceGoal newGoal) {
        return new PlanSettings(newGoal, budget, capacityByWarehouse, forecastErrorCorrelation);
    }

    public PlanSettings withBudget(double newBudget) {
        return new PlanSettings(goal, newBudget, capacityByWarehouse, forecastErrorCorrelation);
    }

    public PlanSettings withCapacities(Map<String, Double> capacities) {
        return new PlanSettings(goal, budget, capacities, forecastErrorCorrelation);
    }
}
