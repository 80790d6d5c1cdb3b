package io.clickshelf.forecasting.model.demand;

/** What the days up to an origin say of a product, in figures that mean the same for fast and slow movers. */
final class DemandState {

    static final int FEATURES = 11;

    private static final double[] RATES = {0.3, 0.1, 0.05, 0.02, 0.7};
    private static final int BASE = 2;
    private static final double LEAST = 1e-3;

    private final double[] sums = new double[RATES.length];
    private final double[] weights = new double[RATES.length];
    private double demandShare;
    private double squares;
    private double estimated;
    private int sinceDemand;
    private int days;

    /**
     * Takes one more open day's level in.
     *
     * @param observed whether it is more than an estimate
     */
    void add(double level, boolean observed) {
        for (int k = 0; k < RATES.length; k++) {
            sums[k] = (1 - RATES[k]) * sums[k] + level;
            weights[k] = (1 - RATES[k]) * weights[k] + 1;
        }
        demandShare = (1 - RATES[BASE]) * demandShare + (level > 0 ? 1 : 0);
        squares = (1 - RATES[BASE]) * squares + level * level;
        estimated = (1 - RATES[BASE]) * estimated + (observed ? 0 : 1);
        sinceDemand = level > 0 ? 0 : sinceDemand + 1;
        days++;
    }

    int days() {
        return days;
    }

    /** The expected level, by exponential smoothing; what the trees correct. */
    double base(double unit) {
        return Math.max(LEAST * unit, mean(BASE));
    }

    void write(double unit, float[] features) {
        double base = base(unit);
        features[0] = ratio(mean(0), base);
        features[1] = ratio(mean(1), base);
        features[2] = ratio(mean(3), base);
        features[3] = (float) Math.log(base / unit);
        features[4] = (float) (demandShare / weights[BASE]);
        features[5] = (float) Math.log1p(sinceDemand);
        features[6] = (float) (sinceDemand * demandShare / weights[BASE]);
        features[7] = (float) Math.log1p(days);
        features[8] = (float) Math.log(squares / weights[BASE] / (base * base) + LEAST);
        features[9] = ratio(mean(4), base);
        features[10] = (float) (estimated / weights[BASE]);
    }

    private double mean(int k) {
        return weights[k] == 0 ? 0 : sums[k] / weights[k];
    }

    private static float ratio(double mean, double base) {
        return (float) Math.log((mean + LEAST * base) / base);
    }
}
