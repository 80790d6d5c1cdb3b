package io.clickshelf.forecasting.model.arima;

/** The conditional sum of squares (Box and Jenkins): errors before the first value are taken for zero. O(n (p+q+P+Q)). */
final class ConditionalSquares {

    private ConditionalSquares() {}

    /** The mean square of the one-step errors after the first p + mP values. */
    static double mean(double[] w, ArmaParameters arma, int season) {
        double[] e = new double[w.length];
        for (int t = 0; t < e.length; t++) {
            e[t] = w[t] - arma.mean();
        }
        subtract(e, arma.phi(), 1);
        subtract(e, arma.seasonalPhi(), season);
        int skipped = arma.phi().length + season * arma.seasonalPhi().length;
        divide(e, arma.theta(), 1, skipped);
        divide(e, arma.seasonalTheta(), season, skipped);
        double sum = 0;
        for (int t = skipped; t < e.length; t++) {
            sum += e[t] * e[t];
        }
        return sum / (e.length - skipped);
    }

    private static void subtract(double[] e, double[] phi, int stride) {
        for (int t = e.length - 1; t >= stride && phi.length > 0; t--) {
            double value = e[t];
            for (int j = 1; j <= phi.length && j * stride <= t; j++) {
                value -= phi[j - 1] * e[t - j * stride];
            }
            e[t] = value;
        }
    }

    private static void divide(double[] e, double[] theta, int stride, int from) {
        for (int t = 0; t < from && theta.length > 0; t++) {
            e[t] = 0;
        }
        for (int t = from; t < e.length && theta.length > 0; t++) {
            double value = e[t];
            for (int j = 1; j <= theta.length && j * stride <= t; j++) {
                value -= theta[j - 1] * e[t - j * stride];
            }
            e[t] = value;
        }
    }
}
