package io.clickshelf.forecasting.model.math;

/**
 * Decomposition into a trend and several seasons by iterated STL (Cleveland et al. 1990; Bandara, Hyndman and Bergmeir
 * 2021): each season in turn is smoothed out of what the others leave.
 *
 * @param trend    smooth level, one per observation
 * @param seasonal [season][observation]
 */
public record Mstl(double[] trend, double[][] seasonal) {

    private static final int ROUNDS = 2;
    private static final int INNER = 2;

    /**
     * Decomposes a series.
     *
     * @param seasons lengths, shortest first; each needs two whole seasons of data
     */
    public static Mstl decompose(double[] y, int... seasons) {
        int n = y.length;
        double[][] seasonal = new double[seasons.length][n];
        double[] rest = y.clone();
        double[] trend = new double[n];
        for (int round = 0; round < (seasons.length == 1 ? 1 : ROUNDS); round++) {
            for (int s = 0; s < seasons.length; s++) {
                for (int t = 0; t < n; t++) {
                    rest[t] += seasonal[s][t];
                }
                trend = stl(rest, seasons[s], 11 + 4 * s, seasonal[s]);
                for (int t = 0; t < n; t++) {
                    rest[t] -= seasonal[s][t];
                }
            }
        }
        return new Mstl(trend, seasonal);
    }

    /** One STL without robustness; writes the season, returns the trend. */
    private static double[] stl(double[] y, int m, int seasonWindow, double[] season) {
        int n = y.length;
        int trendWindow = odd((int) Math.ceil(1.5 * m / (1 - 1.5 / seasonWindow)));
        double[] trend = new double[n];
        for (int inner = 0; inner < INNER; inner++) {
            double[] extended = new double[n + 2 * m];
            for (int phase = 0; phase < m; phase++) {
                int count = (n - phase + m - 1) / m;
                double[] cycle = new double[count];
                for (int i = 0; i < count; i++) {
                    cycle[i] = y[phase + i * m] - trend[phase + i * m];
                }
                double[] smooth = Loess.smooth(cycle, seasonWindow, 1, 1);
                for (int i = 0; i < smooth.length && phase + i * m < extended.length; i++) {
                    extended[phase + i * m] = smooth[i];
                }
            }
            double[] low = Loess.smooth(average(average(average(extended, m), m), 3), odd(m), 0, 0);
            double[] adjusted = new double[n];
            for (int t = 0; t < n; t++) {
                season[t] = extended[m + t] - low[t];
                adjusted[t] = y[t] - season[t];
            }
            trend = Loess.smooth(adjusted, trendWindow, 0, 0);
        }
        return trend;
    }

    private static double[] average(double[] y, int window) {
        double[] average = new double[y.length - window + 1];
        double sum = 0;
        for (int t = 0; t < y.length; t++) {
            sum += y[t];
            if (t >= window - 1) {
                average[t - window + 1] = sum / window;
                sum -= y[t - window + 1];
            }
        }
        return average;
    }

    private static int odd(int value) {
        return value % 2 == 1 ? value : value + 1;
    }
}
