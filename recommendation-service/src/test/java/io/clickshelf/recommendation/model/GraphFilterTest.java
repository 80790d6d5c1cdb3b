package io.clickshelf.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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

    /** The published process, step by step, on dense matrices. */
    @Test
    void theSharpenedFilterIsTheBlurredRowAfterOneRungeKuttaStep() {
        int n = 20;
        int rank = 7;
        InteractionMatrix x = Samples.matrix(80, n, 0.2, 3);
        double[][] graph = graph(x);
        double[][] vectors = SymmetricEigen.of(graph).vectors();
        double[] row = new double[n];
        row[4] = 1;
        row[9] = 1;
        double[] y = times(graph, row);
        for (int k = n - rank; k < n; k++) {
            double found = vectors[4][k] / Math.sqrt(x.byItem().count(4))
                    + vectors[9][k] / Math.sqrt(x.byItem().count(9));
            for (int i = 0; i < n; i++) {
                y[i] += 0.3 * Math.sqrt(x.byItem().count(i)) * vectors[i][k] * found;
            }
        }
        double[] k1 = times(graph, y);
        double[] k2 = times(graph, moved(y, -0.6, k1));
        double[] k3 = times(graph, moved(y, -0.6, k2));
        double[] k4 = times(graph, moved(y, -1.2, k3));

        LowPassFilter filter = LowPassFilter.fit(x, rank, 30, Samples.TWO);
        float[][] scores = filter.sharpened().scores(new int[][] {{4, 9}, {1}}, 1.2, 0.3, Samples.TWO);

        for (int i = 0; i < n; i++) {
            double expected = y[i] - 1.2 / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
            assertThat((double) scores[0][i]).isCloseTo(expected, within(1e-3));
        }
    }

    /** The normalised matrix' own product. */
    private static double[][] graph(InteractionMatrix x) {
        double[][] rows = Samples.dense(x);
        double[][] graph = new double[x.items()][x.items()];
        for (int u = 0; u < rows.length; u++) {
            for (int i = 0; i < graph.length; i++) {
                for (int j = 0; j < graph.length; j++) {
                    double size = x.byUser().count(u)
                            * Math.sqrt(
                                    (double) x.byItem().count(i) * x.byItem().count(j));
                    graph[i][j] += rows[u][i] * rows[u][j] / size;
                }
            }
        }
        return graph;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> IntStream.range(0, row.length)
                        .mapToDouble(i -> row[i] * vector[i])
                        .sum())
                .toArray();
    }

    private static double[] moved(double[] from, double step, double[] along) {
        return IntStream.range(0, from.length)
                .mapToDouble(i -> from[i] + step * along[i])
                .toArray();
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
