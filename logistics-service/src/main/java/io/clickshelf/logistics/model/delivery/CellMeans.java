package io.clickshelf.logistics.model.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Means by cell, drawn towards the area's mean, that towards the whole's, and that towards what was assumed before anything
 * was seen (normal-normal shrinkage: an empirical Bayes hierarchy, Efron and Morris 1975). With few observations a cell says
 * what its neighbourhood says; with many, what it saw. Single wild values are cut to {@code [least, most]}.
 */
public final class CellMeans {

    /** What a level above counts, in observations. */
    private static final double WEIGHT_ABOVE = 4;

    private final double prior;
    private final double least;
    private final double most;
    private final Map<Long, double[]> sums = new HashMap<>();

    /** @throws IllegalArgumentException if {@code prior} does not lie between the limits */
    public CellMeans(double prior, double least, double most) {
        if (!(least <= prior && prior <= most)) {
            throw new IllegalArgumentException("Assumed value " + prior + " must lie within " + least + " and " + most);
        }
        this.prior = prior;
        this.least = least;
        this.most = most;
    }

    void add(double latitude, double longitude, int hour, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        double kept = Math.clamp(value, least, most);
        count(Cells.EVERYWHERE, kept);
        if (!Double.isNaN(latitude)) {
            count(Cells.area(latitude, longitude), kept);
            count(Cells.of(latitude, longitude, hour), kept);
        }
    }

    private void count(long cell, double value) {
        double[] sum = sums.computeIfAbsent(cell, c -> new double[2]);
        sum[0] += value;
        sum[1]++;
    }

    /** The mean at a place and hour. */
    public double at(double latitude, double longitude, int hour) {
        return mean(Cells.of(latitude, longitude, hour));
    }

    /** Of all cells. */
    public double everywhere() {
        return mean(Cells.EVERYWHERE);
    }

    /** Of one cell, seen or not. */
    public double mean(long cell) {
        double above =
                cell == Cells.EVERYWHERE ? prior : mean(Cells.wholeDay(cell) ? Cells.EVERYWHERE : Cells.areaOf(cell));
        double[] sum = sums.get(cell);
        return sum == null ? above : (sum[0] + WEIGHT_ABOVE * above) / (sum[1] + WEIGHT_ABOVE);
    }

    /** Cells that were seen, with how often. */
    public Map<Long, Long> counts() {
        Map<Long, Long> counts = new TreeMap<>();
        sums.forEach((cell, sum) -> counts.put(cell, (long) sum[1]));
        return counts;
    }
}
