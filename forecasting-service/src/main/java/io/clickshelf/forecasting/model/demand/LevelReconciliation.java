package io.clickshelf.forecasting.model.demand;

import io.clickshelf.forecasting.model.hierarchy.Hierarchy;
import io.clickshelf.forecasting.model.hierarchy.Reconciliation;
import io.clickshelf.forecasting.model.hierarchy.Way;
import io.clickshelf.forecasting.model.hierarchy.WayChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how the products' forecasts follow those of the levels above: bottom-up (not at all) unless another way would have
 * served both the products and the levels beyond the doubt of one standard error over the rolling origins, each judged with
 * error covariances from the others.
 *
 * <p>O(origins · methods · (groups³ + groups · nodes · samples)).
 */
final class LevelReconciliation {

    private static final int FEWEST_ORIGINS = 3;

    /** Of an error's logarithm: less is chance. */
    private static final double LEAST_GAIN = 0.001;

    private static final String OWN = "own";
    private static final String PRODUCTS = "products";

    private final DemandLevels levels;
    private final DemandHistory history;
    private final double[] steps;
    private final int[][] choice;
    private final Map<Integer, double[][]> groups;
    private final List<LevelOrigin> origins = new ArrayList<>();
    private final double[] scales;

    /**
     * Looks at what was forecast at the origins, and what followed.
     *
     * @param history of the products, counted in {@code steps}
     * @param runs    of the products at the origins
     * @param blend   of the products, without reconciliation
     * @param choice  of the groups' candidates per {@link DemandGroup}
     * @param groups  by the day of an origin, [group][open day] expected units of the groups by themselves
     */
    LevelReconciliation(
            DemandLevels levels,
            DemandHistory history,
            double[] steps,
            List<OriginRun> runs,
            Blend blend,
            int[][] choice,
            Map<Integer, double[][]> groups) {
        this.levels = levels;
        this.history = history;
        this.steps = steps;
        this.choice = choice;
        this.groups = groups;
        for (OriginRun run : runs) {
            double[][] above = groups.get(run.cut());
            if (above != null) {
                origins.add(LevelOrigin.of(levels.hierarchy(), history, steps, run, blend.paths(run), above));
            }
        }
        this.scales = scales();
    }

    /**
     * What was chosen, and why.
     *
     * @param levels null for bottom-up
     * @param errors by level and way: root mean squared error over bottom-up's, geometric mean over the origins; of products
     *               the root of the deviance; {@code own} are the levels' own forecasts, which don't add up
     * @param kept   of it, for the days until the next fit; null for bottom-up
     */
    record Choice(
            @Nullable ReconciledLevels levels,
            Map<String, Map<String, Double>> errors,
            @Nullable KeptLevels kept) {

        static final Choice NONE = new Choice(null, Map.of(), null);
    }

    Choice choose() {
        if (origins.size() < FEWEST_ORIGINS) {
            return Choice.NONE;
        }
        Map<String, Map<String, Double>> errors = new LinkedHashMap<>();
        double[][] own = new double[origins.size()][];
        Arrays.setAll(own, k -> upperRatios(origins.get(k), origins.get(k).base()));
        note(errors, OWN, own);
        Map<Reconciliation, ReconciledLevels> ways = new EnumMap<>(Reconciliation.class);
        List<WayChoice.Judged> judged = new ArrayList<>();
        for (Reconciliation method : Reconciliation.values()) {
            ReconciledLevels reconciled = by(method);
            ways.put(method, reconciled);
            double[][] ratios =
                    origins.stream().map(origin -> ratios(origin, reconciled)).toArray(double[][]::new);
            note(errors, ReconciledLevels.key(method), ratios);
            judged.add(WayChoice.judge(
                    new Way(method, Way.NONE),
                    Arrays.stream(ratios)
                            .map(row -> withLead(row, method == Reconciliation.BOTTOM_UP ? 0 : LEAST_GAIN))
                            .toArray(double[][]::new)));
        }
        Reconciliation best = WayChoice.best(judged).way().method();
        return best == Reconciliation.BOTTOM_UP
                ? new Choice(null, errors, null)
                : new Choice(ways.get(best), errors, kept(best));
    }

    /** Of the levels above the products together, and of the products; {@code lead} lets nothing win by chance. */
    private static double[] withLead(double[] ratios, double lead) {
        int upper = ratios.length - 1;
        return new double[] {lead + Arrays.stream(ratios, 0, upper).sum() / upper, lead + ratios[upper]};
    }

    private KeptLevels kept(Reconciliation method) {
        return KeptLevels.of(method, choice, levels.hierarchy(), history.productIds(), errorsBut(history.days()));
    }

    private ReconciledLevels by(Reconciliation method) {
        Map<Integer, ReconciledLevels.Origin> at = new HashMap<>();
        groups.forEach((cut, above) -> at.put(
                cut,
                new ReconciledLevels.Origin(
                        above, new Way(method, Way.NONE).over(levels.hierarchy(), errorsBut(cut)))));
        return new ReconciledLevels(method, at, steps);
    }

    /** Of all origins but the one at {@code cut}, [node][sample]. */
    private double[][] errorsBut(int cut) {
        List<double[][]> parts = new ArrayList<>();
        for (LevelOrigin origin : origins) {
            if (origin.run().cut() != cut) {
                parts.add(origin.errors());
            }
        }
        double[][] samples = new double[levels.hierarchy().nodes()][];
        Arrays.setAll(
                samples,
                node -> parts.stream()
                        .flatMapToDouble(part -> Arrays.stream(part[node]))
                        .toArray());
        return samples;
    }

    private void note(Map<String, Map<String, Double>> errors, String way, double[][] ratios) {
        for (int l = 0; l < ratios[0].length; l++) {
            List<Hierarchy.Level> known = levels.hierarchy().levels();
            String name = l < known.size() ? known.get(l).name() : PRODUCTS;
            int level = l;
            double mean = Arrays.stream(ratios)
                    .mapToDouble(row -> row[level])
                    .average()
                    .orElse(0);
            errors.computeIfAbsent(name, id -> new LinkedHashMap<>()).put(way, Math.exp(mean));
        }
    }

    /** Logarithms of a way's errors over bottom-up's, by level, the products' last. */
    private double[] ratios(LevelOrigin origin, ReconciledLevels way) {
        double[][] paths = way.paths(origin.run(), origin.paths());
        double[][] means = new double[paths.length][];
        double with = 0;
        double without = 0;
        for (int i = 0; i < paths.length; i++) {
            means[i] = origin.run().means(i, paths[i], steps[i]);
            if (origin.run().judged(i)) {
                with += GroupChoice.deviance(history.observed()[i], origin.run(), i, paths[i]);
                without += GroupChoice.deviance(history.observed()[i], origin.run(), i, origin.paths()[i]);
            }
        }
        double[] upper = upperRatios(origin, levels.hierarchy().aggregate(means));
        double[] ratios = Arrays.copyOf(upper, upper.length + 1);
        ratios[upper.length] = ratio(with, without);
        return ratios;
    }

    /** The same of the levels above the products, from the expected units of the groups. */
    private double[] upperRatios(LevelOrigin origin, double[][] expected) {
        double[][] sums = sums(origin);
        double[] ratios = new double[levels.hierarchy().levels().size()];
        for (int l = 0; l < ratios.length; l++) {
            double with = 0;
            double without = 0;
            for (int g = levels.hierarchy().firstNode(l); g < levels.hierarchy().firstNode(l + 1); g++) {
                if (scales[g] > 0) {
                    with += squares(origin.actual()[g], expected[g]) / scales[g];
                    without += squares(origin.actual()[g], sums[g]) / scales[g];
                }
            }
            ratios[l] = ratio(with, without);
        }
        return ratios;
    }

    /** Per group the squared errors of bottom-up forecasts, so that each counts alike. */
    private double[] scales() {
        double[] squares = new double[levels.hierarchy().aggregates()];
        for (LevelOrigin origin : origins) {
            double[][] sums = sums(origin);
            Arrays.setAll(squares, g -> squares[g] + squares(origin.actual()[g], sums[g]));
        }
        return squares;
    }

    private double[][] sums(LevelOrigin origin) {
        int above = levels.hierarchy().aggregates();
        return levels.hierarchy().aggregate(Arrays.copyOfRange(origin.base(), above, origin.base().length));
    }

    private static double ratio(double with, double without) {
        return with > 0 && without > 0 ? Math.log(with / without) / 2 : 0;
    }

    private static double squares(double[] actual, double[] expected) {
        double sum = 0;
        for (int h = 0; h < expected.length; h++) {
            sum += (actual[h] - expected[h]) * (actual[h] - expected[h]);
        }
        return sum;
    }
}
