package io.clickshelf.forecasting.model.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LevelCalibrationTest {

    private static final int OUTCOMES = 5_000;

    @Test
    void whereTheOriginsAgreeNothingIsAdded() {
        double[][] alike = {masses(1, 1), masses(1, 2), masses(1, 3)};
        assertThat(LevelCalibration.cautious(alike).raw(0.8)).isCloseTo(0.8, within(0.01));
        assertThat(LevelCalibration.cautious(alike).raw(0.95)).isCloseTo(0.95, within(0.01));
    }

    @Test
    void whereTheyDifferTheAimLiesOneStandardErrorHigher() {
        double[][] apart = {masses(0.6, 1), masses(1, 2), masses(1.4, 3)};
        double[] pooled =
                Arrays.stream(apart).flatMapToDouble(Arrays::stream).sorted().toArray();
        double raw = LevelCalibration.cautious(apart).raw(0.8);
        double covered =
                (double) Arrays.stream(pooled).filter(mass -> mass <= raw).count() / pooled.length;
        double[] shares = Arrays.stream(apart)
                .mapToDouble(origin -> Arrays.stream(origin)
                                .filter(mass -> mass <= pooled[(int) (0.8 * pooled.length)])
                                .count()
                        / (double) OUTCOMES)
                .toArray();
        double squares = Arrays.stream(shares)
                .map(share -> (share - 0.8) * (share - 0.8))
                .sum();
        assertThat(covered).isCloseTo(0.8 + Math.sqrt(squares / 2 / 3), within(0.01));
    }

    @Test
    void aSingleOriginSaysNothingOfOthers() {
        double[][] one = {masses(1, 1)};
        assertThat(LevelCalibration.cautious(one).raw(0.8))
                .isEqualTo(LevelCalibration.of(one[0]).raw(0.8));
    }

    /** The larger the power, the smaller the masses. */
    private static double[] masses(double power, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(OUTCOMES).map(u -> Math.pow(u, power)).toArray();
    }
}
