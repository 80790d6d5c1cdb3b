package io.clickshelf.forecasting.model.local;

/**
 * The state equations of the standard and dynamic Theta models (Fiorucci et al. 2016, equations 11 to 20): a smoothed
 * level, and a linear trend with intercept and slope, of the whole series or of the observations up to now.
 */
final class ThetaRecursion {

    private final double[] y;
    private final boolean dynamic;
    private final double wholeIntercept;
    private final double wholeSlope;

    private double level;
    private double intercept;
    private double slope;

    ThetaRecursion(double[] y, boolean dynamic) {
        this.y = y;
        this.dynamic = dynamic;
        double n = y.length;
        double sum = 0;
        double weighted = 0;
        for (int t = 0; t < y.length; t++) {
            sum += y[t];
            weighted += (t + 1) * y[t];
        }
        wholeSlope = 6 * (2 * weighted / n - (1 + n) * sum / n) / (n * n - 1);
        wholeIntercept = sum / n - (1 + n) * wholeSlope / 2;
    }

    /** Runs through the series; returns the sum of squared one-step errors after the first {@code burnIn}, by mean. */
    double run(double firstLevel, double alpha, double theta, int burnIn) {
        int n = y.length;
        double weight = 1 - 1 / theta;
        double squares = 0;
        double size = 0;
        double mean = y[0];
        double keep = 1 - alpha;
        double power = keep;
        intercept = dynamic ? y[0] : wholeIntercept;
        slope = dynamic ? 0 : wholeSlope;
        level = alpha * y[0] + keep * firstLevel;
        for (int t = 1; t < n; t++) {
            double prediction = level + weight * (intercept * power + slope * (1 - power * keep) / alpha);
            power *= keep;
            double e = y[t] - prediction;
            if (t >= burnIn) {
                squares += e * e;
                size += Math.abs(y[t]);
            }
            level = alpha * y[t] + keep * level;
            if (dynamic) {
                double nextMean = (t * mean + y[t]) / (t + 1);
                slope = ((t - 1) * slope + 6 * (y[t] - mean) / (t + 1)) / (t + 2);
                intercept = nextMean - slope * (t + 2) / 2;
                mean = nextMean;
            }
        }
        return size > 0 ? squares / (size / (n - burnIn)) : 0;
    }

    /** The expected path from the states that {@link #run} left behind. */
    double[] forecast(double alpha, double theta, int horizon) {
        double[] path = new double[horizon];
        double weight = 1 - 1 / theta;
        double keep = 1 - alpha;
        double power = Math.pow(keep, y.length);
        double mean = intercept + slope * (y.length + 1) / 2.0;
        double futureLevel = level;
        double futureIntercept = intercept;
        double futureSlope = slope;
        for (int h = 0; h < horizon; h++) {
            double value = futureLevel + weight * (futureIntercept * power + futureSlope * (1 - power * keep) / alpha);
            path[h] = value;
            power *= keep;
            futureLevel = alpha * value + keep * futureLevel;
            if (dynamic) {
                int t = y.length + h;
                double nextMean = (t * mean + value) / (t + 1);
                futureSlope = ((t - 1) * futureSlope + 6 * (value - mean) / (t + 1)) / (t + 2);
                futureIntercept = nextMean - futureSlope * (t + 2) / 2;
                mean = nextMean;
            }
        }
        return path;
    }
}
