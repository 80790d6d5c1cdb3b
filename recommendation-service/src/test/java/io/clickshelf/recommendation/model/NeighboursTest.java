package io.clickshelf.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    @Test
    void topKIsTheHeadOfTheSortedList() {
        Random random = new Random(3);
        float[] scores = new float[500];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextInt(100);
        }
        TopK best = new TopK(40);
        IntStream.range(0, scores.length).forEach(i -> best.offer(i, scores[i]));
        best.sort();
        int[] expected = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -scores[i]).thenComparing(i -> i))
                .limit(40)
                .mapToInt(i -> i)
                .toArray();
        assertThat(IntStream.range(0, 40).map(best::id).toArray()).isEqualTo(expected);
    }

    @Test
    void itemKnnAgreesWithItsFormulaOnADenseMatrix() {
        InteractionMatrix x = Samples.matrix(40, 15, 0.3, 2);
        double[][] rows = Samples.dense(x);
        double[][] got = Samples.dense(ItemKnn.fit(x, new ItemKnn.Settings(3, 0.4, 0.5, 15), Samples.TWO));
        double[] norm = new double[15];
        double[][] together = new double[15][15];
        for (double[] row : rows) {
            double weight = Math.pow(Arrays.stream(row).sum(), -0.5);
            for (int i = 0; i < 15; i++) {
                norm[i] += weight * row[i];
                for (int j = 0; j < 15; j++) {
                    together[i][j] += weight * row[i] * row[j];
                }
            }
        }
        for (int i = 0; i < 15; i++) {
            for (int j = 0; j < 15; j++) {
                double expected = i == j ? 0 : together[i][j] / (Math.pow(norm[i], 0.4) * Math.pow(norm[j], 0.6) + 3);
                assertThat(got[i][j]).isCloseTo(expected, within(1e-5));
            }
        }
    }

    @Test
    void liftNeedsSupportAndMoreThanChance() {
        int[][] baskets = new int[100][];
        for (int b = 0; b < 100; b++) {
            // 0 and 1 always together in 20 baskets; 2 is everywhere; 3 and 4 met once.
            baskets[b] = b < 20 ? new int[] {0, 1, 2} : b == 20 ? new int[] {2, 3, 4} : new int[] {2};
        }
        double[][] lift = Samples.dense(BoughtTogether.fit(InteractionMatrix.ofLists(5, baskets), 3, 10, Samples.TWO));
        assertThat(lift[0][1]).isCloseTo(5 * Math.exp(-1.64 / Math.sqrt(20)), within(1e-5));
        assertThat(lift[0][2]).isZero();
        assertThat(lift[3][4]).isZero();
    }
}
