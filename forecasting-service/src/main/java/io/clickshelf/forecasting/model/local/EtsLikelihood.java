package io.clickshelf.forecasting.model.local;

import io.clickshelf.forecasting.model.local.EtsForm.Season;
import io.clickshelf.forecasting.model.local.EtsForm.Trend;
import io.clickshelf.forecasting.model.math.Bfgs;

/**
 * The concentrated negative log-likelihood of an exponential smoothing model, divided by the number of observations,
 * and its gradient by one sweep backward through the recursion. O(n + m) for value and gradient together, whatever the
 * number of initial states.
 *
 * <p>The point is laid out as: unbounded smoothing parameters (alpha, beta/alpha, gamma/(1-alpha), phi, as far as the
 * form has them, each through a logistic curve onto its usual range), then level, slope and m seasonal states. The
 * level and slope are in units of the series, multiplicative seasonal states in units of 1/{@code seasonScale}.
 */
final class EtsLikelihood implements Bfgs.Objective {

    private static final double EDGE = 1e-4;
    private static final double MIN_PHI = 0.8;
    private static final double MAX_PHI = 0.98;

    private final double[] y;
    private final int n;
    private final int m;
    private final double seasonScale;
    private final boolean relative;
    private final boolean trend;
    private final boolean damped;
    private final boolean seasonal;
    private final boolean multiplicative;
    private final int statesAt;

    private final double[] base;
    private final double[] error;
    private final double[] slopes;
    private final double[] season;
    private final double[] seasonAdjoint;
    private double alpha;
    private double beta;
    private double gamma;
    private double phi;
    private double level;
    private double slope;

    EtsLikelihood(EtsForm form, double[] y, int m, double seasonScale) {
        this.y = y;
        this.n = y.length;
        this.m = m;
        this.seasonScale = seasonScale;
        relative = form.multiplicativeError();
        trend = form.trend() != Trend.NONE;
        damped = form.trend() == Trend.DAMPED;
        seasonal = form.season() != Season.NONE;
        multiplicative = form.season() == Season.MULTIPLICATIVE;
        statesAt = 1 + (trend ? 1 : 0) + (seasonal ? 1 : 0) + (damped ? 1 : 0);
        base = new double[n];
        error = new double[n];
        slopes = new double[n + 1];
        season = new double[n + m];
        seasonAdjoint = new double[n + m];
    }

    /** A point with the given initial states and mild smoothing. */
    double[] start(double firstLevel, double firstSlope, double[] indices, double firstAlpha) {
        double[] x = new double[statesAt + 1 + (trend ? 1 : 0) + (seasonal ? m : 0)];
        int i = 0;
        x[i++] = logit(firstAlpha);
        if (trend) {
            x[i++] = logit(0.1);
        }
        if (seasonal) {
            x[i++] = logit(0.05);
        }
        if (damped) {
            x[i++] = logit(0.9);
        }
        x[i++] = firstLevel;
        if (trend) {
            x[i++] = firstSlope;
        }
        for (int j = 0; seasonal && j < m; j++) {
            x[i++] = multiplicative ? indices[j] * seasonScale : indices[j];
        }
        return x;
    }

    @Override
    public double value(double[] x, double[] gradient) {
        double squares = forward(x);
        if (!(squares < Double.POSITIVE_INFINITY)) {
            return Double.POSITIVE_INFINITY;
        }
        double floor = 1e-20 * n;
        double value = Math.log((squares + floor) / n);
        double logs = 0;
        if (relative) {
            for (int t = 0; t < n; t++) {
                logs += Math.log(prediction(t));
            }
        }
        backward(x, gradient, 2 / (squares + floor));
        return value + 2 * logs / n;
    }

    private double prediction(int t) {
        return seasonal ? (multiplicative ? base[t] * season[t] : base[t] + season[t]) : base[t];
    }

    /** Runs the recursion; returns the sum of squared (relative) errors, infinite where the model does not exist. */
    private double forward(double[] x) {
        decode(x);
        double squares = 0;
        for (int t = 0; t < n; t++) {
            double centre = level + phi * slope;
            base[t] = centre;
            slopes[t] = slope;
            double prediction = prediction(t);
            if ((relative && !(prediction > 1e-8)) || (multiplicative && !(centre > 1e-8 && season[t] > 1e-8))) {
                return Double.POSITIVE_INFINITY;
            }
            double e = y[t] - prediction;
            error[t] = e;
            double scaled = relative ? e / prediction : e;
            squares += scaled * scaled;
            double shock = multiplicative ? e / season[t] : e;
            level = centre + alpha * shock;
            slope = phi * slope + beta * shock;
            if (seasonal) {
                season[t + m] = season[t] + gamma * (multiplicative ? e / centre : e);
            }
        }
        return squares;
    }

    private void decode(double[] x) {
        int i = 0;
        alpha = EDGE + (1 - 2 * EDGE) * logistic(x[i++]);
        beta = trend ? alpha * logistic(x[i++]) : 0;
        gamma = seasonal ? (1 - alpha) * logistic(x[i++]) : 0;
        phi = damped ? MIN_PHI + (MAX_PHI - MIN_PHI) * logistic(x[i++]) : trend ? 1 : 0;
        level = x[i++];
        slope = trend ? x[i++] : 0;
        for (int j = 0; seasonal && j < m; j++) {
            season[j] = multiplicative ? x[i++] / seasonScale : x[i++];
        }
    }

    private void backward(double[] x, double[] gradient, double weight) {
        double dAlpha = 0;
        double dBeta = 0;
        double dGamma = 0;
        double dPhi = 0;
        double dLevel = 0;
        double dSlope = 0;
        java.util.Arrays.fill(seasonAdjoint, 0);
        for (int t = n - 1; t >= 0; t--) {
            double e = error[t];
            double centre = base[t];
            double s = season[t];
            double prediction = prediction(t);
            double dError;
            double dPrediction = 0;
            if (relative) {
                double r = e / prediction;
                dError = weight * r / prediction;
                dPrediction = -weight * r * r / prediction + 2.0 / (n * prediction);
            } else {
                dError = weight * e;
            }
            double dShock = dLevel * alpha + dSlope * beta;
            double shock = multiplicative ? e / s : e;
            dAlpha += dLevel * shock;
            dBeta += dSlope * shock;
            double dCentre = dLevel;
            double dSeason = 0;
            if (multiplicative) {
                double later = seasonAdjoint[t + m];
                dError += dShock / s + later * gamma / centre;
                dSeason += later - dShock * e / (s * s);
                dCentre -= later * gamma * e / (centre * centre);
                dGamma += later * e / centre;
            } else {
                dError += dShock;
                if (seasonal) {
                    double later = seasonAdjoint[t + m];
                    dError += later * gamma;
                    dSeason += later;
                    dGamma += later * e;
                }
            }
            dPrediction -= dError;
            if (multiplicative) {
                dCentre += dPrediction * s;
                dSeason += dPrediction * centre;
            } else {
                dCentre += dPrediction;
                dSeason += dPrediction;
            }
            if (seasonal) {
                seasonAdjoint[t] += dSeason;
            }
            dPhi += (dCentre + dSlope) * slopes[t];
            dSlope = phi * (dSlope + dCentre);
            dLevel = dCentre;
        }
        encode(x, gradient, new double[] {dAlpha, dBeta, dGamma, dPhi, dLevel, dSlope});
    }

    private void encode(double[] x, double[] gradient, double[] d) {
        int i = 0;
        double unitBeta = trend ? logistic(x[1]) : 0;
        double unitGamma = seasonal ? logistic(x[trend ? 2 : 1]) : 0;
        double dAlpha = d[0] + d[1] * unitBeta - d[2] * unitGamma;
        gradient[i] = dAlpha * (1 - 2 * EDGE) * logisticSlope(x[i]);
        i++;
        if (trend) {
            gradient[i] = d[1] * alpha * logisticSlope(x[i]);
            i++;
        }
        if (seasonal) {
            gradient[i] = d[2] * (1 - alpha) * logisticSlope(x[i]);
            i++;
        }
        if (damped) {
            gradient[i] = d[3] * (MAX_PHI - MIN_PHI) * logisticSlope(x[i]);
            i++;
        }
        gradient[i++] = d[4];
        if (trend) {
            gradient[i++] = d[5];
        }
        for (int j = 0; seasonal && j < m; j++) {
            gradient[i++] = multiplicative ? seasonAdjoint[j] / seasonScale : seasonAdjoint[j];
        }
    }

    /** The fitted model at {@code x}, with values multiplied back by {@code unit}. */
    EtsState state(double[] x, double unit) {
        double squares = forward(x);
        double[] lastSeason = new double[seasonal ? m : 0];
        for (int j = 0; j < lastSeason.length; j++) {
            lastSeason[j] = season[n + j] * (multiplicative ? 1 : unit);
        }
        double[] smoothing = {alpha, beta, gamma, phi};
        return new EtsState(smoothing, level * unit, slope * unit, lastSeason, multiplicative, squares / n);
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double logisticSlope(double x) {
        double p = logistic(x);
        return p * (1 - p);
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }
}
