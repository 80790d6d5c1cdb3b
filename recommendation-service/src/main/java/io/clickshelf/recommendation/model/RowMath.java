package io.clickshelf.recommendation.model;

/**
 * Sums and products of rows. Each loop goes over whole arrays by one index: with offsets of their own the JIT could not tell that the
 * arrays don't overlap, and would add one number at a time. So tall matrices are kept as one array per row.
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

    /** to += the first lines, scaled by the first scales. */
    static void add(float[] scales, float[][] lines, int count, float[] to) {
        int n = 0;
        for (; n + 4 <= count; n += 4) {
            add(
                    scales[n],
                    lines[n],
                    scales[n + 1],
                    lines[n + 1],
                    scales[n + 2],
                    lines[n + 2],
                    scales[n + 3],
                    lines[n + 3],
                    to);
        }
        for (; n < count; n++) {
            add(scales[n], lines[n], to);
        }
    }

    /** to += Σ scales[n] · lines[from + n] and also += Σ others[n] · lines[from + n], n below count: each line is loaded once for both. */
    static void addBoth(
            float[] scales, float[] others, float[][] lines, int from, int count, float[] to, float[] also) {
        int n = 0;
        for (; n + 4 <= count; n += 4) {
            float[] a = lines[from + n];
            float[] b = lines[from + n + 1];
            float[] c = lines[from + n + 2];
            float[] d = lines[from + n + 3];
            float s0 = scales[n];
            float s1 = scales[n + 1];
            float s2 = scales[n + 2];
            float s3 = scales[n + 3];
            float t0 = others[n];
            float t1 = others[n + 1];
            float t2 = others[n + 2];
            float t3 = others[n + 3];
            for (int j = 0; j < to.length; j++) {
                float w = a[j];
                float x = b[j];
                float y = c[j];
                float z = d[j];
                float one = Math.fma(s3, z, Math.fma(s2, y, Math.fma(s1, x, Math.fma(s0, w, to[j]))));
                float two = Math.fma(t3, z, Math.fma(t2, y, Math.fma(t1, x, Math.fma(t0, w, also[j]))));
                to[j] = one;
                also[j] = two;
            }
        }
        for (; n < count; n++) {
            add(scales[n], lines[from + n], to);
            add(others[n], lines[from + n], also);
        }
    }

    /** to += the squares of the first lines' numbers, scaled. */
    static void addSquares(float[] scales, float[][] lines, int count, float[] to) {
        for (int n = 0; n < count; n++) {
            float scale = scales[n];
            float[] line = lines[n];
            for (int j = 0; j < to.length; j++) {
                to[j] = Math.fma(scale * line[j], line[j], to[j]);
            }
        }
    }

    /** to += a·b + c·d + e·f + g·h, number by number, for the first n. */
    static void addProducts(
            float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, float[] g, float[] h, float[] to, int n) {
        for (int j = 0; j < n; j++) {
            to[j] = Math.fma(g[j], h[j], Math.fma(e[j], f[j], Math.fma(c[j], d[j], Math.fma(a[j], b[j], to[j]))));
        }
    }

    static float[][] floats(double[][] rows) {
        float[][] floats = new float[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            floats[r] = new float[rows[r].length];
            for (int n = 0; n < rows[r].length; n++) {
                floats[r][n] = (float) rows[r][n];
            }
        }
        return floats;
    }

    /** The same numbers by column. */
    static float[][] columns(float[][] rows, int width) {
        float[][] columns = new float[width][rows.length];
        for (int r = 0; r < rows.length; r++) {
            for (int n = 0; n < width; n++) {
                columns[n][r] = rows[r][n];
            }
        }
        return columns;
    }
}
