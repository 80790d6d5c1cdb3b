package io.clickshelf.pricing.model.price;

/**
 * The best mix of prices under a limit on units per period: max sum x(k) price(k) demand(k) with sum x(k) demand(k) at most
 * the limit and sum x(k) at most one (the rest of the time nothing is offered). At most two prices are mixed, so pairs are
 * tried. O(prices squared).
 */
final class PriceMix {

    private PriceMix() {}

    /** Share of time of each price. */
    static double[] best(double[] price, double[] demand, double unitsPerPeriod) {
        int first = -1;
        int second = -1;
        double share = 0;
        double otherShare = 0;
        double most = 0;
        for (int i = 0; i < price.length; i++) {
            if (demand[i] <= 0) {
                continue;
            }
            double alone = Math.min(1, unitsPerPeriod / demand[i]);
            if (alone * price[i] * demand[i] > most) {
                most = alone * price[i] * demand[i];
                first = i;
                second = -1;
                share = alone;
                otherShare = 0;
            }
            if (demand[i] <= unitsPerPeriod) {
                continue;
            }
            for (int j = 0; j < price.length; j++) {
                if (demand[j] >= unitsPerPeriod) {
                    continue;
                }
                double x = (unitsPerPeriod - demand[j]) / (demand[i] - demand[j]);
                double earned = x * price[i] * demand[i] + (1 - x) * price[j] * demand[j];
                if (earned > most) {
                    most = earned;
                    first = i;
                    second = j;
                    share = x;
                    otherShare = 1 - x;
                }
            }
        }
        double[] mix = new double[price.length];
        if (first >= 0) {
            mix[first] = share;
        }
        if (second >= 0) {
            mix[second] = otherShare;
        }
        return mix;
    }
}
