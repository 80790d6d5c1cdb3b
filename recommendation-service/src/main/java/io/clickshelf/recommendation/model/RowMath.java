package io.clickshelf.recommendation.model;

import java.util.Arrays;

/**
 * Sums of scaled rows. Each loop goes over whole arrays by one index: with offsets of their own the JIT could not tell that the
 * arrays don't overlap, and would add one number at a time. Rows of larger arrays are copied first, which is cheap.
 */
final class RowMath {

    private RowMath() {}

    /** to += scale · from. */
    static void add(float scale, float[] from, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = Math.fma(scale, from[j], to[j]);
        }
    }

    /** to += s0 · a + s1 · b + s2 · c + s3 · d: one load and store of {@code to} for four. */
    static void add(float s0, float[] a, float s1, float[] b, float s2, float[] c, float s3, float[] d, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = Math.fma(s3, d[j], Math.fma(s2, c[j], Math.fma(s1, b[j], Math.fma(s0, a[j], to[j]))));
        }
    }

    /** to += the first lines, scaled by scales[at], scales[at + step], …. */
    static void add(float[] scales, int at, int step, float[][] lines, int count, float[] to) {
        int n = 0;
        int s = at;
        for (; n + 4 <= count; n += 4, s += 4 * step) {
            add(
                    scales[s],
                    lines[n],
                    scales[s + step],
                    lines[n + 1],
                    scales[s + 2 * step],
                    lines[n + 2],
                    scales[s + 3 * step],
                    lines[n + 3],
                    to);
        }
        for (; n < count; n++, s += step) {
            add(scales[s], lines[n], to);
        }
    }

    /** Row-major floats as rows. */
    static float[][] rows(float[] values, int width) {
        float[][] rows = new float[values.length / width][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = Arrays.copyOfRange(values, r * width, (r + 1) * width);
        }
        return rows;
    }

    /** Row-major floats as columns. */
    static float[][] columns(float[] values, int width) {
        float[][] columns = new float[width][values.length / width];
        for (int n = 0; n < values.length; n++) {
            columns[n % width][n / width] = values[n];
        }
        return columns;
    }
}
