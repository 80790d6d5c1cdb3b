package io.clickshelf.forecasting.model.hierarchy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses the way with the least error at rolling origins, mean over the levels, of those that are no worse than the base
 * forecasts at any level, beyond the doubt of one standard error over the origins. A level that few nodes make up is judged
 * by few errors, and is kept as it is rather than changed on a guess.
 */
public final class WayChoice {

    /**
     * A way's record.
     *
     * @param error  logarithm of its root mean squared errors over the base forecasts', mean over origins and levels
     * @param excess how far the worst level may lie above the base forecasts; at most 0 if none does
     */
    public record Judged(Way way, double error, double excess) {}

    private static final double TOLERANCE = 1e-9;

    private WayChoice() {}

    /**
     * Sums a way's record up.
     *
     * @param ratios [origin][level] logarithms of errors relative to the base forecasts'
     */
    public static Judged judge(Way way, double[][] ratios) {
        int origins = ratios.length;
        double sum = 0;
        double worst = Double.NEGATIVE_INFINITY;
        for (int level = 0; level < ratios[0].length; level++) {
            double mean = 0;
            double squares = 0;
            for (double[] origin : ratios) {
                mean += origin[level] / origins;
                squares += origin[level] * origin[level] / origins;
            }
            sum += mean;
            double doubt = Math.sqrt(Math.max(0, squares - mean * mean) / Math.max(1, origins - 1));
            worst = Math.max(worst, mean + doubt);
        }
        return new Judged(way, sum / ratios[0].length, worst);
    }

    /** The best of the safe ones; where none is safe, the safest. */
    public static Judged best(List<Judged> judged) {
        List<Judged> safe = new ArrayList<>(judged);
        safe.removeIf(way -> way.excess() > TOLERANCE);
        return safe.isEmpty()
                ? judged.stream()
                        .min(Comparator.comparingDouble(Judged::excess))
                        .orElseThrow()
                : safe.stream().min(Comparator.comparingDouble(Judged::error)).orElseThrow();
    }
}
