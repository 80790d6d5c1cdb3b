package io.clickshelf.recommendation.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Matrix factorisation of implicit feedback by alternating least squares: who took what is near 1, everything else is near 0 with a
 * small weight. Regularisation is scaled by how often a row occurs, and blocks of dimensions are solved in turn.
 *
 * <p>Hu, Koren, Volinsky (ICDM 2008); Rendle, Krichene, Zhang, Koren: "iALS++" (2021) and "Revisiting the performance of iALS on
 * item recommendation benchmarks" (RecSys 2022). An iteration takes O(entries · d · block + (users + items) · d · (d + block²)).
 * A vector for anyone, also a newcomer, is solved from the history when asked: {@link #foldIn}. Immutable once fitted.
 */
public final class ImplicitAls {

    private static final int FORMAT = 4;

    private final Settings settings;
    private final float[][] itemFactors;
    private final float[] energies;
    /** The same factors by dimension, for going over all items. */
    private final float[][] columns;

    /**
     * @param itemFactors in coordinates where YᵀY is a diagonal
     * @param energies    that diagonal
     */
    private ImplicitAls(Settings settings, float[][] itemFactors, float[] energies) {
        this.settings = settings;
        this.itemFactors = itemFactors;
        this.energies = energies;
        this.columns = RowMath.columns(itemFactors, settings.dimensions());
    }

    /**
     * @param dimensions     of a vector
     * @param regularisation λ, scaled per row by (entries + unobserved · other side's size)^frequencyPower
     * @param unobserved     weight of what was not taken, relative to what was
     * @param frequencyPower ν, 1 in the papers; 0 regularises all rows alike
     * @param iterations     over both sides
     * @param block          dimensions solved together; equal to {@code dimensions} it is plain Cholesky ALS, 0 takes a few conjugate gradient
     *                       steps instead, the fastest by far
     * @param seed           of the random start
     */
    public record Settings(
            int dimensions,
            double regularisation,
            double unobserved,
            double frequencyPower,
            int iterations,
            int block,
            long seed) {

        public static final Settings DEFAULT = new Settings(128, 0.001, 0.03, 1, 12, 0, 1);

        /** Values worth trying, for {@link #with}. */
        static final double[][] GRIDS = {
            {0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03}, {0.001, 0.003, 0.01, 0.03, 0.1, 0.3}
        };

        /** The same, but for regularisation and weight of what was not taken. */
        Settings with(double ridge, double weight) {
            return new Settings(dimensions, ridge, weight, frequencyPower, iterations, block, seed);
        }

        /** The same at the price of a trial. */
        Settings small() {
            return new Settings(
                    Math.min(48, dimensions),
                    regularisation,
                    unobserved,
                    frequencyPower,
                    Math.min(5, iterations),
                    block,
                    seed);
        }

        public Settings {
            if (dimensions < 1 || block < 0 || iterations < 1) {
                throw new IllegalArgumentException(
                        "dimensions and iterations must be at least 1, block at least 0; got " + dimensions + ", "
                                + iterations + ", " + block + ".");
            }
            if (!(regularisation > 0) || !(unobserved > 0)) {
                throw new IllegalArgumentException("regularisation and unobserved must be positive; got "
                        + regularisation + ", " + unobserved + ".");
            }
        }
    }

    public static ImplicitAls fit(InteractionMatrix x, Settings settings, Parallel parallel) {
        float[][] users = new float[x.users()][settings.dimensions()];
        float[][] items = start(x.items(), settings);
        for (int iteration = 0; iteration < settings.iterations(); iteration++) {
            sweep(x.byUser(), users, items, settings, parallel);
            sweep(x.byItem(), items, users, settings, parallel);
        }
        return rotated(settings, items, parallel);
    }

    private static float[][] start(int items, Settings settings) {
        int d = settings.dimensions();
        SplittableRandom random = new SplittableRandom(settings.seed());
        double width = 0.1 * Math.sqrt(12.0 / d);
        float[][] factors = new float[items][d];
        for (float[] row : factors) {
            for (int k = 0; k < d; k++) {
                row[k] = (float) (width * (random.nextDouble() - 0.5));
            }
        }
        return factors;
    }

    /** Turns the axes to those of YᵀY, which changes no product of two vectors and makes folding in cheap. */
    private static ImplicitAls rotated(Settings settings, float[][] items, Parallel parallel) {
        int d = settings.dimensions();
        SymmetricEigen eigen = SymmetricEigen.of(DenseRows.gram(items, items, d, parallel));
        float[] energies = new float[d];
        for (int k = 0; k < d; k++) {
            // Rounding can make the least of them negative.
            energies[k] = (float) Math.max(0, eigen.values()[k]);
        }
        DenseRows.turn(items, RowMath.floats(eigen.vectors()), parallel);
        return new ImplicitAls(settings, items, energies);
    }

    private static void sweep(
            SparseRows rows, float[][] solved, float[][] fixed, Settings settings, Parallel parallel) {
        if (settings.block() == 0) {
            AlsConjugateSolver.sweep(rows, solved, fixed, settings, parallel);
            return;
        }
        int d = settings.dimensions();
        float[][] gram = RowMath.floats(DenseRows.gram(fixed, fixed, d, parallel));
        parallel.forRange(rows.rows(), 64, (from, to) -> {
            AlsRowSolver solver = new AlsRowSolver(d, Math.min(settings.block(), d), (float) settings.unobserved());
            for (int r = from; r < to; r++) {
                float ridge = ridge(settings, rows.count(r), rows.columns());
                solver.solve(solved[r], fixed, gram, rows, r, ridge);
            }
        });
    }

    static float ridge(Settings settings, int entries, int others) {
        double frequency = entries + settings.unobserved() * others;
        return (float) (settings.regularisation() * Math.pow(frequency, settings.frequencyPower()));
    }

    /**
     * The vector that a history calls for, solved exactly: O(h² d + h³) for a history shorter than the vectors, else O(h d² + d³).
     *
     * @param history item numbers
     * @param weights how much each counts, 1 as in the fit
     */
    public AlsFoldIn foldIn(int[] history, float[] weights) {
        if (history.length != weights.length) {
            throw new IllegalArgumentException(history.length + " items but " + weights.length + " weights.");
        }
        float ridge = ridge(settings, history.length, items());
        float[] diagonal = new float[energies.length];
        for (int k = 0; k < diagonal.length; k++) {
            diagonal[k] = (float) (settings.unobserved() * energies[k]) + ridge;
        }
        return history.length <= diagonal.length
                ? new DualFoldIn(itemFactors, diagonal, history, weights)
                : new PrimalFoldIn(itemFactors, diagonal, history, weights);
    }

    /** Per row of items, each of weight 1, the scores of given items. */
    float[][] scores(int[][] rows, int[][] ids, Parallel parallel) {
        float[][] scores = new float[rows.length][];
        parallel.forRange(rows.length, 64, (from, to) -> {
            for (int r = from; r < to; r++) {
                float[] ones = new float[rows[r].length];
                Arrays.fill(ones, 1);
                scores[r] = AlsRowSolver.dots(foldIn(rows[r], ones).vector(), itemFactors, ids[r]);
            }
        });
        return scores;
    }

    /** Fills {@code scores}, one per item. */
    public void score(float[] vector, float[] scores) {
        Arrays.fill(scores, 0);
        RowMath.add(vector, columns, columns.length, scores);
    }

    public int items() {
        return itemFactors.length;
    }

    public void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeInt(settings.dimensions());
        out.writeDouble(settings.regularisation());
        out.writeDouble(settings.unobserved());
        out.writeDouble(settings.frequencyPower());
        out.writeInt(settings.iterations());
        out.writeInt(settings.block());
        out.writeLong(settings.seed());
        out.writeInt(items());
        for (float[] row : itemFactors) {
            ProductFacts.write(row, out);
        }
        for (float value : energies) {
            out.writeFloat(value);
        }
    }

    public static ImplicitAls load(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("ALS model of format " + format + "; this version reads " + FORMAT + ".");
        }
        Settings settings = new Settings(
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readInt(),
                in.readInt(),
                in.readLong());
        float[][] factors = new float[in.readInt()][];
        for (int item = 0; item < factors.length; item++) {
            factors[item] = ProductFacts.read(in);
        }
        float[] energies = new float[settings.dimensions()];
        for (int n = 0; n < energies.length; n++) {
            energies[n] = in.readFloat();
        }
        return new ImplicitAls(settings, factors, energies);
    }
}
