package io.clickshelf.forecasting.model.math;

/** Locally linear regression on equally spaced values with tricube weights (Cleveland 1979). */
final class Loess {

    private Loess() {}

    /**
     * Smooths {@code y} at the positions -before … n-1+after; the nearest {@code window} values weigh in, and if there are
     * fewer the weights are spread accordingly, as in the original. O((n + before + after) · window).
     */
    static double[] smooth(double[] y, int window, int before, int after) {
        int n = y.length;
        double[] smoothed = new double[n + before + after];
        int used = Math.min(window, n);
        for (int i = 0; i < smoothed.length; i++) {
            int x = i - before;
            int left = Math.clamp(x - used / 2, 0, n - used);
            int right = left + used - 1;
            double reach = Math.max(x - left, right - x) + (window > n ? (window - n) / 2 : 0);
            smoothed[i] = at(y, x, left, right, reach);
        }
        return smoothed;
    }

    private static double at(double[] y, int x, int left, int right, double reach) {
        double weights = 0;
        double meanX = 0;
        double meanY = 0;
        double squares = 0;
        double products = 0;
        for (int j = left; j <= right; j++) {
            double distance = Math.abs(j - x) / reach;
            if (reach > 0 && distance >= 0.999) {
                continue;
            }
            double u = reach > 0 ? 1 - distance * distance * distance : 1;
            double w = u * u * u;
            double d = j - x;
            weights += w;
            meanX += w * d;
            meanY += w * y[j];
            squares += w * d * d;
            products += w * d * y[j];
        }
        if (weights <= 0) {
            return y[Math.clamp(x, 0, y.length - 1)];
        }
        meanX /= weights;
        meanY /= weights;
        double variance = squares / weights - meanX * meanX;
        double covariance = products / weights - meanX * meanY;
        double range = y.length - 1.0;
        return Math.sqrt(Math.max(0, variance)) > 0.001 * range ? meanY - covariance / variance * meanX : meanY;
    }
}
