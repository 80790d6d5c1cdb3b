package io.clickshelf.forecasting.model.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {

    private static final int ROWS = 4_000;

    @Test
    void aSingleSplitHasTheNewtonStepsOfItsTwoSides() {
        float[] side = new float[ROWS];
        float[] target = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            side[i] = i % 2;
            target[i] = i % 2 == 0 ? 1 : 3;
        }
        BoostedTrees one = fit(new float[][] {side}, target, new BoostingSettings(1, 2, 1, 1, 0, 1, 1));
        // From a mean of one: gradient 1 - y, curvature 1.
        assertThat(one.correction(new float[] {0})).isCloseTo(0, within(1e-6));
        assertThat(one.correction(new float[] {1})).isCloseTo(2, within(1e-6));
    }

    @Test
    void learnsRatesThatInteractAndUnknownValuesToo() {
        SplittableRandom random = new SplittableRandom(1);
        float[][] features = new float[3][ROWS];
        float[] target = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            features[0][i] = random.nextInt(10) == 0 ? Float.NaN : (float) random.nextDouble();
            features[1][i] = (float) random.nextDouble();
            features[2][i] = (float) random.nextDouble();
            target[i] = (float) rate(features[0][i], features[1][i]);
        }
        BoostedTrees trees = fit(features, target, new BoostingSettings(120, 8, 0.1, 20, 1, 1, 0.8));
        assertThat(Math.exp(trees.correction(new float[] {0.8f, 0.8f, 0.1f}))).isCloseTo(6, within(0.6));
        assertThat(Math.exp(trees.correction(new float[] {0.8f, 0.2f, 0.9f}))).isCloseTo(2, within(0.3));
        assertThat(Math.exp(trees.correction(new float[] {0.2f, 0.8f, 0.5f}))).isCloseTo(0.5, within(0.15));
        assertThat(Math.exp(trees.correction(new float[] {Float.NaN, 0.5f, 0.5f})))
                .isCloseTo(0.5, within(0.15));
    }

    @Test
    void refusesAPowerThatIsNoTweedieDistributionOfDemand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BoostedTrees.fit(
                        TrainingTable.of(new float[1][1], new float[1], new float[1], new float[1]),
                        2,
                        BoostingSettings.of(1),
                        1))
                .withMessageContaining("power is 2");
    }

    private static double rate(float first, float second) {
        return first > 0.5f ? (second > 0.5f ? 6 : 2) : 0.5;
    }

    private static BoostedTrees fit(float[][] features, float[] target, BoostingSettings settings) {
        float[] weight = new float[target.length];
        Arrays.fill(weight, 1);
        return BoostedTrees.fit(TrainingTable.of(features, target, new float[target.length], weight), 1, settings, 1);
    }
}
