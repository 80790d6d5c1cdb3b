package io.clickshelf.forecasting.model.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.IntegerDistribution;
import org.apache.commons.math3.distribution.PascalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class CountDistributionTest {

    @Test
    void equalsTheTextbookDistributionOnEachSideOfPoisson() {
        assertSame(new CountDistribution(6, 0.25), new BinomialDistribution(8, 0.75));
        assertSame(new CountDistribution(6, 1), new PoissonDistribution(6));
        assertSame(new CountDistribution(6, 2), new PascalDistribution(6, 0.5));
    }

    @Test
    void demandThatHardlyScattersHasNarrowQuantilesHoweverLarge() {
        for (double mean : new double[] {5, 40, 250, 4_000}) {
            double[] quantiles = new double[2];
            new CountDistribution(mean, 0.01).quantiles(new double[] {0.05, 0.95}, quantiles);
            assertThat(quantiles[0]).isGreaterThan(mean - 2 - 0.3 * Math.sqrt(mean));
            assertThat(quantiles[1]).isLessThan(mean + 2 + 0.3 * Math.sqrt(mean));
        }
    }

    private static void assertSame(CountDistribution ours, IntegerDistribution textbook) {
        double[] levels = {0.01, 0.1, 0.5, 0.9, 0.99};
        double[] quantiles = new double[levels.length];
        ours.quantiles(levels, quantiles);
        for (int i = 0; i < levels.length; i++) {
            assertThat(quantiles[i]).isEqualTo(textbook.inverseCumulativeProbability(levels[i]));
        }
        for (int k = 0; k < 12; k++) {
            double[] cumulative = ours.cumulative(k);
            assertThat(cumulative[0]).isCloseTo(textbook.cumulativeProbability(k - 1), within(1e-9));
            assertThat(cumulative[1]).isCloseTo(textbook.cumulativeProbability(k), within(1e-9));
        }
    }
}
