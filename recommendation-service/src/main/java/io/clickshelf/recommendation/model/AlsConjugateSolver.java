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
    private final float[] inverse;
    private final float[] residual;
    private final float[] direction;
    private final float[] image;
    private final float[] vector;
    /** The row of the fixed side that is looked at. */
    private final float[] other;

    /** @param spectrum of the fixed side's Gram matrix, times the weight of what was not taken */
    private AlsConjugateSolver(float[] spectrum) {
        this.d = spectrum.length;
        this.spectrum = spectrum;
        inverse = new float[d];
        residual = new float[d];
        direction = new float[d];
        image = new float[d];
        vector = new float[d];
        other = new float[d];
    }

    /** Turns both sides, then improves every row of {@code solved}. */
    static void sweep(
            SparseRows rows, float[] solved, float[] fixed, ImplicitAls.Settings settings, Parallel parallel) {
        int d = settings.dimensions();
        SymmetricEigen eigen = SymmetricEigen.of(TruncatedSvd.gram(fixed, fixed, d, parallel));
        float[] spectrum = new float[d];
        float[] turn = new float[d * d];
        for (int k = 0; k < d; k++) {
            spectrum[k] = (float) (settings.unobserved() * Math.max(0, eigen.values()[k]));
            for (int i = 0; i < d; i++) {
                turn[i * d + k] = (float) eigen.vectors()[i][k];
            }
        }
        turn(fixed, turn, d, parallel);
        turn(solved, turn, d, parallel);
        parallel.forRange(rows.rows(), 256, (from, to) -> {
            AlsConjugateSolver solver = new AlsConjugateSolver(spectrum);
            for (int r = from; r < to; r++) {
                float ridge = ImplicitAls.ridge(settings, rows.count(r), rows.columns());
                solver.solve(solved, r * d, fixed, rows, r, ridge);
            }
        });
    }

    private static void turn(float[] factors, float[] turn, int d, Parallel parallel) {
        float[] turned = TruncatedSvd.product(factors, d, turn, d, parallel);
        System.arraycopy(turned, 0, factors, 0, factors.length);
    }

    private void solve(float[] x, int at, float[] y, SparseRows rows, int row, float ridge) {
        System.arraycopy(x, at, vector, 0, d);
        improve(y, rows, rows.offsets()[row], rows.offsets()[row + 1], ridge);
        System.arraycopy(vector, 0, x, at, d);
    }

    private void improve(float[] y, SparseRows rows, int from, int to, float ridge) {
        for (int k = 0; k < d; k++) {
            inverse[k] = spectrum[k] + ridge;
            residual[k] = -inverse[k] * vector[k];
        }
        for (int e = from; e < to; e++) {
            System.arraycopy(y, rows.indices()[e] * d, other, 0, d);
            float weight = rows.values()[e];
            first(weight * (1 - AlsRowSolver.dot(vector, 0, other, 0, d)), weight);
        }
        float old = 0;
        for (int k = 0; k < d; k++) {
            inverse[k] = 1 / inverse[k];
            direction[k] = residual[k] * inverse[k];
            old += residual[k] * direction[k];
        }
        for (int step = 0; step < STEPS && old > Float.MIN_NORMAL; step++) {
            multiply(y, rows, from, to, ridge);
            float bend = AlsRowSolver.dot(direction, 0, image, 0, d);
            if (!(bend > Float.MIN_NORMAL)) {
                return; // solved: what is left is too small to tell
            }
            float along = old / bend;
            RowMath.add(along, direction, vector);
            if (step + 1 < STEPS) {
                RowMath.add(-along, image, residual);
                float next = 0;
                for (int k = 0; k < d; k++) {
                    next += residual[k] * residual[k] * inverse[k];
                }
                float keep = next / old;
                for (int k = 0; k < d; k++) {
                    direction[k] = residual[k] * inverse[k] + keep * direction[k];
                }
                old = next;
            }
        }
    }

    /** residual += missing · other, diagonal += weight · other². */
    private void first(float missing, float weight) {
        for (int k = 0; k < other.length; k++) {
            float value = other[k];
            residual[k] = Math.fma(missing, value, residual[k]);
            inverse[k] = Math.fma(weight * value, value, inverse[k]);
        }
    }

    /** image ← A · direction. */
    private void multiply(float[] y, SparseRows rows, int from, int to, float ridge) {
        for (int k = 0; k < d; k++) {
            image[k] = (spectrum[k] + ridge) * direction[k];
        }
        for (int e = from; e < to; e++) {
            System.arraycopy(y, rows.indices()[e] * d, other, 0, d);
            RowMath.add(rows.values()[e] * AlsRowSolver.dot(direction, 0, other, 0, d), other, image);
        }
    }
}
