package io.clickshelf.logistics.model.stock;

import io.clickshelf.logistics.model.stock.policy.Checks;

/** What a level of stock is chosen for. */
public sealed interface ServiceGoal {

    /** The chance of no stock-out between two chances to reorder. */
    record CycleService(double level) implements ServiceGoal {
        public CycleService {
            Checks.fraction("cycle service level", level);
        }
    }

    /** The share of demand served at once: of all items together, by value, with the least holding. */
    record FillRate(double rate) implements ServiceGoal {
        public FillRate {
            Checks.fraction("fill rate", rate);
        }
    }

    /** As long as the next unit's sales are worth more, times {@code weight}, than what it costs to hold. */
    record Marginal(double weight) implements ServiceGoal {
        public Marginal {
            Checks.positive("weight of sales", weight);
        }

        double level(ItemDemand demand) {
            return demand.level(weight * demand.item().economics().unitPrice(), demand.holdingPerPeriod());
        }
    }

    /** As much as margin and stock-out cost are worth against holding. */
    record Profit() implements ServiceGoal {}
}
