package io.clickshelf.forecasting.model.arima;

/**
 * The coefficients of a seasonal ARMA model, stationary and invertible whatever the numbers they are made from.
 *
 * @param phi   autoregressive, φ1 … φp
 * @param theta moving average with positive sign, θ1 … θq
 */
record ArmaParameters(double[] phi, double[] theta, double[] seasonalPhi, double[] seasonalTheta, double mean) {

    private static final double CLOSEST_ROOT = 1.01;

    static ArmaParameters of(ArimaOrder order, double[] x) {
        int at = 0;
        double[] phi = Polynomials.stationary(x, at, order.p());
        at += order.p();
        double[] theta = negative(Polynomials.stationary(x, at, order.q()));
        at += order.q();
        double[] seasonalPhi = Polynomials.stationary(x, at, order.seasonalP());
        at += order.seasonalP();
        double[] seasonalTheta = negative(Polynomials.stationary(x, at, order.seasonalQ()));
        at += order.seasonalQ();
        return new ArmaParameters(phi, theta, seasonalPhi, seasonalTheta, order.constant() ? x[at] : 0);
    }

    /** φ(B) Φ(B^m), from the power zero on. */
    double[] autoregression(int season) {
        return Polynomials.product(
                Polynomials.lagPolynomial(phi, 1, -1), Polynomials.lagPolynomial(seasonalPhi, season, -1));
    }

    /** θ(B) Θ(B^m), from the power zero on. */
    double[] movingAverage(int season) {
        return Polynomials.product(
                Polynomials.lagPolynomial(theta, 1, 1), Polynomials.lagPolynomial(seasonalTheta, season, 1));
    }

    /** Whether no root is so close to the unit circle that the fit is not to be trusted, as in {@code auto.arima}. */
    boolean trusted(int season) {
        double seasonal = Math.pow(CLOSEST_ROOT, season);
        return Polynomials.rootsBeyond(phi, CLOSEST_ROOT)
                && Polynomials.rootsBeyond(negative(theta), CLOSEST_ROOT)
                && Polynomials.rootsBeyond(seasonalPhi, seasonal)
                && Polynomials.rootsBeyond(negative(seasonalTheta), seasonal);
    }

    private static double[] negative(double[] values) {
        double[] negative = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            negative[i] = -values[i];
        }
        return negative;
    }
}
