package io.clickshelf.forecasting.model.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdditiveModelTest {

    @Test
    void aTrendThatBendsGoesOnAtItsLastSlopeWithItsSeason() {
        Random random = new Random(2);
        double[] y = new double[120];
        Arrays.setAll(y, t -> truth(t) + random.nextGaussian());
        double[] path = new AdditiveModel().fit(y, 12).forecast(12);
        for (int h = 0; h < 12; h++) {
            assertThat(path[h]).isCloseTo(truth(120 + h), within(6.0));
        }
    }

    private static double truth(int t) {
        double trend = t < 60 ? 100 + t : 160 - 0.5 * (t - 60);
        return trend + 20 * Math.sin(2 * Math.PI * t / 12) + 5 * Math.cos(4 * Math.PI * t / 12);
    }
}
