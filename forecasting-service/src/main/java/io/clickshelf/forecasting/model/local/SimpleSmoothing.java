package io.clickshelf.forecasting.model.local;

/**
 * Simple exponential smoothing with the level's start and the smoothing parameter chosen by least squares. For a given
 * parameter the best start is the solution of a linear equation, so that one dimension is searched, by golden section.
 *
 * @param alpha the smoothing parameter
 * @param level after the last observation
 */
public record SimpleSmoothing(double alpha, double level) {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** Fits to a non-empty series; O(40 n). */
    public static SimpleSmoothing fit(double[] y) {
        double low = 0.01;
        double high = 0.99;
        double[] result = new double[2];
        double best = Double.POSITIVE_INFINITY;
        double coarse = 0.1;
        for (double alpha = 0.05; alpha < 1; alpha += 0.1) {
            double error = run(y, alpha, result);
            if (error < best) {
                best = error;
                coarse = alpha;
            }
        }
        low = Math.max(low, coarse - 0.1);
        high = Math.min(high, coarse + 0.1);
        double a = high - GOLDEN * (high - low);
        double b = low + GOLDEN * (high - low);
        double errorA = run(y, a, result);
        double errorB = run(y, b, result);
        for (int i = 0; i < 12; i++) {
            if (errorA < errorB) {
                high = b;
                b = a;
                errorB = errorA;
                a = high - GOLDEN * (high - low);
                errorA = run(y, a, result);
            } else {
                low = a;
                a = b;
                errorA = errorB;
                b = low + GOLDEN * (high - low);
                errorB = run(y, b, result);
            }
        }
        double alpha = (low + high) / 2;
        run(y, alpha, result);
        return new SimpleSmoothing(alpha, result[0]);
    }

    /** Returns the least sum of squared one-step errors for this parameter; writes the last level. */
    private static double run(double[] y, double alpha, double[] result) {
        double level = 0;
        double weight = 1;
        double ee = 0;
        double ew = 0;
        double ww = 0;
        for (double value : y) {
            double e = value - level;
            ee += e * e;
            ew += e * weight;
            ww += weight * weight;
            level += alpha * e;
            weight *= 1 - alpha;
        }
        double start = ew / ww;
        result[0] = level + weight * start;
        return ee - ew * ew / ww;
    }
}
