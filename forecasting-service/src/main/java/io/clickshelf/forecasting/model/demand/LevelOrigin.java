package io.clickshelf.forecasting.model.demand;

import io.clickshelf.forecasting.model.hierarchy.Hierarchy;
import java.util.Arrays;

/**
 * Forecasts of all nodes of a hierarchy at one origin, each by itself, and what followed.
 *
 * @param run    of the products
 * @param paths  [product][open day] levels
 * @param base   [node][open day] expected units, the groups' first, then the products'
 * @param actual [node][open day] units of the products that had sold by then; of unknown days what was expected
 */
record LevelOrigin(OriginRun run, double[][] paths, double[][] base, double[][] actual) {

    /** Errors are looked at by means of so many open days: those of single days are mostly chance. */
    private static final int BLOCK = 7;

    /**
     * Puts them together.
     *
     * @param history of the products, counted in steps
     * @param groups  [group][open day] expected units
     */
    static LevelOrigin of(
            Hierarchy hierarchy,
            DemandHistory history,
            double[] steps,
            OriginRun run,
            double[][] paths,
            double[][] groups) {
        double[][] base = Arrays.copyOf(groups, hierarchy.nodes());
        double[][] followed = new double[hierarchy.bottom()][];
        for (int i = 0; i < followed.length; i++) {
            double[] mean = run.means(i, paths[i], steps[i]);
            base[groups.length + i] = mean;
            followed[i] = followed(history.observed()[i], steps[i], run, i, mean);
        }
        return new LevelOrigin(run, paths, base, hierarchy.aggregate(followed));
    }

    private static double[] followed(double[] observed, double step, OriginRun run, int product, double[] mean) {
        double[] units = mean.clone();
        for (int h = 0; h < units.length && run.products()[product].level().length > 0; h++) {
            int day = run.open().day()[h];
            if (day < observed.length && !Double.isNaN(observed[day])) {
                units[h] = observed[day] * step;
            }
        }
        return units;
    }

    /** [node][block] mean errors. */
    double[][] errors() {
        int days = base[0].length;
        double[][] errors = new double[base.length][Math.max(1, days / BLOCK)];
        for (int node = 0; node < base.length; node++) {
            int blocks = errors[node].length;
            for (int b = 0; b < blocks; b++) {
                int from = b * days / blocks;
                int to = (b + 1) * days / blocks;
                for (int h = from; h < to; h++) {
                    errors[node][b] += (actual[node][h] - base[node][h]) / (to - from);
                }
                // As exact as it is kept.
                errors[node][b] = (float) errors[node][b];
            }
        }
        return errors;
    }
}
