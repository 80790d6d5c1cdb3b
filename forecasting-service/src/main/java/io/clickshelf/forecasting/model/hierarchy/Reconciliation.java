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

    /** The estimated variance of the correlations over their squares. O(nodes² · samples). */
    private static double shrinkage(double[][] errors, double[] variances) {
        int samples = errors[0].length;
        double[][] standard = new double[errors.length][];
        for (int i = 0; i < errors.length; i++) {
            double deviation = Math.sqrt(variances[i]);
            standard[i] = Arrays.stream(errors[i]).map(e -> e / deviation).toArray();
        }
        double noise = 0;
        double signal = 0;
        for (int i = 0; i < errors.length; i++) {
            for (int j = 0; j < i; j++) {
                double sum = 0;
                double squares = 0;
                for (int t = 0; t < samples; t++) {
                    double product = standard[i][t] * standard[j][t];
                    sum += product;
                    squares += product * product;
                }
                double correlation = sum / samples;
                noise += (squares / samples - correlation * correlation) / (samples - 1);
                signal += correlation * correlation;
            }
        }
        return signal > 0 ? Math.clamp(noise / signal, 0, 1) : 1;
    }
}
