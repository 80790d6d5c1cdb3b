package io.clickshelf.forecasting.model.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.forecasting.model.local.EtsForm.Season;
import io.clickshelf.forecasting.model.local.EtsForm.Trend;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AutoEtsTest {

    private static final int M = 4;

    @Test
    void likelihoodEqualsTheTextbookRecursionForEveryForm() {
        double[] y = series(40, 1);
        for (EtsForm form : EtsForm.admissible(true, true)) {
            EtsLikelihood likelihood = new EtsLikelihood(form, y, M, 1);
            double[] x = likelihood.start(9, 0.05, firstSeason(form), 0.3);
            double value = likelihood.value(x, new double[x.length]);
            assertThat(value).as(form.toString()).isCloseTo(slowLikelihood(form, y, x), within(1e-10));
        }
    }

    @Test
    void gradientEqualsFiniteDifferencesForEveryForm() {
        double[] y = series(30, 2);
        for (EtsForm form : EtsForm.admissible(true, true)) {
            EtsLikelihood likelihood = new EtsLikelihood(form, y, M, 3);
            double[] x = likelihood.start(9, 0.05, firstSeason(form), 0.3);
            double[] gradient = new double[x.length];
            likelihood.value(x, gradient);
            for (int i = 0; i < x.length; i++) {
                double step = 1e-6;
                double[] ignored = new double[x.length];
                double[] up = x.clone();
                up[i] += step;
                double[] down = x.clone();
                down[i] -= step;
                double difference = (likelihood.value(up, ignored) - likelihood.value(down, ignored)) / (2 * step);
                assertThat(gradient[i]).as(form + " parameter " + i).isCloseTo(difference, within(1e-6));
            }
        }
    }

    @Test
    void findsTheSeasonAndTheTrendOfACleanSeries() {
        double[] y = new double[48];
        double[] season = {5, -3, 1, -3};
        for (int t = 0; t < y.length; t++) {
            y[t] = 100 + 2 * t + season[t % M] + 0.01 * Math.sin(7.0 * t);
        }
        double[] path = new AutoEts().fit(y, M).forecast(8);
        for (int h = 0; h < 8; h++) {
            int t = y.length + h;
            assertThat(path[h]).isCloseTo(100 + 2 * t + season[t % M], within(0.2));
        }
    }

    @Test
    void aConstantSeriesGoesOn() {
        assertThat(new AutoEts().fit(new double[] {3, 3, 3, 3, 3}).forecast(2)).containsExactly(3, 3);
    }

    private static double[] firstSeason(EtsForm form) {
        return form.season() == Season.MULTIPLICATIVE ? new double[] {1.1, 0.8, 1.2, 0.9} : new double[] {1, -2, 2, -1};
    }

    private static double[] series(int n, int seed) {
        Random random = new Random(seed);
        double[] y = new double[n];
        for (int t = 0; t < n; t++) {
            y[t] = 10 + 0.1 * t + 2 * Math.sin(Math.PI * t / 2) + random.nextGaussian();
        }
        return y;
    }

    /** The recursions as printed in Hyndman et al. (2008), table 2.2 and 2.3, in relative errors where the form is. */
    private static double slowLikelihood(EtsForm form, double[] y, double[] x) {
        int i = 0;
        double alpha = 1e-4 + (1 - 2e-4) * logistic(x[i++]);
        double beta = form.trend() == Trend.NONE ? 0 : alpha * logistic(x[i++]);
        double gamma = form.season() == Season.NONE ? 0 : (1 - alpha) * logistic(x[i++]);
        double phi = form.trend() == Trend.DAMPED ? 0.8 + 0.18 * logistic(x[i++]) : 1;
        double l = x[i++];
        double b = form.trend() == Trend.NONE ? 0 : x[i++];
        double[] s = new double[M];
        for (int j = 0; j < M && form.season() != Season.NONE; j++) {
            s[j] = x[i++];
        }
        double squares = 0;
        double logs = 0;
        for (int t = 0; t < y.length; t++) {
            double season = s[t % M];
            boolean ratio = form.season() == Season.MULTIPLICATIVE;
            double base = l + phi * b;
            double mu = ratio ? base * season : base + season;
            double e = y[t] - mu;
            if (form.multiplicativeError()) {
                double epsilon = e / mu;
                squares += epsilon * epsilon;
                logs += Math.log(Math.abs(mu));
                if (ratio) {
                    l = base * (1 + alpha * epsilon);
                    b = phi * b + beta * base * epsilon;
                    s[t % M] = season * (1 + gamma * epsilon);
                } else {
                    l = base + alpha * mu * epsilon;
                    b = phi * b + beta * mu * epsilon;
                    s[t % M] = season + (form.season() == Season.NONE ? 0 : gamma * mu * epsilon);
                }
            } else {
                squares += e * e;
                l = base + alpha * e;
                b = phi * b + beta * e;
                s[t % M] = season + gamma * e;
            }
        }
        return Math.log(squares / y.length) + 2 * logs / y.length;
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
