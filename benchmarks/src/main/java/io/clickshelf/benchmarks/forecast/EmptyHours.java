package io.clickshelf.benchmarks.forecast;

/**
 * What was sold on days on which a shelf was empty for some hours, beside what days in stock around them sold, learnt over
 * all series. Hours are not alike, and what is wanted most sells out: days with a few empty hours sold no less than others.
 * Demand is at least what was sold; of a day that lost most of it, it is unknown.
 */
final class EmptyHours {

    private static final int AROUND = 10;
    private static final int FEWEST_AROUND = 4;
    private static final int FEWEST_DAYS = 100;
    private static final double LEAST_SHARE = 0.5;

    private final double[] share;
    private final double lump;

    private EmptyHours(double[] share, double lump) {
        this.share = share;
        this.lump = lump;
    }

    /**
     * Learnt from the days before {@code until}.
     *
     * @param sold  [series][day]
     * @param empty [series][day] hours without stock
     * @param open  hours of a day
     * @param lump  demand is a multiple of it
     */
    static EmptyHours learn(double[][] sold, int[][] empty, int until, int open, double lump) {
        double[] units = new double[open + 1];
        double[] usual = new double[open + 1];
        int[] days = new int[open + 1];
        for (int i = 0; i < sold.length; i++) {
            for (int t = 0; t < until; t++) {
                int hours = empty[i][t];
                double expected =
                        hours == 0 || Double.isNaN(sold[i][t]) ? Double.NaN : around(sold[i], empty[i], t, until);
                if (!Double.isNaN(expected)) {
                    units[hours] += sold[i][t];
                    usual[hours] += expected;
                    days[hours]++;
                }
            }
        }
        double[] share = new double[open + 1];
        for (int hours = 0; hours <= open; hours++) {
            share[hours] = days[hours] < FEWEST_DAYS || usual[hours] == 0
                    ? (double) (open - hours) / open
                    : Math.min(1, units[hours] / usual[hours]);
        }
        share[0] = 1;
        return new EmptyHours(share, lump);
    }

    /** The mean of the days in stock near a day; NaN if they are few. */
    private static double around(double[] sold, int[] empty, int day, int until) {
        double sum = 0;
        int known = 0;
        for (int t = Math.max(0, day - AROUND); t <= Math.min(until - 1, day + AROUND); t++) {
            if (empty[t] == 0) {
                sum += sold[t];
                known++;
            }
        }
        return known < FEWEST_AROUND ? Double.NaN : sum / known;
    }

    /** What would have been sold without the empty hours; NaN if that can't be told. */
    double demand(double sold, int hours) {
        double part = share[hours];
        return part < LEAST_SHARE ? Double.NaN : Math.rint(sold / part / lump) * lump;
    }
}
