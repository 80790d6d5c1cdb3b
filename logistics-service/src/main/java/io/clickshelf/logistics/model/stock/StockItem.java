package io.clickshelf.logistics.model.stock;

import io.clickshelf.logistics.model.stock.policy.Checks;
import io.clickshelf.logistics.model.stock.policy.DemandDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A product in a warehouse, as it stands when the plan is made.
 *
 * @param onHand   units that lie there
 * @param onOrder  units that will arrive within the lead time, approved transfers included
 * @param reserved units promised to customers
 * @param goal     its own, or null for that of the plan
 */
public record StockItem(
        String productId,
        String warehouseId,
        DemandForecast demand,
        LeadTime leadTime,
        double onHand,
        double onOrder,
        double reserved,
        OrderRules rules,
        Economics economics,
        @Nullable ServiceGoal goal) {

    public StockItem {
        Checks.notNegative("onHand of " + productId, onHand);
        Checks.notNegative("onOrder of " + productId, onOrder);
        Checks.notNegative("reserved of " + productId, reserved);
    }

    /** The plain form: a demand per day and a lead time, nothing in stock. */
    public static StockItem plain(String productId, String warehouseId, double demandPerDay, double leadTimeDays) {
        return new StockItem(
                productId,
                warehouseId,
                DemandForecast.perDay(demandPerDay),
                LeadTime.fixed(leadTimeDays),
                0,
                0,
                0,
                OrderRules.NONE,
                Economics.unknown(),
                null);
    }

    /** Its demand until an order placed {@code reviewDays} from now could arrive, as transfers between warehouses weigh it. */
    public DemandDistribution demandUntilDelivery(PlanSettings settings) {
        return PeriodDemand.over(demand, leadTime, rules.reviewDays(), settings.forecastErrorCorrelation());
    }

    /** The inventory position: what is there or coming, less what is promised. */
    public double position() {
        return onHand + onOrder - reserved;
    }
}
