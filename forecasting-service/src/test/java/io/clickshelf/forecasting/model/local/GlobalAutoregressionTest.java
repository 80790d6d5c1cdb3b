package io.clickshelf.forecasting.model.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.math.RidgeRegression;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class GlobalAutoregressionTest {

    @Test
    void withoutAPenaltyTheRegressionIsLeastSquares() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] x = new double[40][5];
        double[] y = new double[40];
        RidgeRegression ridge = new RidgeRegression(5);
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < 5; j++) {
                x[i][j] = random.nextDouble() - 0.5;
            }
            y[i] = random.nextDouble();
            ridge.add(x[i], y[i]);
        }
        OLSMultipleLinearRegression oracle = new OLSMultipleLinearRegression();
        oracle.setNoIntercept(true);
        oracle.newSampleData(y, x);
        assertThat(ridge.solve(0)).containsExactly(oracle.estimateRegressionParameters(), within(1e-6));
    }

    @Test
    void carriesTwoSeasonsOnOnAnyScale() {
        List<double[]> group = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double[] y = new double[160];
            for (int t = 0; t < y.length; t++) {
                y[t] = Math.pow(10, i % 4) * wave(t, i);
            }
            group.add(y);
        }
        List<FittedSeries> fitted = new GlobalAutoregression().fit(group, 6, 24);
        for (int i = 0; i < group.size(); i++) {
            double[] path = fitted.get(i).forecast(24);
            for (int h = 0; h < 24; h++) {
                double scale = Math.pow(10, i % 4);
                assertThat(path[h] / scale).isCloseTo(wave(160 + h, i), within(0.2));
            }
        }
    }

    @Test
    void aGroupThatIsTooSmallIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GlobalAutoregression().fit(List.of(new double[60]), 6, 24))
                .withMessageContaining("windows of 30 lags");
    }

    private static double wave(int t, int phase) {
        return 5 + Math.sin((t + phase) * Math.PI / 3) + 2 * Math.cos((t + 2 * phase) * Math.PI / 12);
    }
}
