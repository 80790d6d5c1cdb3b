package io.clickshelf.logistics.model.stock;

import io.clickshelf.logistics.model.stock.policy.EconomicOrderQuantity;

/**
 * An item with what its levels are chosen by. Where an order costs something of itself, orders come in lots, and after a
 * review the position lies anywhere from the reorder point to a lot above it, each alike (Hadley and Whitin 1963).
 *
 * @param protection demand until an order placed at the next review could arrive
 * @param before     of that, what comes until one placed now could: taken from {@code protection} itself, since the
 *                   difference of two forecasts of slow demand is noise
 * @param lot        units that an order is larger by than the position fell below the reorder point; 0 where it costs nothing
 */
record ItemDemand(StockItem item, PeriodDemand protection, PeriodDemand before, double lot) {

    /** Positions at which a lot is looked at, at most. */
    private static final int MOST_POSITIONS = 16;

    /** Chance of having enough below which nothing more can be computed with it. */
    private static final double RARE = 1e-6;

    static ItemDemand of(StockItem item, LeadTime time, double correlation) {
        double review = item.rules().reviewDays();
        PeriodDemand protection = PeriodDemand.over(item.demand(), time, review, correlation);
        double days = time.mean() + review;
        return new ItemDemand(
                item,
                protection,
                review == 0 ? protection : protection.early(days == 0 ? 0 : time.mean() / days),
                lot(item, protection.mean() / Math.max(1, days)));
    }

    /** The economic quantity, less what a review period's demand has ordered anyway. */
    private static double lot(StockItem item, double perDay) {
        Economics economics = item.economics();
        if (economics.fixedOrderCost() == 0 || economics.holdingCostPerDay() == 0 || perDay == 0) {
            return 0;
        }
        double lot = EconomicOrderQuantity.optimum(economics.fixedOrderCost(), economics.holdingCostPerDay(), perDay)
                .quantity();
        return Math.max(0, Math.round(lot - perDay * item.rules().reviewDays()));
    }

    /** Mean demand of one review period; of the whole lead time where orders may be placed at any moment. */
    double perPeriod() {
        return continuous() ? protection.mean() : protection.mean() - before.mean();
    }

    /**
     * Of a review period's demand, the units that a level does not serve and that are lost. What is on its way is then what
     * was sold over the lead time: its demand, given that it was no more than the level. Exact for Poisson demand and short
     * review periods (Erlang's loss formula; Karush 1957), where counting backorders instead would see far too little sold
     * at low levels.
     */
    double lost(double level) {
        if (continuous()) {
            return protection.expectedShortage(level);
        }
        double oneByOne = oneByOne();
        double together =
                protection.mean() > 0 ? perPeriod() * protection.expectedShortage(level) / protection.mean() : 0;
        return oneByOne * lostOneByOne(level) + (1 - oneByOne) * together;
    }

    /**
     * How far units come one by one, as Poisson's do, rather than in lumps, or from a mean that is itself uncertain: the mean
     * over the variance, at most 1. Of the latter a day's demand is not independent of what came before it, and Karush's
     * reasoning would make the last unit of a lumpy product look almost worthless; they lose the share of their demand that
     * exceeds the level.
     */
    private double oneByOne() {
        double sd = protection.standardDeviation();
        return sd > 0 ? Math.min(1, protection.mean() / (sd * sd)) : 1;
    }

    private double lostOneByOne(double level) {
        double mean = perPeriod();
        double enough = before.cumulative(level);
        if (enough < RARE) {
            // All is sold as it comes in.
            return mean * Math.max(0, 1 - level / protection.mean());
        }
        double beyond = protection.expectedShortage(level) - before.expectedShortage(level) - mean * (1 - enough);
        return Math.clamp(beyond / enough, 0, mean);
    }

    /** Units left at the end of a review period. */
    double held(double level) {
        if (continuous()) {
            return protection.expectedLeftover(level);
        }
        double enough = before.cumulative(level);
        double singly = enough < RARE
                ? 0
                : Math.max(0, before.expectedLeftover(level) / enough - perPeriod() + lostOneByOne(level));
        double oneByOne = oneByOne();
        return oneByOne * singly + (1 - oneByOne) * protection.expectedLeftover(level);
    }

    /** What is lost over all positions that a reorder point lets come about; at 0 nothing is ever ordered. */
    double lostAbove(double reorderPoint) {
        if (lot > 0 && reorderPoint <= 0) {
            return perPeriod();
        }
        double step = protection.step();
        int positions = (int) Math.min(MOST_POSITIONS, 1 + lot / step);
        double sum = 0;
        for (int k = 0; k < positions; k++) {
            sum += lost(reorderPoint + (k + 0.5) / positions * (lot + step) - step / 2);
        }
        return sum / positions;
    }

    /**
     * The reorder point from which on a further step is worth less sold than it costs to hold; found by bisection, since steps
     * earn less and less. A step leaves out the lowest position and takes in the next above the lot. Without a lead time and
     * a lot this is the newsvendor's.
     */
    double level(double worth, double holding) {
        double step = protection.step();
        double low = 0;
        double high = worth <= 0 ? 0 : Math.ceil(protection.quantile(1 - 1e-6) / step);
        while (low < high) {
            double middle = Math.floor((low + high) / 2);
            double from = middle * step;
            double to = from + step + lot;
            if (worth * (lost(from) - lost(to)) > holding * (held(to) - held(from))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low * step;
    }

    /** Of holding one unit over a review period. */
    double holdingPerPeriod() {
        return item.economics().holdingCostPerDay() * Math.max(1, item.rules().reviewDays());
    }

    private boolean continuous() {
        return item.rules().reviewDays() == 0;
    }
}
