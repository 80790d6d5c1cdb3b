package io.clickshelf.pricing.model.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeasuredChangeTest {

    @Test
    void theIntervalHoldsTheTruthInAboutNineteenOfTwentyCases() {
        Random random = new Random(1);
        int held = 0;
        for (int k = 0; k < 1000; k++) {
            MeasuredChange.Trend trend = MeasuredChange.Trend.of(days(random, 28, 100), days(random, 14, 120));
            MeasuredChange change = MeasuredChange.of(days(random, 28, 10), days(random, 14, 18), trend);
            held += Math.abs(change.units() - 14 * (18 - 12)) <= change.halfWidth() ? 1 : 0;
        }
        assertThat(held).isBetween(920, 975);
    }

    @Test
    void oneDayHasNoInterval() {
        MeasuredChange.Trend trend = MeasuredChange.Trend.of(new double[] {0, 0}, new double[] {7});
        MeasuredChange change = MeasuredChange.of(new double[] {2, 4}, new double[] {5}, trend);
        assertThat(change.units()).isEqualTo(2);
        assertThat(change.halfWidth()).isNaN();
    }

    private static double[] days(Random random, int days, double mean) {
        double[] units = new double[days];
        Arrays.setAll(units, day -> mean + Math.sqrt(mean) * random.nextGaussian());
        return units;
    }
}
