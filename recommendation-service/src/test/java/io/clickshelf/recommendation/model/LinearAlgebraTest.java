package io.clickshelf.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearAlgebraTest {

    @Test
    void theInverseTimesTheMatrixIsOne() {
        int n = 203;
        double[][] a = spd(n);
        float[][] lower = new float[n][];
        for (int i = 0; i < n; i++) {
            lower[i] = new float[i + 1];
            for (int j = 0; j <= i; j++) {
                lower[i][j] = (float) a[i][j];
            }
        }
        SpdInverse.invert(lower, Samples.TWO);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += a[i][k] * lower[Math.max(k, j)][Math.min(k, j)];
                }
                assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-4));
            }
        }
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteIsRefused() {
        assertThatThrownBy(() -> SpdInverse.invert(new float[][] {{1}, {2, 1}}, Samples.TWO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not positive definite");
    }

    @Test
    void easeIsTheRidgeRegressionOfEachItemOnAllOthers() {
        InteractionMatrix x = Samples.matrix(60, 12, 0.3, 1);
        double lambda = 5;
        double[][] weights = Samples.dense(Ease.fit(x, lambda, 12, Samples.TWO));
        double[][] gram = new double[12][12];
        for (double[] row : Samples.dense(x)) {
            for (int i = 0; i < 12; i++) {
                for (int j = 0; j < 12; j++) {
                    gram[i][j] += row[i] * row[j];
                }
            }
        }
        // At the optimum the gradient of column j is zero in every row but j, whose weight is fixed to 0.
        for (int j = 0; j < 12; j++) {
            assertThat(weights[j][j]).isZero();
            for (int i = 0; i < 12; i++) {
                double gradient = lambda * weights[i][j] - gram[i][j];
                for (int k = 0; k < 12; k++) {
                    gradient += gram[i][k] * weights[k][j];
                }
                assertThat(i == j ? 0 : gradient).isCloseTo(0, within(1e-3));
            }
        }
    }

    @Test
    void slimWithEveryItemAsNeighbourIsEase() {
        // So dense that each item was taken together with every other.
        InteractionMatrix x = Samples.matrix(60, 12, 0.6, 1);
        double[][] ease = Samples.dense(Ease.fit(x, 20, 12, Samples.TWO));
        double[][] slim = Samples.dense(Slim.fit(x, 20, 12, 12, Samples.TWO));
        for (int i = 0; i < 12; i++) {
            assertThat(slim[i]).containsExactly(ease[i], within(0.002));
        }
    }

    private static double[][] spd(int n) {
        Random random = new Random(7);
        double[][] b = new double[n][n];
        double[][] a = new double[n][n];
        for (double[] row : b) {
            for (int j = 0; j < n; j++) {
                row[j] = random.nextGaussian();
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    a[i][j] += b[i][k] * b[j][k] / n;
                }
                a[i][j] += i == j ? 1 : 0;
            }
        }
        return a;
    }
}
