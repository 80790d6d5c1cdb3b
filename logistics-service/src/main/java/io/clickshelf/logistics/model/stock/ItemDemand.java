package io.clickshelf.logistics.model.stock;

/**
 * An item with what its levels are chosen by.
 *
 * @param protection demand until an order placed at the next review could arrive
 * @param leadTime   demand until one placed now could
 */
record ItemDemand(StockItem item, PeriodDemand protection, PeriodDemand leadTime) {

    static ItemDemand of(StockItem item, LeadTime time, double correlation) {
        return new ItemDemand(
                item,
                PeriodDemand.over(item.demand(), time, item.rules().reviewDays(), correlation),
                PeriodDemand.over(item.demand(), time, 0, correlation));
    }

    /** Mean demand of one review period; of the whole lead time where orders may be placed at any moment. */
    double perPeriod() {
        return continuous() ? protection.mean() : protection.mean() - leadTime.mean();
    }

    /** Of a review period's demand, the units that a level does not serve. */
    double lost(double level) {
        return protection.expectedShortage(level) - (continuous() ? 0 : leadTime.expectedShortage(level));
    }

    /**
     * The smallest level from which on a further unit is worth less than it costs to hold. It is sold if the review
     * period's demand reaches it ({@code D(lead time) ≤ level < D(lead time + review)}), and held if it does not; the
     * chance of the first over that of the second falls with every unit, so that the level is found by bisection. For no
     * lead time this is the newsvendor's.
     */
    double level(double worth, double holding) {
        if (worth <= 0) {
            return 0;
        }
        double low = 0;
        double high = Math.ceil(protection.quantile(1 - 1e-6));
        while (low < high) {
            double middle = Math.floor((low + high) / 2);
            double held = protection.cumulative(middle);
            double reached = (continuous() ? 1 : leadTime.cumulative(middle)) - held;
            if (worth * reached > holding * held) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Of holding one unit over a review period. */
    double holdingPerPeriod() {
        return item.economics().holdingCostPerDay() * Math.max(1, item.rules().reviewDays());
    }

    private boolean continuous() {
        return item.rules().reviewDays() == 0;
    }
}
