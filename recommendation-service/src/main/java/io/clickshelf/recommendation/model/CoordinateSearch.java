package io.clickshelf.recommendation.model;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Maximises a function of several settings, each with a grid of values, by moving one at a time to a neighbouring grid
 * value as long as that helps. Deterministic; finds a local optimum in a handful of calls per setting and round.
 */
final class CoordinateSearch {

    private final double[] current;
    private final double[][] grids;
    private final ToDoubleFunction<double[]> objective;

    CoordinateSearch(double[] start, double[][] grids, ToDoubleFunction<double[]> objective) {
        if (start.length != grids.length) {
            throw new IllegalArgumentException(start.length + " settings but " + grids.length + " grids.");
        }
        this.current = start.clone();
        this.grids = grids;
        this.objective = objective;
    }

    double[] run(int rounds, Consumer<String> progress) {
        double best = objective.applyAsDouble(current);
        for (int round = 0; round < rounds; round++) {
            double before = best;
            for (int setting = 0; setting < grids.length; setting++) {
                best = climb(setting, best);
            }
            progress.accept("round " + (round + 1) + ": " + best + " at " + Arrays.toString(current));
            if (best <= before) {
                break;
            }
        }
        return current;
    }

    private double climb(int setting, double best) {
        int at = nearest(grids[setting], current[setting]);
        for (int direction = -1; direction <= 1; direction += 2) {
            boolean moved = false;
            for (int next = at + direction; next >= 0 && next < grids[setting].length; next += direction) {
                double old = current[setting];
                current[setting] = grids[setting][next];
                double value = objective.applyAsDouble(current);
                if (value <= best) {
                    current[setting] = old;
                    break;
                }
                best = value;
                moved = true;
            }
            if (moved) {
                break;
            }
        }
        return best;
    }

    private static int nearest(double[] grid, double value) {
        int nearest = 0;
        for (int n = 1; n < grid.length; n++) {
            if (Math.abs(grid[n] - value) < Math.abs(grid[nearest] - value)) {
                nearest = n;
            }
        }
        return nearest;
    }
}
