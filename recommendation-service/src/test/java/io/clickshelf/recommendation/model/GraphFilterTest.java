package io.clickshelf.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphFilterTest {

    @Test
    void eigenvectorsRebuildTheMatrixAndAreOrthonormal() {
        int n = 40;
        Random random = new Random(2);
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                a[i][j] = random.nextGaussian();
                a[j][i] = a[i][j];
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(a);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double rebuilt = 0;
                double product = 0;
                for (int k = 0; k < n; k++) {
                    rebuilt += eigen.vectors()[i][k] * eigen.values()[k] * eigen.vectors()[j][k];
                    product += eigen.vectors()[k][i] * eigen.vectors()[k][j];
                }
                assertThat(rebuilt).isCloseTo(a[i][j], within(1e-9));
                assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-9));
            }
        }
    }

    @Test
    void withAllSingularVectorsTheLowPassFilterIsTheIdentity() {
        InteractionMatrix x = Samples.matrix(80, 20, 0.2, 3);
        LowPassFilter filter = LowPassFilter.fit(x, 20, 6, Samples.TWO);
        int[][] all = {IntStream.range(0, 20).toArray()};
        float[] scores = filter.scores(new int[][] {{4, 9}}, all, 0, Samples.TWO)[0];
        for (int i = 0; i < 20; i++) {
            double expected = i == 4 || i == 9 ? 1 / Math.sqrt(x.byItem().count(i)) : 0;
            assertThat((double) scores[i]).isCloseTo(expected, within(1e-3));
        }
    }

    @Test
    void sharpeningIsTheExponentialOfTheNormalisedGraphButForAFactor() {
        int n = 20;
        InteractionMatrix x = Samples.matrix(80, n, 0.2, 3);
        double[][] rows = Samples.dense(x);
        float[][] whole = {new float[n]};
        for (int i = 0; i < n; i++) {
            whole[0][i] = 1 + i % 7;
        }
        int[][] all = {IntStream.range(0, n).toArray()};
        LowPassFilter filter = LowPassFilter.fit(x, n, 6, Samples.TWO);
        float[][] scores = filter.sharpened(filter.spectra(whole, Samples.TWO), all, 1.5, whole, Samples.TWO);
        double[] term = new double[n];
        double[] sum = new double[n];
        for (int i = 0; i < n; i++) {
            term[i] = whole[0][i] / Math.sqrt(x.byItem().count(i));
            sum[i] = term[i];
        }
        for (int power = 1; power < 25; power++) {
            double[] next = new double[n];
            for (int u = 0; u < rows.length; u++) {
                double shared = 0;
                for (int i = 0; i < n; i++) {
                    shared += rows[u][i]
                            * term[i]
                            / Math.sqrt(x.byItem().count(i))
                            / x.byUser().count(u);
                }
                for (int i = 0; i < n; i++) {
                    next[i] -= 1.5
                            / power
                            * rows[u][i]
                            * shared
                            / Math.sqrt(x.byItem().count(i));
                }
            }
            term = next;
            for (int i = 0; i < n; i++) {
                sum[i] += term[i];
            }
        }
        double factor = scores[0][0] / (sum[0] * Math.sqrt(x.byItem().count(0)));
        for (int i = 0; i < n; i++) {
            double expected = factor * sum[i] * Math.sqrt(x.byItem().count(i));
            assertThat((double) scores[0][i]).isCloseTo(expected, within(1e-2));
        }
    }

    @Test
    void theWalkAgreesWithItsFormulaOnADenseMatrix() {
        InteractionMatrix x = Samples.matrix(30, 12, 0.3, 5);
        double[][] rows = Samples.dense(x);
        float[] scores = new UserWalk(x).scores(new int[][] {{1, 2}}, 0.6, 0.8, 1.5, Samples.TWO)[0];
        for (int j = 0; j < 12; j++) {
            double expected = 0;
            for (int u = 0; u < rows.length; u++) {
                double shared = rows[u][1] * Math.pow(x.byItem().count(1), -0.6)
                        + rows[u][2] * Math.pow(x.byItem().count(2), -0.6);
                expected +=
                        rows[u][j] * Math.pow(shared, 1.5) * Math.pow(x.byUser().count(u), -0.8);
            }
            assertThat((double) scores[j]).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void theBlendRanksAUsersOwnTasteFirst() {
        int[][] rows = new int[400][];
        Random random = new Random(8);
        for (int u = 0; u < rows.length; u++) {
            int taste = u % 5 * 20;
            rows[u] = random.ints(8, 0, 20).map(i -> taste + i).distinct().toArray();
        }
        ImplicitAls.Settings als = new ImplicitAls.Settings(8, 0.003, 0.1, 1, 4, 8, 1);
        TopNRecommender.Settings settings = new TopNRecommender.Settings(16, 4, 1000, 20, als, 300);
        TopNRecommender model =
                TopNRecommender.fit(InteractionMatrix.ofLists(100, rows), settings, Samples.TWO, line -> {});
        model.recommend(new int[] {0, 1, 2, 3, 4}, 5, (user, best) -> {
            for (int rank = 0; rank < 5; rank++) {
                assertThat(best.id(rank) / 20).isEqualTo(user);
            }
        });
    }
}
