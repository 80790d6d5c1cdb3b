package io.clickshelf.pricing.model.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class PoissonsTest {

    @Test
    void agreesWithSumsOverTheDistribution() {
        for (double mean : new double[] {.01, .3, 2, 11, 39, 41, 200}) {
            PoissonDistribution demand = new PoissonDistribution(mean);
            for (int stock : new int[] {0, 1, 3, 10, 40, 180, 260}) {
                double sold = 0;
                double above = 0;
                double weight = 0;
                for (int k = 0; k < 1500; k++) {
                    double p = demand.probability(k);
                    sold += p * Math.min(k, stock);
                    above += k >= stock ? p * k : 0;
                    weight += k >= stock ? p : 0;
                }
                assertThat(Poissons.meanAtMost(mean, stock)).isCloseTo(sold, within(mean > 20 ? .1 : 1e-9));
                if (weight > 1e-6) {
                    double expected = above / weight;
                    assertThat(Poissons.meanAtLeast(mean, stock))
                            .isCloseTo(expected, within(mean > 20 ? .03 * expected : 1e-6 * expected));
                }
            }
        }
    }
}
