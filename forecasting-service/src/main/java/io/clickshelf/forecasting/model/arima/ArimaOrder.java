package io.clickshelf.forecasting.model.arima;

/**
 * The order of a multiplicative seasonal model, without its differences.
 *
 * @param p        autoregressive terms
 * @param q        moving average terms
 * @param seasonalP seasonal autoregressive terms
 * @param seasonalQ seasonal moving average terms
 * @param constant whether the (differenced) series has a mean
 */
record ArimaOrder(int p, int q, int seasonalP, int seasonalQ, boolean constant) {

    private static final int MOST = 5;
    private static final int MOST_SEASONAL = 2;

    /** Coefficients, the mean among them. */
    int coefficients() {
        return p + q + seasonalP + seasonalQ + (constant ? 1 : 0);
    }

    /** Whether the order lies within the search, which goes no further than R's {@code auto.arima} does. */
    boolean allowed() {
        return p >= 0
                && p <= MOST
                && q >= 0
                && q <= MOST
                && seasonalP >= 0
                && seasonalP <= MOST_SEASONAL
                && seasonalQ >= 0
                && seasonalQ <= MOST_SEASONAL;
    }

    ArimaOrder plus(int dp, int dq, int dSeasonalP, int dSeasonalQ) {
        return new ArimaOrder(p + dp, q + dq, seasonalP + dSeasonalP, seasonalQ + dSeasonalQ, constant);
    }

    ArimaOrder toggled() {
        return new ArimaOrder(p, q, seasonalP, seasonalQ, !constant);
    }
}
