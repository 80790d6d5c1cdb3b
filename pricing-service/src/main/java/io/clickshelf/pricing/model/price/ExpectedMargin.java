package io.clickshelf.pricing.model.price;

import org.jspecify.annotations.Nullable;

/**
 * Expected contribution of a product until its stock is replenished or its season ends, as a function of price, over the
 * posterior of its elasticity (Gauss-Hermite, seven nodes).
 *
 * <p>Demand has constant elasticity around the current price; a rival's move shifts the comparing shoppers by a logit on
 * the log price ratio, relative to where the rival stood before, so that the learnt elasticity isn't counted twice. A unit
 * sold earns its price without tax less what the unit would have been worth if kept: its cost, less carrying cost where
 * there is more stock than needed, or its salvage value at an end date. What can be sold is E[min(demand, stock)].
 *
 * <p>On top comes what the category's others earn by those whom the price sends to them: for each unit no longer sold here the
 * same (upward pricing pressure, Farrell and Shapiro 2010), and no more than this unit's own price buys. It ends where there is
 * nobody left to send, however far the price goes.
 */
final class ExpectedMargin {

    private static final double[] NODE = {
        -3.750439717725742,
        -2.366759410734541,
        -1.154405394739968,
        0,
        1.154405394739968,
        2.366759410734541,
        3.750439717725742
    };
    private static final double[] WEIGHT = {
        5.48268855972218e-4,
        .030757123967586,
        .240123178605013,
        .457142857142857,
        .240123178605013,
        .030757123967586,
        5.48268855972218e-4
    };

    /** Whatever the data say, demand is taken to fall when the price rises. */
    private static final double LEAST_ELASTIC = -.05;

    private final double[] elasticity = new double[NODE.length];
    private final double logCurrent;
    private final double tax;
    private final double keptValue;
    private final double demandPerDay;
    private final double stock;
    private final double horizonDays;
    private final double coverDays;
    private final double meanElasticity;
    private final double otherPerUnit;
    private final double comparing;
    private final double steepness;
    private final double logRival;
    private final double logRivalBefore;
    private final double following;
    private final double[] now = new double[NODE.length];

    ExpectedMargin(
            ProductSituation situation,
            double cost,
            double valueAddedTax,
            PricePolicy policy,
            @Nullable RivalOffer cheapest,
            double defaultHorizonDays) {
        for (int k = 0; k < NODE.length; k++) {
            Elasticity e = situation.elasticity();
            elasticity[k] = Math.min(LEAST_ELASTIC, e.mean() + NODE[k] * e.sd());
        }
        double currentPrice = situation.currentPrice().doubleValue();
        logCurrent = Math.log(currentPrice);
        tax = 1 + valueAddedTax;
        demandPerDay = situation.demandPerDay();
        stock = situation.stock();
        coverDays = stock / Math.max(1e-9, demandPerDay);
        double replenish = situation.daysToReplenish() > 0 ? situation.daysToReplenish() : defaultHorizonDays;
        Double end = situation.daysToEnd();
        if (end != null) {
            horizonDays = Math.max(1, end);
            keptValue = cost * policy.salvageShare();
        } else {
            horizonDays = Math.max(1, replenish);
            double surplusDays = Double.isInfinite(stock) ? 0 : coverDays - policy.overstockCover() * horizonDays;
            double kept = 1 - policy.carryingCost() * Math.max(0, surplusDays) / 365;
            keptValue = cost * Math.max(policy.salvageShare(), kept);
        }
        meanElasticity = Math.min(LEAST_ELASTIC, situation.elasticity().mean());
        double lostPerLogPrice = Math.max(1e-9, -meanElasticity * demandPerDay);
        double otherRevenue = Math.clamp(situation.crossRevenue() / lostPerLogPrice, -currentPrice, currentPrice);
        // The others are taken to earn the share of their price that this product does.
        otherPerUnit = otherRevenue * Math.max(0, 1 / tax - cost / currentPrice);
        steepness = policy.rivalSteepness();
        if (cheapest == null) {
            comparing = 0;
            logRival = 0;
            logRivalBefore = 0;
            following = 0;
        } else {
            comparing = policy.comparingShoppers() * Math.pow(.5, cheapest.ageHours() / policy.rivalHalfLifeHours());
            logRival = Math.log(cheapest.price().doubleValue());
            following = cheapest.answer().following();
            var before = cheapest.usualPrice();
            logRivalBefore = before == null ? logCurrent : Math.log(before.doubleValue());
        }
        double base = baseDemand(logCurrent);
        for (int k = 0; k < NODE.length; k++) {
            now[k] = margin(currentPrice, base, 1);
        }
    }

    double coverDays() {
        return coverDays;
    }

    /** Whether the stock runs out, at the current price, before more comes. */
    boolean isScarce() {
        return coverDays < horizonDays;
    }

    double horizonDays() {
        return horizonDays;
    }

    /** What the category's others earn more a day, per unit of the log of this price, near the current one. */
    double crossMargin() {
        return -meanElasticity * demandPerDay * otherPerUnit;
    }

    /** What a unit not sold is taken to be worth. */
    double keptValue() {
        return keptValue;
    }

    double unitsPerDay(double price) {
        double sum = 0;
        double logPrice = Math.log(price);
        double base = baseDemand(logPrice);
        for (int k = 0; k < NODE.length; k++) {
            sum += WEIGHT[k] * base * Math.exp(elasticity[k] * (logPrice - logCurrent));
        }
        return sum;
    }

    double perDay(double price) {
        double sum = 0;
        double logPrice = Math.log(price);
        double base = baseDemand(logPrice);
        for (int k = 0; k < NODE.length; k++) {
            sum += WEIGHT[k] * margin(price, base, Math.exp(elasticity[k] * (logPrice - logCurrent)));
        }
        return sum / horizonDays;
    }

    /** Standard deviation, over the elasticity's posterior, of the gain per day over the current price. */
    double gainSd(double price) {
        return Math.sqrt(Math.max(0, gain(price)[1])) / horizonDays;
    }

    /** Mean gain over the current price less the given multiple of its standard deviation; over the whole horizon. */
    double riskAdjustedGain(double price, double riskAversion) {
        double[] gain = gain(price);
        return gain[0] - riskAversion * Math.sqrt(Math.max(0, gain[1]));
    }

    private double[] gain(double price) {
        double mean = 0;
        double squares = 0;
        double logPrice = Math.log(price);
        double base = baseDemand(logPrice);
        for (int k = 0; k < NODE.length; k++) {
            double gain = margin(price, base, Math.exp(elasticity[k] * (logPrice - logCurrent))) - now[k];
            mean += WEIGHT[k] * gain;
            squares += WEIGHT[k] * gain * gain;
        }
        return new double[] {mean, squares - mean * mean};
    }

    /** @param factor on demand, by which the product's own elasticity answers to the price */
    private double margin(double price, double base, double factor) {
        double own = (price / tax - keptValue) * sold(base * factor);
        return otherPerUnit == 0 ? own : own + otherPerUnit * (sold(demandPerDay) - sold(demandPerDay * factor));
    }

    private double sold(double unitsPerDay) {
        return Poissons.meanAtMost(unitsPerDay * horizonDays, stock);
    }

    /** Units per day before the product's own elasticity acts: what the rival's move, and its answer to ours, leave of the demand now. */
    private double baseDemand(double logPrice) {
        if (comparing == 0) {
            return demandPerDay;
        }
        double answer = following * (logPrice - logCurrent);
        return demandPerDay * share(logPrice, logRival + answer) / share(logPrice, logRivalBefore + answer);
    }

    private double share(double logPrice, double logOther) {
        return 1 - comparing + comparing / (1 + Math.exp((logPrice - logOther) / steepness));
    }
}
