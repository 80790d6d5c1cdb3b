package io.clickshelf.forecasting.model.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HighestDensityTest {

    /** The oracle: counts sorted by their probability, and summed until the mass is used up. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.7, 1.9, 4.2, 17.3})
    void isTheSetOfTheMostProbableCounts(double mean) {
        PoissonDistribution textbook = new PoissonDistribution(mean);
        Integer[] counts = new Integer[80];
        Arrays.setAll(counts, k -> k);
        Arrays.sort(counts, (a, b) -> Double.compare(textbook.probability(b), textbook.probability(a)));
        HighestDensity ours = new CountDistribution(mean, 1).highestDensity();
        for (double mass : new double[] {0.3, 0.8, 0.95}) {
            double sum = textbook.probability(counts[0]);
            int low = counts[0];
            int high = counts[0];
            for (int k = 1; sum + textbook.probability(counts[k]) <= mass; k++) {
                sum += textbook.probability(counts[k]);
                low = Math.min(low, counts[k]);
                high = Math.max(high, counts[k]);
            }
            assertThat(ours.interval(mass)).containsExactly(low, high);
            if (high > low) {
                assertThat(Math.max(ours.around(low), ours.around(high))).isCloseTo(sum, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 3, 250, 3_000, 40_000})
    void aValueLiesWithinTheIntervalOfItsOwnMassAndNoSmaller(double mean) {
        HighestDensity density = new CountDistribution(mean, 1.7).highestDensity();
        for (double z : new double[] {-2.2, -0.9, 0.4, 1.3, 2.8}) {
            double value = Math.max(0, Math.rint(mean + z * Math.sqrt(1.7 * mean)));
            double mass = density.around(value);
            if (mass > 0.05 && mass < 0.999) {
                double[] with = density.interval(mass + 1e-6);
                double[] without = density.interval(mass - 0.04);
                assertThat(value).isBetween(with[0], with[1]);
                assertThat(value <= without[0] || value >= without[1]).isTrue();
            }
        }
    }
}
