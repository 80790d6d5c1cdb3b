package io.clickshelf.forecasting.model.intermittent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.forecasting.model.LocalForecaster;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntermittentModelsTest {

    private static final double[] SERIES = {0, 2, 0, 0, 4, 6, 0};

    @Test
    void crostonAndItsCorrectionEqualTheHandComputation() {
        // sizes 2, 4, 6 and intervals 2, 3, 1, each smoothed by 0.1
        double size = 2 + 0.1 * (4 - 2);
        size += 0.1 * (6 - size);
        double interval = 2 + 0.1 * (3 - 2);
        interval += 0.1 * (1 - interval);
        assertThat(rate(Croston.classic(), SERIES)).isCloseTo(size / interval, within(1e-12));
        assertThat(rate(Croston.syntetosBoylan(), SERIES)).isCloseTo(0.95 * size / interval, within(1e-12));
    }

    @Test
    void tsbForgetsAProductThatNoLongerSells() {
        double[] dead = new double[120];
        for (int t = 0; t < 20; t++) {
            dead[t] = 5;
        }
        assertThat(rate(new Tsb(0.1, 0.1), dead)).isLessThan(0.001);
        assertThat(rate(Croston.classic(), dead)).isCloseTo(5, within(1e-9));
    }

    @Test
    void everyModelFindsTheRateOfARegularDemand() {
        double[] regular = new double[100];
        for (int t = 3; t < 100; t += 4) {
            regular[t] = 8;
        }
        for (LocalForecaster model : List.of(
                Croston.classic(),
                Imapa.imapa(),
                Imapa.adida(),
                new Tsb(0.1, 0.02),
                new FixedSmoothing(0.02),
                new MovingAverage(40))) {
            assertThat(rate(model, regular)).as(model.name()).isCloseTo(2, within(0.25));
        }
    }

    @Test
    void noDemandAtAllIsForecastAsNone() {
        for (LocalForecaster model :
                List.of(Croston.classic(), Imapa.imapa(), Imapa.adida(), new Tsb(0.1, 0.02), new MovingAverage(7))) {
            assertThat(rate(model, new double[10])).as(model.name()).isZero();
        }
    }

    private static double rate(LocalForecaster model, double[] series) {
        return model.fit(series).forecast(3)[2];
    }
}
