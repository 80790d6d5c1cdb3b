package io.clickshelf.forecasting.model.demand;

import io.clickshelf.forecasting.model.hierarchy.Reconciler;
import io.clickshelf.forecasting.model.hierarchy.Reconciliation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * A way of letting the products' forecasts follow those of the levels above: their paths are multiplied day by day, so that
 * distributions move with their means. No product is more than doubled or halved; levels are the sums of what comes out.
 *
 * @param method  of reconciliation
 * @param origins by day
 * @param steps   in which products are counted
 */
record ReconciledLevels(Reconciliation method, Map<Integer, Origin> origins, double[] steps) {

    /**
     * What is known as of a day.
     *
     * @param groups     [group][open day] expected units
     * @param reconciler with the errors that followed other days, so that what is calibrated on this one is not flattered
     */
    record Origin(double[][] groups, Reconciler reconciler) {}

    private static final double SMALLEST = 0.5;
    private static final double LARGEST = 2;
    private static final String NAME = "reconciled(";

    /** The products' paths as of a run, reconciled. */
    double[][] paths(OriginRun run, double[][] paths) {
        Origin origin = origins.get(run.cut());
        if (origin == null) {
            return paths;
        }
        double[][] above = origin.groups();
        double[][] base = Arrays.copyOf(above, above.length + paths.length);
        for (int i = 0; i < paths.length; i++) {
            base[above.length + i] = run.means(i, paths[i], steps[i]);
        }
        double[][] after = origin.reconciler().reconcile(base);
        double[][] scaled = new double[paths.length][];
        for (int i = 0; i < paths.length; i++) {
            double[] path = paths[i].clone();
            double[] before = base[above.length + i];
            double[] mean = after[above.length + i];
            Arrays.setAll(path, h -> path[h] * factor(before[h], mean[h]));
            scaled[i] = path;
        }
        return scaled;
    }

    /** What is kept of it among a group's models. */
    String name() {
        return NAME + key(method) + ")";
    }

    static String key(Reconciliation method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    private static double factor(double before, double after) {
        return before > 0 ? Math.clamp(after / before, SMALLEST, LARGEST) : 1;
    }
}
