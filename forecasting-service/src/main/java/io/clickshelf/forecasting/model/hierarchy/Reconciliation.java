package io.clickshelf.forecasting.model.hierarchy;

import java.util.Arrays;

/** The ways of making forecasts add up, by what they take the base forecasts' errors for. */
public enum Reconciliation {
    /** The bottom forecasts as they are, summed. */
    BOTTOM_UP,
    /** All errors alike (ordinary least squares). */
    OLS,
    /** Variances grow with the number of bottom series in a node. */
    STRUCTURAL,
    /** Each node's own variance. */
    VARIANCE,
    /** Minimum trace: variances and correlations, these shrunk towards none (Schäfer and Strimmer 2005). */
    MINT_SHRINK;

    private static final double SMALLEST_SHARE = 1e-6;

    /**
     * The reconciler.
     *
     * @param errors [node][sample] of base forecasts, read by the last two only
     * @param kept   the level whose errors are taken for none, so that it stays as it is; negative for no level
     */
    Reconciler over(Hierarchy hierarchy, double[][] errors, int kept) {
        int nodes = hierarchy.nodes();
        double[] diagonal = new double[nodes];
        double[][] factor = new double[nodes][0];
        Arrays.fill(diagonal, 1);
        switch (this) {
            case BOTTOM_UP -> Arrays.fill(diagonal, hierarchy.aggregates(), nodes, 0);
            case OLS -> {
                // ones
            }
            case STRUCTURAL -> {
                Arrays.fill(diagonal, 0, hierarchy.aggregates(), 0);
                for (int i = 0; i < hierarchy.bottom(); i++) {
                    for (int l = 0; l < hierarchy.levels().size(); l++) {
                        diagonal[hierarchy.nodeOf(i, l)]++;
                    }
                }
            }
            case VARIANCE -> diagonal = variances(errors);
            case MINT_SHRINK -> {
                diagonal = variances(errors);
                double shrinkage = shrinkage(errors, diagonal);
                double share = Math.sqrt((1 - shrinkage) / errors[0].length);
                for (int node = 0; node < nodes; node++) {
                    factor[node] =
                            Arrays.stream(errors[node]).map(e -> e * share).toArray();
                    diagonal[node] *= Math.max(SMALLEST_SHARE, shrinkage);
                }
            }
        }
        for (int node = kept < 0 ? 0 : hierarchy.firstNode(kept);
                kept >= 0 && node < hierarchy.firstNode(kept + 1);
                node++) {
            diagonal[node] = 0;
            Arrays.fill(factor[node], 0);
        }
        return new Reconciler(hierarchy, diagonal, factor);
    }

    /** Mean squares, none less than a small part of the mean of all. */
    private static double[] variances(double[][] errors) {
        double[] variances = Arrays.stream(errors)
                .mapToDouble(row -> Arrays.stream(row).map(e -> e * e).average().orElse(1))
                .toArray();
        double least = SMALLEST_SHARE * Arrays.stream(variances).average().orElse(1) + Double.MIN_NORMAL;
        return Arrays.stream(variances).map(v -> Math.max(least, v)).toArray();
    }

    /**
     * The estimated variance of the correlations over their squares. Sums over all pairs of nodes are read from the pairs of
     * samples, which are fewer: O(nodes · samples²).
     */
    private static double shrinkage(double[][] errors, double[] variances) {
        int samples = errors[0].length;
        double[] power = new double[samples];
        double[][] gram = new double[samples][samples];
        double fourths = 0;
        double own = 0;
        for (int i = 0; i < errors.length; i++) {
            double squares = 0;
            for (int t = 0; t < samples; t++) {
                double x = errors[i][t];
                power[t] += x * x / variances[i];
                fourths += x * x * x * x / (variances[i] * variances[i]);
                squares += x * x / variances[i];
                for (int s = 0; s < samples; s++) {
                    gram[t][s] += x * errors[i][s] / variances[i];
                }
            }
            own += squares * squares / ((double) samples * samples);
        }
        double squares = -fourths;
        double signal = -own;
        for (int t = 0; t < samples; t++) {
            squares += power[t] * power[t];
            for (int s = 0; s < samples; s++) {
                signal += gram[t][s] * gram[t][s] / ((double) samples * samples);
            }
        }
        double noise = (squares / samples - signal) / (samples - 1);
        return signal > 0 ? Math.clamp(noise / signal, 0, 1) : 1;
    }
}
