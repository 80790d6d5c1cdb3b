package io.clickshelf.forecasting.model.hierarchy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which series add up to which: levels of groups over the same bottom series. Levels may cross (category and warehouse).
 * Nodes are numbered level by level, the bottom series last.
 */
public final class Hierarchy {

    /**
     * One way of grouping the bottom series.
     *
     * @param keys    the groups' names
     * @param groupOf per bottom series, the index of its group
     */
    public record Level(String name, List<String> keys, int[] groupOf) {

        /** Groups by the key of each bottom series. */
        public static Level of(String name, List<String> keyOf) {
            Map<String, Integer> index = new LinkedHashMap<>();
            int[] groupOf = new int[keyOf.size()];
            for (int i = 0; i < groupOf.length; i++) {
                int next = index.size();
                Integer known = index.putIfAbsent(keyOf.get(i), next);
                groupOf[i] = known == null ? next : known;
            }
            return new Level(name, List.copyOf(index.keySet()), groupOf);
        }
    }

    private final List<Level> levels;
    private final int bottom;
    private final int[] first;

    /** @throws IllegalArgumentException if a level does not group exactly the bottom series */
    public Hierarchy(List<Level> levels, int bottom) {
        this.levels = List.copyOf(levels);
        this.bottom = bottom;
        first = new int[levels.size() + 1];
        for (int l = 0; l < levels.size(); l++) {
            Level level = levels.get(l);
            if (level.groupOf().length != bottom) {
                throw new IllegalArgumentException("Level " + level.name() + " groups " + level.groupOf().length
                        + " series, there are " + bottom + ".");
            }
            first[l + 1] = first[l] + level.keys().size();
        }
    }

    public List<Level> levels() {
        return levels;
    }

    /** The number of bottom series. */
    public int bottom() {
        return bottom;
    }

    /** The number of groups on all levels: the nodes that the bottom series begin after. */
    public int aggregates() {
        return first[levels.size()];
    }

    public int nodes() {
        return aggregates() + bottom;
    }

    /** The first node of a level; of the bottom for {@code levels().size()}. */
    public int firstNode(int level) {
        return first[level];
    }

    /** The node of a bottom series' group on a level. */
    public int nodeOf(int series, int level) {
        return first[level] + levels.get(level).groupOf()[series];
    }

    /** All nodes' values over time from the bottom series', [node][time]; a sum with an unknown part is unknown. */
    public double[][] aggregate(double[][] series) {
        int length = series.length == 0 ? 0 : series[0].length;
        double[][] nodes = new double[nodes()][];
        for (int a = 0; a < aggregates(); a++) {
            nodes[a] = new double[length];
        }
        for (int i = 0; i < bottom; i++) {
            nodes[aggregates() + i] = series[i];
            for (int l = 0; l < levels.size(); l++) {
                double[] sum = nodes[nodeOf(i, l)];
                double[] part = series[i];
                Arrays.setAll(sum, t -> sum[t] + part[t]);
            }
        }
        return nodes;
    }
}
