package io.clickshelf.recommendation.model;

/**
 * Improves the rows of one side of implicit ALS by a few preconditioned conjugate gradient steps each, in the eigenbasis of the other side's Gram
 * matrix. There that matrix, which all rows share and which costs d² per step otherwise, is a diagonal: a step takes O(entries · d), and
 * the diagonal is nearly all that a preconditioner needs to know.
 *
 * <p>Takács, Pilászy, Tikk: "Applications of the conjugate gradient method for implicit feedback collaborative filtering" (RecSys
 * 2011), here in the eigenbasis. Both sides are turned alike, which changes no product of the two. One instance per thread.
 */
final class AlsConjugateSolver {

    private static final int STEPS = 3;

    private final int d;
    private final float[] spectrum;
    /** The spectrum and the row's ridge. */
    private final float[] shared;

    /** One over the system's diagonal. */
    private final float[] inverse;

    private final float[] residual;
    /** The residual times {@link #inverse}, later the direction times {@link #shared}. */
    private final float[] scaled;

    private final float[] direction;
    /** The rows of the fixed side that are looked at, what they weigh, and their products with a vector. */
    private final GatheredRows others;

    private float[] weights = new float[64];
    private float[] products = new float[64];

    /** @param spectrum of the fixed side's Gram matrix, times the weight of what was not taken */
    private AlsConjugateSolver(float[] spectrum) {
        this.d = spectrum.length;
        this.spectrum = spectrum;
        shared = new float[d];
        inverse = new float[d];
        residual = new float[d];
        scaled = new float[d];
        direction = new float[d];
        others = new GatheredRows(d);
    }

    /** Turns both sides, then improves every row of {@code solved}. */
    static void sweep(
            SparseRows rows, float[][] solved, float[][] fixed, ImplicitAls.Settings settings, Parallel parallel) {
        SymmetricEigen eigen = SymmetricEigen.of(DenseRows.gram(fixed, fixed, settings.dimensions(), parallel));
        float[] spectrum = new float[settings.dimensions()];
        for (int k = 0; k < spectrum.length; k++) {
            spectrum[k] = (float) (settings.unobserved() * Math.max(0, eigen.values()[k]));
        }
        float[][] axes = RowMath.floats(eigen.vectors());
        DenseRows.turn(fixed, axes, parallel);
        DenseRows.turn(solved, axes, parallel);
        parallel.forRange(rows.rows(), 256, (from, to) -> {
            AlsConjugateSolver solver = new AlsConjugateSolver(spectrum);
            for (int r = from; r < to; r++) {
                solver.improve(solved[r], fixed, rows, r, ImplicitAls.ridge(settings, rows.count(r), rows.columns()));
            }
        });
    }

    private void improve(float[] x, float[][] y, SparseRows rows, int row, float ridge) {
        int count = rows.count(row);
        look(y, rows, row, count);
        start(x, count, ridge);
        float old = AlsRowSolver.dot(residual, 0, direction, 0, d);
        for (int step = 0; step < STEPS && old > Float.MIN_NORMAL; step++) {
            others.dots(direction, products);
            for (int k = 0; k < d; k++) {
                scaled[k] = shared[k] * direction[k];
            }
            float bend = AlsRowSolver.dot(scaled, 0, direction, 0, d) + squares(count);
            if (!(bend > Float.MIN_NORMAL)) {
                return; // solved: what is left is too small to tell
            }
            float along = old / bend;
            RowMath.add(along, direction, x);
            if (step + 1 < STEPS) {
                for (int n = 0; n < count; n++) {
                    products[n] *= -along * weights[n];
                }
                RowMath.add(-along, scaled, residual);
                others.add(products, residual);
                for (int k = 0; k < d; k++) {
                    scaled[k] = residual[k] * inverse[k];
                }
                float next = AlsRowSolver.dot(residual, 0, scaled, 0, d);
                float keep = next / old;
                for (int k = 0; k < d; k++) {
                    direction[k] = Math.fma(keep, direction[k], scaled[k]);
                }
                old = next;
            }
        }
    }

    private void look(float[][] y, SparseRows rows, int row, int count) {
        others.take(y, rows, row);
        if (weights.length < count) {
            weights = new float[2 * count];
            products = new float[2 * count];
        }
        System.arraycopy(rows.values(), rows.offsets()[row], weights, 0, count);
    }

    /** Residual, preconditioner and first direction at x. */
    private void start(float[] x, int count, float ridge) {
        others.dots(x, products);
        for (int n = 0; n < count; n++) {
            products[n] = weights[n] * (1 - products[n]);
        }
        for (int k = 0; k < d; k++) {
            shared[k] = spectrum[k] + ridge;
            inverse[k] = shared[k];
            residual[k] = -shared[k] * x[k];
        }
        others.add(products, residual);
        others.addSquares(weights, inverse);
        for (int k = 0; k < d; k++) {
            inverse[k] = 1 / inverse[k];
            direction[k] = residual[k] * inverse[k];
        }
    }

    /** Σ weight · product². */
    private float squares(int count) {
        float sum = 0;
        for (int n = 0; n < count; n++) {
            sum += weights[n] * products[n] * products[n];
        }
        return sum;
    }
}
