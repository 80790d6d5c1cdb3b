package io.clickshelf.forecasting.model.hierarchy;

import io.clickshelf.forecasting.model.Doubt;
import java.util.ArrayList;
import java.util.Arrays;
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
        double sum = 0;
        double worst = Double.NEGATIVE_INFINITY;
        for (int level = 0; level < ratios[0].length; level++) {
            int at = level;
            double[] known =
                    Arrays.stream(ratios).mapToDouble(origin -> origin[at]).toArray();
            sum += Arrays.stream(known).average().orElse(0);
            worst = Math.max(worst, Doubt.upper(known));
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
