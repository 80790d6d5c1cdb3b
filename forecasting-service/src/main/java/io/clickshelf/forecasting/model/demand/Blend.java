package io.clickshelf.forecasting.model.demand;

import io.clickshelf.forecasting.model.Doubt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which models' paths are combined, how far they follow the {@link SharedTrend}, and how the levels above.
 *
 * @param choice  candidates per {@link DemandGroup}
 * @param sharing power of the shared trend's factors, from 0 (none) to 1
 * @param levels  null for bottom-up
 */
record Blend(int[][] choice, double sharing, @Nullable ReconciledLevels levels) {

    Blend(int[][] choice, double sharing) {
        this(choice, sharing, null);
    }

    /** The same models, reconciled. */
    Blend with(@Nullable ReconciledLevels reconciled) {
        return new Blend(choice, sharing, reconciled);
    }

    private static final double[] SHARINGS = {0.5, 1};

    /** Less than this is chance: the deviance must fall by two in a thousand beyond one standard error, so that no origin alone decides. */
    private static final double LEAST_GAIN = 0.002;

    private static final String NAME = "shared_trend(";

    /** Follows the shared trend only where that would have served the rolling origins. */
    static Blend of(DemandHistory history, List<OriginRun> runs, int[][] choice) {
        Blend best = new Blend(choice, 0);
        double[] least = deviances(history, runs, best);
        for (double sharing : SHARINGS) {
            Blend blend = new Blend(choice, sharing);
            double[] shared = deviances(history, runs, blend);
            if (serves(shared, least)) {
                least = shared;
                best = blend;
            }
        }
        return best;
    }

    /** Whether deviances at the origins are less than those of something simpler by more than chance. */
    static boolean serves(double[] with, double[] without) {
        double[] ratios = new double[with.length];
        Arrays.setAll(ratios, k -> with[k] > 0 && without[k] > 0 ? Math.log(with[k] / without[k]) : 0);
        return Doubt.upper(ratios) < -LEAST_GAIN;
    }

    /** Whether any group's forecast is made with a candidate. */
    boolean uses(int candidate) {
        return Arrays.stream(choice).flatMapToInt(Arrays::stream).anyMatch(chosen -> chosen == candidate);
    }

    /** All products' paths over a run's open days, [product][open day]. */
    double[][] paths(OriginRun run) {
        double[][] paths = new double[run.products().length][];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = run.combined(i, choice[run.groups()[i]]);
        }
        if (sharing > 0) {
            double[] factors = SharedTrend.factors(run.products(), paths, run.expected());
            for (int h = 0; h < factors.length; h++) {
                double factor = Math.pow(factors[h], sharing);
                for (double[] path : paths) {
                    path[h] *= factor;
                }
            }
        }
        return levels == null ? paths : levels.paths(run, paths);
    }

    /** What is kept of it among a group's models; nothing where nothing is followed. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        if (sharing > 0) {
            names.add(NAME + sharing + ")");
        }
        if (levels != null) {
            names.add(levels.name());
        }
        return names;
    }

    /** The power that such a name tells. */
    static double sharing(Iterable<String> names) {
        for (String name : names) {
            if (name.startsWith(NAME)) {
                return Double.parseDouble(name.substring(NAME.length(), name.length() - 1));
            }
        }
        return 0;
    }

    private static double[] deviances(DemandHistory history, List<OriginRun> runs, Blend blend) {
        double[] deviances = new double[runs.size()];
        for (int k = 0; k < deviances.length; k++) {
            OriginRun run = runs.get(k);
            double[][] paths = blend.paths(run);
            for (int i = 0; i < paths.length; i++) {
                if (run.judged(i)) {
                    deviances[k] += GroupChoice.deviance(history.observed()[i], run, i, paths[i]);
                }
            }
        }
        return deviances;
    }
}
