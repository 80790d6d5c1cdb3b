package io.clickshelf.forecasting.model.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.forecasting.model.hierarchy.Hierarchy.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReconciliationTest {

    private static final int BOTTOM = 7;
    private static final int SAMPLES = 12;

    private final Random random = new Random(3);
    private final Hierarchy hierarchy = new Hierarchy(
            List.of(
                    Level.of("total", List.of("", "", "", "", "", "", "")),
                    Level.of("category", List.of("a", "a", "b", "b", "b", "c", "c")),
                    Level.of("warehouse", List.of("1", "2", "1", "2", "1", "2", "1"))),
            BOTTOM);

    @ParameterizedTest
    @EnumSource(Reconciliation.class)
    void forecastsAddUpAndWhatAddsUpStays(Reconciliation way) {
        Reconciler reconciler = way.over(hierarchy, errors(), Way.NONE);
        double[] reconciled = reconciler.reconcile(normal(hierarchy.nodes()));
        double[] bottom = Arrays.copyOfRange(reconciled, hierarchy.aggregates(), hierarchy.nodes());
        assertThat(reconciled).containsExactly(sums(bottom), within(1e-9));
        assertThat(reconciler.reconcile(reconciled)).containsExactly(reconciled, within(1e-9));
    }

    /** Beside a level that is kept, all other forecasts are those of that level's errors being next to none. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aKeptLevelStaysAndTheOthersFollowIt(int level) {
        double[] base = normal(hierarchy.nodes());
        double[] reconciled = new Way(Reconciliation.MINT_SHRINK, level)
                .over(hierarchy, errors())
                .reconcile(base);
        double[] bottom = Arrays.copyOfRange(reconciled, hierarchy.aggregates(), hierarchy.nodes());
        assertThat(reconciled).containsExactly(sums(bottom), within(1e-9));
        int from = hierarchy.firstNode(level);
        int to = hierarchy.firstNode(level + 1);
        assertThat(Arrays.copyOfRange(reconciled, from, to))
                .containsExactly(Arrays.copyOfRange(base, from, to), within(1e-9));

        double[] variance = new double[hierarchy.nodes()];
        Arrays.fill(variance, 1);
        double[] nearly = variance.clone();
        Arrays.fill(variance, from, to, 0);
        Arrays.fill(nearly, from, to, 1e-9);
        double[][] none = new double[hierarchy.nodes()][0];
        assertThat(new Reconciler(hierarchy, variance, none).reconcile(base))
                .containsExactly(new Reconciler(hierarchy, nearly, none).reconcile(base), within(1e-6));
    }

    @Test
    void aWayThatMayHarmALevelIsNotChosen() {
        double[][] better = {{-.2, -.1}, {.3, -.5}, {-.1, -.4}};
        double[][] safe = {{0, -.1}, {0, -.2}, {0, -.1}};
        WayChoice.Judged risky = WayChoice.judge(new Way(Reconciliation.OLS, Way.NONE), better);
        WayChoice.Judged sound = WayChoice.judge(new Way(Reconciliation.VARIANCE, 0), safe);
        assertThat(risky.error()).isLessThan(sound.error());
        assertThat(WayChoice.best(List.of(risky, sound))).isEqualTo(sound);
    }

    /** The oracle: minimise (ŷ - S b)' W⁻¹ (ŷ - S b) over b by its normal equations, with W written out. */
    @Test
    void theMinimumTraceIsThatOfTheDenseFormula() {
        double[] variance = IntStream.range(0, hierarchy.nodes())
                .mapToDouble(i -> 0.5 + random.nextDouble())
                .toArray();
        double[][] factor =
                IntStream.range(0, hierarchy.nodes()).mapToObj(i -> normal(3)).toArray(double[][]::new);
        double[] base = normal(hierarchy.nodes());
        double[] reconciled = new Reconciler(hierarchy, variance, factor).reconcile(base);

        int nodes = hierarchy.nodes();
        double[][] w = new double[nodes][nodes];
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < nodes; j++) {
                w[i][j] = i == j ? variance[i] : 0;
                for (int r = 0; r < 3; r++) {
                    w[i][j] += factor[i][r] * factor[j][r];
                }
            }
        }
        double[][] summing = new double[BOTTOM][];
        double[][] weighted = new double[BOTTOM][];
        for (int b = 0; b < BOTTOM; b++) {
            double[] unit = new double[BOTTOM];
            unit[b] = 1;
            summing[b] = sums(unit);
            weighted[b] = solve(w, summing[b]);
        }
        double[][] normalMatrix = new double[BOTTOM][BOTTOM];
        double[] right = new double[BOTTOM];
        for (int a = 0; a < BOTTOM; a++) {
            right[a] = dot(weighted[a], base);
            for (int b = 0; b < BOTTOM; b++) {
                normalMatrix[a][b] = dot(weighted[a], summing[b]);
            }
        }
        assertThat(reconciled).containsExactly(sums(solve(normalMatrix, right)), within(1e-8));
    }

    @Test
    void aNoisyTotalIsPutRightByItsParts() {
        double[][] series = new double[BOTTOM][60];
        for (double[] row : series) {
            double level = 20 + 10 * random.nextDouble();
            Arrays.setAll(row, t -> level + random.nextGaussian());
        }
        HierarchicalForecast forecast = new HierarchicalForecaster(1).forecast(hierarchy, series, new int[0], 4);
        double[][] bottom = Arrays.copyOfRange(forecast.reconciled(), hierarchy.aggregates(), hierarchy.nodes());
        double[][] whole = hierarchy.aggregate(bottom);
        for (int node = 0; node < hierarchy.nodes(); node++) {
            assertThat(forecast.reconciled()[node]).containsExactly(whole[node], within(1e-6));
        }
        assertThat(forecast.errors().get(forecast.chosen())).isLessThan(1.01);
    }

    private double[][] errors() {
        return IntStream.range(0, hierarchy.nodes())
                .mapToObj(i -> normal(SAMPLES))
                .toArray(double[][]::new);
    }

    private double[] normal(int n) {
        return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    private double[] sums(double[] bottom) {
        double[][] series =
                Arrays.stream(bottom).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
        return Arrays.stream(hierarchy.aggregate(series))
                .mapToDouble(row -> row[0])
                .toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    /** Gauss and Jordan, without pivots: the matrices are positive definite. */
    private static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] m = new double[n][];
        for (int i = 0; i < n; i++) {
            m[i] = Arrays.copyOf(matrix[i], n + 1);
            m[i][n] = right[i];
        }
        for (int c = 0; c < n; c++) {
            for (int r = 0; r < n; r++) {
                double factor = r == c ? 0 : m[r][c] / m[c][c];
                for (int k = 0; k <= n; k++) {
                    m[r][k] -= factor * m[c][k];
                }
            }
        }
        return IntStream.range(0, n).mapToDouble(i -> m[i][n] / m[i][i]).toArray();
    }
}
