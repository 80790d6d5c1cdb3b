package io.clickshelf.forecasting.model.hierarchy;

import java.util.Arrays;

/**
 * Changes base forecasts as little as possible, in the metric of an error covariance W, so that they add up
 * (Wickramasuriya, Athanasopoulos and Hyndman 2019): ỹ = ŷ - W C'(C W C')⁻¹ C ŷ with a row of C per group, its own value
 * less its parts'. W is a diagonal plus a low rank, so that only a system of the number of groups is solved, however
 * many bottom series there are: O(groups³ + groups · nodes · rank) once, O(groups² + nodes · rank) per forecast.
 */
public final class Reconciler {

    private static final double SMALLEST_PIVOT = 1e-12;

    private final Hierarchy hierarchy;
    private final double[] variance;
    private final double[][] factor;
    private final double[][] cholesky;

    /**
     * @param variance the diagonal, one per node
     * @param factor   [node][rank], whose outer product is added to it
     */
    Reconciler(Hierarchy hierarchy, double[] variance, double[][] factor) {
        this.hierarchy = hierarchy;
        this.variance = variance;
        this.factor = factor;
        this.cholesky = cholesky();
    }

    /** Forecasts of one time that add up, the nearest to these. */
    public double[] reconcile(double[] base) {
        int groups = hierarchy.aggregates();
        double[] z = solve(gaps(base));
        double[] v = new double[base.length];
        System.arraycopy(z, 0, v, 0, groups);
        for (int i = 0; i < hierarchy.bottom(); i++) {
            for (int l = 0; l < hierarchy.levels().size(); l++) {
                v[groups + i] -= z[hierarchy.nodeOf(i, l)];
            }
        }
        double[] projected = new double[factor[0].length];
        for (int node = 0; node < base.length; node++) {
            for (int r = 0; r < projected.length; r++) {
                projected[r] += factor[node][r] * v[node];
            }
        }
        double[] reconciled = new double[base.length];
        for (int node = 0; node < base.length; node++) {
            double change = variance[node] * v[node];
            for (int r = 0; r < projected.length; r++) {
                change += factor[node][r] * projected[r];
            }
            reconciled[node] = base[node] - change;
        }
        return reconciled;
    }

    /** The same of several times at once, [node][time]. */
    public double[][] reconcile(double[][] base) {
        double[][] reconciled = new double[base.length][base[0].length];
        double[] column = new double[base.length];
        for (int h = 0; h < base[0].length; h++) {
            int step = h;
            Arrays.setAll(column, node -> base[node][step]);
            double[] changed = reconcile(column);
            for (int node = 0; node < base.length; node++) {
                reconciled[node][h] = changed[node];
            }
        }
        return reconciled;
    }

    /** C times the values: what each group's value has more than its parts'. */
    private double[] gaps(double[] values) {
        int groups = hierarchy.aggregates();
        double[] gaps = Arrays.copyOf(values, groups);
        for (int i = 0; i < hierarchy.bottom(); i++) {
            for (int l = 0; l < hierarchy.levels().size(); l++) {
                gaps[hierarchy.nodeOf(i, l)] -= values[groups + i];
            }
        }
        return gaps;
    }

    private double[][] cholesky() {
        int groups = hierarchy.aggregates();
        double[][] matrix = new double[groups][groups];
        for (int a = 0; a < groups; a++) {
            matrix[a][a] = variance[a];
        }
        for (int i = 0; i < hierarchy.bottom(); i++) {
            for (int l = 0; l < hierarchy.levels().size(); l++) {
                for (int k = 0; k < hierarchy.levels().size(); k++) {
                    matrix[hierarchy.nodeOf(i, l)][hierarchy.nodeOf(i, k)] += variance[groups + i];
                }
            }
        }
        for (int r = 0; r < factor[0].length; r++) {
            int rank = r;
            double[] column = new double[hierarchy.nodes()];
            Arrays.setAll(column, node -> factor[node][rank]);
            double[] gap = gaps(column);
            for (int a = 0; a < groups; a++) {
                for (int b = 0; b <= a; b++) {
                    matrix[a][b] += gap[a] * gap[b];
                }
            }
        }
        for (int a = 0; a < groups; a++) {
            double whole = matrix[a][a];
            for (int b = 0; b <= a; b++) {
                double sum = matrix[a][b];
                for (int k = 0; k < b; k++) {
                    sum -= matrix[a][k] * matrix[b][k];
                }
                matrix[a][b] = a == b ? Math.sqrt(Math.max(SMALLEST_PIVOT * whole, sum)) : sum / matrix[b][b];
            }
        }
        return matrix;
    }

    private double[] solve(double[] right) {
        int groups = right.length;
        for (int a = 0; a < groups; a++) {
            for (int k = 0; k < a; k++) {
                right[a] -= cholesky[a][k] * right[k];
            }
            right[a] /= cholesky[a][a];
        }
        for (int a = groups - 1; a >= 0; a--) {
            for (int k = a + 1; k < groups; k++) {
                right[a] -= cholesky[k][a] * right[k];
            }
            right[a] /= cholesky[a][a];
        }
        return right;
    }
}
