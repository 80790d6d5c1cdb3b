package io.clickshelf.forecasting.model.arima;

import io.clickshelf.forecasting.model.FittedSeries;
import io.clickshelf.forecasting.model.LocalForecaster;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Seasonal ARIMA with its order found stepwise (Hyndman and Khandakar 2008): from four simple models one goes on to the
 * neighbour with the least AICc, by conditional squares, until none is better; the best {@value #REFINED} are fitted
 * again by exact maximum likelihood, and the best of them is used. Seasons longer than {@value #LONGEST_SEASON} are
 * ignored, and so is what lies more than {@value #LONGEST} observations back.
 *
 * <p>Cost: at most {@value #MOST_MODELS} fits of O(n) per evaluation and {@value #REFINED} of O(n²).
 */
public final class AutoArima implements LocalForecaster {

    private static final int LONGEST_SEASON = 24;
    private static final int LONGEST = 400;
    private static final int SHORTEST = 8;
    private static final int MOST_MODELS = 60;
    private static final int REFINED = 2;
    private static final int[][] STEPS = {
        {0, 0, -1, 0}, {0, 0, 0, -1}, {0, 0, 1, 0}, {0, 0, 0, 1}, {0, 0, -1, -1}, {0, 0, 1, 1},
        {-1, 0, 0, 0}, {0, -1, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0}, {-1, -1, 0, 0}, {1, 1, 0, 0}
    };

    @Override
    public String name() {
        return "arima";
    }

    @Override
    public FittedSeries fit(double[] series, int... seasons) {
        if (series.length < SHORTEST) {
            throw new IllegalArgumentException(
                    "ARIMA needs " + SHORTEST + " values, the series has " + series.length + ".");
        }
        double[] y = series.length <= LONGEST
                ? series
                : java.util.Arrays.copyOfRange(series, series.length - LONGEST, series.length);
        int season = seasons.length > 0 && seasons[0] <= LONGEST_SEASON && y.length > 2 * seasons[0] ? seasons[0] : 1;
        double scale = scale(y);
        double[] scaled = java.util.Arrays.stream(y).map(v -> v / scale).toArray();
        Differences differences = Differences.of(scaled, season);
        FittedSeries fitted = new Search(differences).best().forecaster(scaled, differences);
        return horizon -> java.util.Arrays.stream(fitted.forecast(horizon))
                .map(v -> v * scale)
                .toArray();
    }

    private static double scale(double[] y) {
        double sum = 0;
        for (int t = 1; t < y.length; t++) {
            sum += Math.abs(y[t] - y[t - 1]);
        }
        return sum == 0 ? 1 : sum / (y.length - 1);
    }

    /** The walk through the orders. */
    private static final class Search {

        private final Differences differences;
        private final double[] w;
        private final int season;
        private final Map<ArimaOrder, ArimaFit> tried = new HashMap<>();

        Search(Differences differences) {
            this.differences = differences;
            this.w = differences.values();
            this.season = differences.season();
        }

        ArimaFit best() {
            boolean constant = differences.total() < 2;
            ArimaOrder none = new ArimaOrder(0, 0, 0, 0, constant);
            if (Differences.constant(w)) {
                double[] mean = constant ? new double[] {w[0]} : new double[0];
                return new ArimaFit(none, mean, 0);
            }
            int s = season > 1 ? 1 : 0;
            ArimaFit best = fit(new ArimaOrder(2, 2, s, s, constant));
            for (ArimaOrder start : List.of(
                    none,
                    new ArimaOrder(1, 0, s, 0, constant),
                    new ArimaOrder(0, 1, 0, s, constant),
                    new ArimaOrder(0, 0, 0, 0, false))) {
                best = better(best, fit(start));
            }
            ArimaFit next = step(best);
            while (next.criterion() < best.criterion() && tried.size() < MOST_MODELS) {
                best = next;
                next = step(best);
            }
            return refined();
        }

        /** The first neighbour that is better, or the same fit. */
        private ArimaFit step(ArimaFit from) {
            for (int[] step : STEPS) {
                ArimaOrder order = from.order().plus(step[0], step[1], step[2], step[3]);
                boolean seasonal = order.seasonalP() + order.seasonalQ() > 0;
                if (order.allowed() && (season > 1 || !seasonal) && !tried.containsKey(order)) {
                    ArimaFit fit = fit(order);
                    if (fit.criterion() < from.criterion()) {
                        return fit;
                    }
                }
            }
            if (differences.total() < 2) {
                return better(from, fit(from.order().toggled()));
            }
            return from;
        }

        private ArimaFit refined() {
            List<ArimaFit> candidates = new ArrayList<>(tried.values());
            candidates.removeIf(fit -> !Double.isFinite(fit.criterion()));
            candidates.sort(Comparator.comparingDouble(ArimaFit::criterion));
            ArimaFit best = null;
            int refined = 0;
            for (ArimaFit candidate : candidates) {
                ArimaFit exact = candidate.exact(w, season);
                if (Double.isFinite(exact.criterion())) {
                    best = best == null ? exact : better(best, exact);
                    refined++;
                }
                if (refined == REFINED) {
                    break;
                }
            }
            if (best == null) {
                throw new IllegalArgumentException("No ARIMA model fits the series of " + w.length + " differences.");
            }
            return best;
        }

        private ArimaFit fit(ArimaOrder order) {
            return tried.computeIfAbsent(order, key -> {
                ArimaFit fit = ArimaFit.conditional(key, w, season);
                return fit.usable(season) ? fit : new ArimaFit(key, fit.x(), Double.POSITIVE_INFINITY);
            });
        }

        private static ArimaFit better(ArimaFit one, ArimaFit other) {
            return other.criterion() < one.criterion() ? other : one;
        }
    }
}
