package io.clickshelf.forecasting.model.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AutoArimaTest {

    private final Random random = new Random(11);

    /** An AR(1)'s likelihood has a closed form. */
    @Test
    void theExactLikelihoodIsThatOfTheClosedForm() {
        double phi = 0.7;
        double[] y = simulated(80, new double[] {phi}, new double[0]);
        ArmaParameters arma = new ArmaParameters(new double[] {phi}, new double[0], new double[0], new double[0], 0);
        double squares = (1 - phi * phi) * y[0] * y[0];
        for (int t = 1; t < y.length; t++) {
            squares += (y[t] - phi * y[t - 1]) * (y[t] - phi * y[t - 1]);
        }
        double expected = y.length * Math.log(squares / y.length) - Math.log(1 - phi * phi);
        assertThat(ExactLikelihood.of(arma, y, 1).minusTwiceLog()).isCloseTo(expected, within(1e-8));
    }

    @Test
    void parametersOfKnownProcessesAreFoundAgain() {
        double[] y = simulated(400, new double[] {0.6}, new double[] {0.4});
        ArimaOrder order = new ArimaOrder(1, 1, 0, 0, false);
        ArmaParameters arma = ArmaParameters.of(
                order, ArimaFit.conditional(order, y, 1).exact(y, 1).x());
        assertThat(arma.phi()[0]).isCloseTo(0.6, within(0.12));
        assertThat(arma.theta()[0]).isCloseTo(0.4, within(0.15));

        double[] airline = new double[240];
        double[] e = random.doubles(240).map(v -> random.nextGaussian()).toArray();
        Arrays.setAll(
                airline,
                t -> e[t]
                        - (t > 0 ? 0.4 * e[t - 1] : 0)
                        - (t > 11 ? 0.6 * e[t - 12] : 0)
                        + (t > 12 ? 0.24 * e[t - 13] : 0));
        ArimaOrder seasonal = new ArimaOrder(0, 1, 0, 1, false);
        ArmaParameters found = ArmaParameters.of(
                seasonal,
                ArimaFit.conditional(seasonal, airline, 12).exact(airline, 12).x());
        assertThat(found.theta()[0]).isCloseTo(-0.4, within(0.15));
        assertThat(found.seasonalTheta()[0]).isCloseTo(-0.6, within(0.15));
    }

    @Test
    void trendsAndSeasonsAreCarriedOn() {
        double[] y = new double[96];
        Arrays.setAll(y, t -> 100 + 2 * t + 30 * Math.sin(2 * Math.PI * t / 12) + random.nextGaussian());
        double[] path = new AutoArima().fit(y, 12).forecast(12);
        for (int h = 0; h < 12; h++) {
            assertThat(path[h]).isCloseTo(100 + 2 * (96 + h) + 30 * Math.sin(2 * Math.PI * (96 + h) / 12), within(6.0));
        }
    }

    @Test
    void noiseIsForecastByItsMeanAndWalksByTheirLastValue() {
        double[] noise = new double[120];
        Arrays.setAll(noise, t -> 50 + random.nextGaussian());
        assertThat(new AutoArima().fit(noise).forecast(5)[4]).isCloseTo(50, within(1.0));
        double[] walk = new double[120];
        double at = 500;
        for (int t = 0; t < walk.length; t++) {
            at += random.nextGaussian();
            walk[t] = at;
        }
        assertThat(new AutoArima().fit(walk).forecast(1)[0]).isCloseTo(at, within(1.5));
    }

    @Test
    void flatStraightAndShortSeriesAreForecastOrRefusedWithAReason() {
        double[] flat = new double[20];
        Arrays.fill(flat, 7);
        assertThat(new AutoArima().fit(flat).forecast(3)).containsExactly(new double[] {7, 7, 7}, within(1e-6));
        double[] line = new double[30];
        Arrays.setAll(line, t -> 3.0 * t);
        assertThat(new AutoArima().fit(line).forecast(2)).containsExactly(new double[] {90, 93}, within(1e-6));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AutoArima().fit(new double[] {1, 2, 3}))
                .withMessageContaining("3");
    }

    private double[] simulated(int n, double[] phi, double[] theta) {
        double[] y = new double[n + 100];
        double[] e = new double[n + 100];
        for (int t = 0; t < y.length; t++) {
            e[t] = random.nextGaussian();
            y[t] = e[t];
            for (int j = 1; j <= phi.length && j <= t; j++) {
                y[t] += phi[j - 1] * y[t - j];
            }
            for (int j = 1; j <= theta.length && j <= t; j++) {
                y[t] += theta[j - 1] * e[t - j];
            }
        }
        return Arrays.copyOfRange(y, 100, y.length);
    }
}
