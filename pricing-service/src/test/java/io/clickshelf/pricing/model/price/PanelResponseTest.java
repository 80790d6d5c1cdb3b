package io.clickshelf.pricing.model.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PanelResponseTest {

    @Test
    void findsOwnAndCrossEffectsAndHowOutletsDiffer() {
        SplittableRandom random = new SplittableRandom(2);
        int outlets = 30;
        int rows = outlets * 80;
        double[][] x = new double[rows][];
        int[] outlet = new int[rows];
        double[] y = new double[rows];
        double[] trust = new double[rows];
        Arrays.fill(trust, 1);
        for (int i = 0; i < rows; i++) {
            outlet[i] = i % outlets;
            x[i] = new double[] {.2 * random.nextGaussian(), .2 * random.nextGaussian(), random.nextInt(2)};
            double own = -2.5 + (outlet[i] < 15 ? .8 : -.8);
            y[i] = 3
                    + .3 * outlet[i] / outlets
                    + own * x[i][0]
                    + .6 * x[i][1]
                    + .4 * x[i][2]
                    + .2 * random.nextGaussian();
        }
        PanelResponse response = PanelResponse.fit(x, outlet, outlets, 1, y, trust);
        assertThat(response.effect(0)).isCloseTo(-2.5, within(.1));
        assertThat(response.effect(1)).isCloseTo(.6, within(.1));
        assertThat(meanSlope(response, 0, 15)).isCloseTo(-1.7, within(.15));
        assertThat(meanSlope(response, 15, 30)).isCloseTo(-3.3, within(.15));
    }

    private static double meanSlope(PanelResponse response, int from, int to) {
        double sum = 0;
        for (int outlet = from; outlet < to; outlet++) {
            double dear = response.predict(new double[] {.2, 0, 0}, outlet);
            sum += (dear - response.predict(new double[] {-.2, 0, 0}, outlet)) / .4;
        }
        return sum / (to - from);
    }

    @Test
    void aLearningMoveCostsNoMoreThanItsWorstElasticitySays() {
        Elasticity unknown = new Elasticity(-2, 1, Elasticity.Evidence.PRICES_HARDLY_MOVED, 1, 0);
        LearningMove move = LearningMove.of(
                        new BigDecimal("20.00"), 5, 12, .05, unknown, PriceLimits.defaults(), new SplittableRandom(1))
                .orElseThrow();
        double ratio = move.price().doubleValue() / 20;
        assertThat(Math.abs(ratio - 1)).isCloseTo(.05, within(1e-9));
        for (double e = unknown.lower(); e <= unknown.upper(); e += .1) {
            double lost = 5 * 8 - 5 * Math.pow(ratio, e) * (20 * ratio - 12);
            assertThat(lost).isLessThanOrEqualTo(move.costPerDay() + 1e-9);
        }
    }
}
