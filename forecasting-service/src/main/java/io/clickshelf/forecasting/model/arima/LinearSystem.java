package io.clickshelf.forecasting.model.arima;

/** Gaussian elimination with partial pivots. */
final class LinearSystem {

    private LinearSystem() {}

    /**
     * Solves a square system; NaN where it is singular. O(n³).
     *
     * @param system [row][column], the right side as the last column; overwritten
     */
    static double[] solve(double[][] system) {
        int n = system.length;
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int r = c + 1; r < n; r++) {
                pivot = Math.abs(system[r][c]) > Math.abs(system[pivot][c]) ? r : pivot;
            }
            double[] row = system[pivot];
            system[pivot] = system[c];
            system[c] = row;
            for (int r = c + 1; r < n; r++) {
                double factor = system[r][c] / row[c];
                if (factor != 0) {
                    for (int k = c; k <= n; k++) {
                        system[r][k] -= factor * row[k];
                    }
                }
            }
        }
        double[] solution = new double[n];
        for (int r = n - 1; r >= 0; r--) {
            double sum = system[r][n];
            for (int k = r + 1; k < n; k++) {
                sum -= system[r][k] * solution[k];
            }
            solution[r] = sum / system[r][r];
        }
        return solution;
    }
}
