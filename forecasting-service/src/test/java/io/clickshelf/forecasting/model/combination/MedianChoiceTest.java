package io.clickshelf.forecasting.model.combination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MedianChoiceTest {

    private final Random random = new Random(8);

    @Test
    void aModelJoinsOnlyWhereItProvesBetterAndTheWorstLeaves() {
        // Three that err to one side, one of them wildly, and a fourth that is right or as wrong as they are.
        assertThat(MedianChoice.choose(tests(60, 0), 3, 4)).contains(3);
        assertThat(MedianChoice.choose(tests(60, 12), 3, 4)).doesNotContain(3);
        assertThat(MedianChoice.choose(tests(20, 0), 3, 4))
                .as("too few to prove anything")
                .containsExactly(0, 1, 2);
    }

    private List<BackTest> tests(int count, double bias) {
        List<BackTest> tests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double actual = 100 + 10 * random.nextGaussian();
            double[][] paths = {
                {actual + 10 + random.nextGaussian()},
                {actual + 10 + random.nextGaussian()},
                {actual + 40 + random.nextGaussian()},
                {actual + bias + random.nextGaussian()}
            };
            tests.add(new BackTest(new ModelPaths(1, paths), new double[] {actual}));
        }
        return tests;
    }
}
