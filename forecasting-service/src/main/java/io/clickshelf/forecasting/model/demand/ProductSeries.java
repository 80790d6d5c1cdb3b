package io.clickshelf.forecasting.model.demand;

import io.clickshelf.forecasting.model.Gaps;

/**
 * What one product's history says at some day: its demand on open days since its first sale, without outliers and the
 * week's profile.
 *
 * @param level       demand over the weekday factor, gaps filled; empty if it never sold
 * @param asked       the same with outliers as they were
 * @param profile     seven weekday factors
 * @param demandDays  open days with demand
 * @param outliers    days whose demand was capped
 * @param unitSize    demand-weighted mean of a day's demand: the size of its typical lump
 */
record ProductSeries(double[] level, double[] asked, double[] profile, int demandDays, int outliers, double unitSize) {

    private static final double[] NEVER_SOLD = {};

    static ProductSeries of(double[] demand, OpenDays open, double[] pooledProfile, WeekProfile.Of week) {
        int first = 0;
        while (first < open.count() && !(demand[open.day()[first]] > 0)) {
            first++;
        }
        if (first == open.count()) {
            return new ProductSeries(NEVER_SOLD, NEVER_SOLD, pooledProfile, 0, 0, 1);
        }
        double cap = OutlierCap.of(demand, open.day()[first], open.day()[open.count() - 1] + 1);
        double[] profile = week == WeekProfile.Of.NOTHING
                ? pooledProfile
                : WeekProfile.of(demand, cap, open, first, pooledProfile, week);
        double[] level = new double[open.count() - first];
        double[] asked = new double[level.length];
        int demandDays = 0;
        int outliers = 0;
        double total = 0;
        double squares = 0;
        for (int j = first; j < open.count(); j++) {
            double units = demand[open.day()[j]];
            asked[j - first] = units / profile[open.weekday()[j]];
            if (units > 0) {
                demandDays++;
                outliers += units > cap ? 1 : 0;
                units = Math.min(units, cap);
                total += units;
                squares += units * units;
            }
            level[j - first] = units / profile[open.weekday()[j]];
        }
        return new ProductSeries(
                Gaps.fill(level, 1), Gaps.fill(asked, 1), profile, demandDays, outliers, squares / total);
    }

    /** The class of intermittency: by the share of recent open days with demand. */
    int group() {
        int from = Math.max(0, level.length - 120);
        int days = 0;
        for (int t = from; t < level.length; t++) {
            days += level[t] > 0 ? 1 : 0;
        }
        return DemandGroup.of(level.length == 0 ? 0 : (double) days / (level.length - from))
                .ordinal();
    }
}
