package io.clickshelf.logistics.model.stock;

import java.util.ArrayList;
import java.util.List;

/** The levels of one item, and what each further unit earns. */
final class ItemPlanner {

    /** A mean of a table that ends somewhere is a little less than it was asked to be. */
    private static final double ROUNDING = 1e-6;

    private final StockItem item;
    private final PeriodDemand protection;
    private final PeriodDemand leadTime;
    private final double periodDays;
    private final double reorderPoint;
    private final double orderUpTo;
    private final List<StockLine.Part> explanation = new ArrayList<>();

    ItemPlanner(StockItem item, PlanSettings settings) {
        this(ItemDemand.of(item, item.leadTime(), settings.forecastErrorCorrelation()), settings);
    }

    ItemPlanner(ItemDemand demand, PlanSettings settings) {
        this.item = demand.item();
        this.periodDays = Math.max(1, item.rules().reviewDays());
        this.protection = demand.protection();
        this.leadTime = PeriodDemand.over(item.demand(), item.leadTime(), 0, settings.forecastErrorCorrelation());
        ServiceGoal own = item.goal();
        ServiceGoal goal = own == null ? settings.goal() : own;
        if (goal instanceof ServiceGoal.FillRate fill) {
            goal = FillRateSplit.goal(List.of(demand), fill.rate());
        }
        double level = level(demand, goal);
        explain(goal, level, settings.forecastErrorCorrelation());
        this.reorderPoint = capped(level);
        this.orderUpTo = capped(level + demand.lot());
        part("order lot, so that ordering pays", orderUpTo - reorderPoint);
    }

    private static double level(ItemDemand demand, ServiceGoal goal) {
        return switch (goal) {
            case ServiceGoal.CycleService service -> demand.protection().quantile(service.level());
            case ServiceGoal.FillRate fill ->
                FillRateSplit.goal(List.of(demand), fill.rate()).level(demand);
            case ServiceGoal.Marginal marginal -> marginal.level(demand);
            case ServiceGoal.Profit profit ->
                demand.level(demand.item().economics().shortagePerUnit(), demand.holdingPerPeriod());
        };
    }

    private double capped(double level) {
        double most = item.rules().maximumLevel();
        if (Double.isFinite(item.rules().shelfLifeDays())) {
            double sellable =
                    item.demand().mean(item.leadTime().mean() + item.rules().shelfLifeDays());
            most = Math.min(most, Math.floor(sellable + ROUNDING));
        }
        return Math.min(level, most);
    }

    private void explain(ServiceGoal goal, double level, double correlation) {
        LeadTime mean = LeadTime.fixed(item.leadTime().mean());
        double atLeadTime = item.demand().mean(item.leadTime().mean());
        part("mean demand over the lead time", atLeadTime);
        part("mean demand until the next review", protection.mean() - atLeadTime);
        double safety = level - protection.mean();
        double certain = safety;
        if (item.leadTime().standardDeviation() > 0) {
            ItemDemand steady = ItemDemand.of(item, mean, correlation);
            certain = level(steady, goal) - steady.protection().mean();
        }
        part("safety against uncertain demand", certain);
        part("safety against an uncertain lead time", safety - certain);
        part("cut to what there is room for or can be sold in time", capped(level) - level);
    }

    private void part(String what, double units) {
        if (Math.abs(units) > 1e-9) {
            explanation.add(new StockLine.Part(what, units));
        }
    }

    StockItem item() {
        return item;
    }

    /** Units that the levels ask for now, in whole packs. */
    double wanted() {
        double position = item.position();
        if (position >= reorderPoint) {
            return 0;
        }
        double quantity = item.rules().roundUp(orderUpTo - position);
        double most = capped(Double.POSITIVE_INFINITY);
        return position + quantity > most ? item.rules().roundDown(most - position) : quantity;
    }

    /** What units earn between two positions: sales saved, less the holding of what is left. */
    double earnings(double from, double to) {
        double saved = protection.expectedShortage(from) - protection.expectedShortage(to);
        double left = to - from - saved;
        return item.economics().shortagePerUnit() * saved - item.economics().holdingCostPerDay() * periodDays * left;
    }

    /** Earnings per unit of money between two positions. */
    double earningsPerMoney(double from, double to) {
        double cost = (to - from) * item.economics().unitCost();
        double earnings = earnings(from, to);
        return cost > 0 ? earnings / cost : Math.signum(earnings) * Double.MAX_VALUE;
    }

    double orderUpTo() {
        return orderUpTo;
    }

    double reorderPoint() {
        return reorderPoint;
    }

    /** Expected units short and left just before a delivery, when the position stood at the reorder point. */
    double shortBeforeDelivery() {
        return protection.expectedShortage(reorderPoint);
    }

    double leftBeforeDelivery() {
        return protection.expectedLeftover(reorderPoint);
    }

    StockLine line(double quantity, String limitedBy) {
        double position = item.position() + quantity;
        double mean = protection.mean();
        double missed = protection.expectedShortage(Math.max(0, position));
        return new StockLine(
                item,
                reorderPoint,
                orderUpTo,
                reorderPoint - mean,
                wanted(),
                quantity,
                quantity * item.economics().unitCost(),
                mean,
                protection.cumulative(position),
                mean > 0 ? 1 - Math.min(1, missed / mean) : 1,
                1 - leadTime.cumulative(item.position()),
                earningsPerMoney(position, position + item.rules().packSize()),
                limitedBy,
                explanation);
    }
}
