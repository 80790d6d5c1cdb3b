package io.clickshelf.forecasting.model.arima;

/**
 * The exact Gaussian likelihood of an ARMA process: its autocovariances by the equations of McLeod (1975), and the
 * one-step errors with their variances by the recursion of Durbin and Levinson. O(n² + (p + mP)³).
 */
final class ExactLikelihood {

    private final double[] ar;
    private final double[] ma;
    private final double[] w;
    private final double[] errors;
    private double criterion;

    private ExactLikelihood(ArmaParameters arma, double[] differenced, int season) {
        ar = arma.autoregression(season);
        ma = arma.movingAverage(season);
        w = new double[differenced.length];
        for (int t = 0; t < w.length; t++) {
            w[t] = differenced[t] - arma.mean();
        }
        errors = new double[w.length];
    }

    /** Minus twice the log-likelihood, the error variance concentrated out, without the constant; and the errors. */
    static ExactLikelihood of(ArmaParameters arma, double[] differenced, int season) {
        ExactLikelihood likelihood = new ExactLikelihood(arma, differenced, season);
        likelihood.criterion = likelihood.run();
        return likelihood;
    }

    /** Infinite where the numbers give out. */
    double minusTwiceLog() {
        return criterion;
    }

    /** The one-step errors, in the series' unit. */
    double[] errors() {
        return errors;
    }

    private double run() {
        int n = w.length;
        double[] gamma = autocovariances(n);
        if (!(gamma[0] > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] phi = new double[n];
        double[] before = new double[n];
        double variance = gamma[0];
        double squares = 0;
        double logs = 0;
        for (int t = 0; t < n; t++) {
            if (t > 0) {
                double sum = gamma[t];
                for (int j = 1; j < t; j++) {
                    sum -= before[j - 1] * gamma[t - j];
                }
                double partial = sum / variance;
                for (int j = 0; j < t - 1; j++) {
                    phi[j] = before[j] - partial * before[t - 2 - j];
                }
                phi[t - 1] = partial;
                variance *= 1 - partial * partial;
                System.arraycopy(phi, 0, before, 0, t);
            }
            double prediction = 0;
            for (int j = 0; j < t; j++) {
                prediction += phi[j] * w[t - 1 - j];
            }
            if (!(variance > 1e-12)) {
                return Double.POSITIVE_INFINITY;
            }
            errors[t] = w[t] - prediction;
            squares += errors[t] * errors[t] / variance;
            logs += Math.log(variance);
        }
        return n * Math.log(squares / n) + logs;
    }

    /** γ(0) … γ(n-1) for errors of variance one. */
    private double[] autocovariances(int n) {
        int p = ar.length - 1;
        int q = ma.length - 1;
        double[] psi = new double[q + 1];
        for (int j = 0; j <= q; j++) {
            double sum = ma[j];
            for (int i = 1; i <= Math.min(j, p); i++) {
                sum -= ar[i] * psi[j - i];
            }
            psi[j] = sum;
        }
        double[][] system = new double[p + 1][p + 2];
        for (int k = 0; k <= p; k++) {
            for (int i = 0; i <= p; i++) {
                system[k][Math.abs(k - i)] += ar[i];
            }
            system[k][p + 1] = movingPart(psi, k);
        }
        double[] first = LinearSystem.solve(system);
        double[] gamma = new double[Math.max(n, p + 1)];
        System.arraycopy(first, 0, gamma, 0, p + 1);
        for (int k = p + 1; k < n; k++) {
            double sum = k <= q ? movingPart(psi, k) : 0;
            for (int i = 1; i <= p; i++) {
                sum -= ar[i] * gamma[k - i];
            }
            gamma[k] = sum;
        }
        return gamma;
    }

    private double movingPart(double[] psi, int k) {
        double sum = 0;
        for (int j = k; j < ma.length; j++) {
            sum += ma[j] * psi[j - k];
        }
        return sum;
    }
}
