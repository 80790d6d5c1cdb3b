package io.clickshelf.forecasting.model.arima;

/** Polynomials in the lag operator, coefficients from the power zero on. */
final class Polynomials {

    private Polynomials() {}

    static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; a[i] != 0 && j < b.length; j++) {
                product[i + j] += a[i] * b[j];
            }
        }
        return product;
    }

    /** 1 + sign (c1 B^s + c2 B^2s …). */
    static double[] lagPolynomial(double[] coefficients, int stride, double sign) {
        double[] polynomial = new double[coefficients.length * stride + 1];
        polynomial[0] = 1;
        for (int i = 0; i < coefficients.length; i++) {
            polynomial[(i + 1) * stride] = sign * coefficients[i];
        }
        return polynomial;
    }

    /** The coefficients of a stationary autoregression from any numbers, by its partial correlations (Monahan 1984). */
    static double[] stationary(double[] x, int from, int count) {
        double[] phi = new double[count];
        double[] before = new double[count];
        for (int k = 0; k < count; k++) {
            double partial = Math.tanh(x[from + k]);
            System.arraycopy(phi, 0, before, 0, k);
            for (int j = 0; j < k; j++) {
                phi[j] = before[j] - partial * before[k - 1 - j];
            }
            phi[k] = partial;
        }
        return phi;
    }

    /** Whether all roots of 1 - c1 z - c2 z² … lie outside the circle of this radius. */
    static boolean rootsBeyond(double[] coefficients, double radius) {
        double[] phi = coefficients.clone();
        double power = 1;
        for (int j = 0; j < phi.length; j++) {
            power *= radius;
            phi[j] *= power;
        }
        for (int k = phi.length; k > 0; k--) {
            double partial = phi[k - 1];
            if (!(Math.abs(partial) < 1)) {
                return false;
            }
            double[] fewer = new double[k - 1];
            for (int j = 0; j < k - 1; j++) {
                fewer[j] = (phi[j] + partial * phi[k - 2 - j]) / (1 - partial * partial);
            }
            phi = fewer;
        }
        return true;
    }
}
