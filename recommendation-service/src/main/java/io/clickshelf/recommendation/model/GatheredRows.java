package io.clickshelf.recommendation.model;

import java.util.Arrays;

/**
 * The rows of a dense matrix that one sparse row refers to, laid out so that their products with a vector run in vector instructions: sixteen
 * dimensions of all rows lie behind each other, and so does the vector, repeated. Then products are added up along memory, and only the last
 * sixteen numbers of each row one by one. For one thread.
 */
final class GatheredRows {

    private static final int LANES = 16;
    /** Rows that stay in the nearest cache with the repeated vector. */
    private static final int TILE = 32;
    /** Laying out fewer rows is dearer than multiplying them as they are. */
    private static final int FEW = 4;
    /** More rows are not laid out, so that memory stays bounded. */
    private static final int MANY = 8192;

    private static final float[] ZERO = new float[TILE * LANES];

    private final int dimensions;
    private final int chunks;
    private final float[][] repeated;
    private final float[] sums = new float[TILE * LANES];
    private float[][] lines = new float[TILE][];
    private float[][][] tiles = new float[0][][];
    private int count;
    private boolean laidOut;

    GatheredRows(int dimensions) {
        this.dimensions = dimensions;
        // A multiple of four; what is beyond the dimensions stays zero.
        chunks = (dimensions + 4 * LANES - 1) / (4 * LANES) * 4;
        repeated = blank();
    }

    private float[][] blank() {
        float[][] blank = new float[chunks][];
        for (int c = 0; c < chunks; c++) {
            blank[c] = c * LANES < dimensions ? new float[TILE * LANES] : ZERO;
        }
        return blank;
    }

    /** Takes the rows of {@code dense} that row r refers to. */
    void take(float[][] dense, SparseRows rows, int r) {
        count = rows.count(r);
        lines = rows.gather(dense, r, lines);
        laidOut = count >= FEW && count <= MANY;
        if (laidOut) {
            layOut();
        }
    }

    private void layOut() {
        int needed = (count + TILE - 1) / TILE;
        if (tiles.length < needed) {
            int had = tiles.length;
            tiles = Arrays.copyOf(tiles, Math.max(needed, 2 * had));
            for (int t = had; t < tiles.length; t++) {
                tiles[t] = blank();
            }
        }
        for (int n = 0; n < count; n++) {
            split(lines[n], tiles[n / TILE], n % TILE * LANES);
        }
    }

    private void split(float[] line, float[][] to, int at) {
        for (int k = 0; k < dimensions; k += LANES) {
            System.arraycopy(line, k, to[k / LANES], at, Math.min(LANES, dimensions - k));
        }
    }

    /** products[n] ← vector · row n. */
    void dots(float[] vector, float[] products) {
        if (!laidOut) {
            for (int n = 0; n < count; n++) {
                products[n] = AlsRowSolver.dot(vector, 0, lines[n], 0, dimensions);
            }
            return;
        }
        repeat(vector, Math.min(count, TILE));
        for (int first = 0; first < count; first += TILE) {
            int rows = Math.min(TILE, count - first);
            multiply(tiles[first / TILE], rows * LANES);
            for (int n = 0; n < rows; n++) {
                products[first + n] = sum(n * LANES);
            }
        }
    }

    private void repeat(float[] vector, int times) {
        split(vector, repeated, 0);
        for (int c = 0; c * LANES < dimensions; c++) {
            float[] chunk = repeated[c];
            for (int have = LANES; have < times * LANES; have *= 2) {
                System.arraycopy(chunk, 0, chunk, have, Math.min(have, times * LANES - have));
            }
        }
    }

    private void multiply(float[][] tile, int n) {
        Arrays.fill(sums, 0, n, 0);
        for (int c = 0; c < chunks; c += 4) {
            RowMath.addProducts(
                    tile[c],
                    repeated[c],
                    tile[c + 1],
                    repeated[c + 1],
                    tile[c + 2],
                    repeated[c + 2],
                    tile[c + 3],
                    repeated[c + 3],
                    sums,
                    n);
        }
    }

    private float sum(int at) {
        float[] s = sums;
        float a = (s[at] + s[at + 1]) + (s[at + 2] + s[at + 3]);
        float b = (s[at + 4] + s[at + 5]) + (s[at + 6] + s[at + 7]);
        float c = (s[at + 8] + s[at + 9]) + (s[at + 10] + s[at + 11]);
        float d = (s[at + 12] + s[at + 13]) + (s[at + 14] + s[at + 15]);
        return (a + b) + (c + d);
    }

    /** to += Σ scales[n] · row n. */
    void add(float[] scales, float[] to) {
        RowMath.add(scales, lines, count, to);
    }

    /** to += Σ scales[n] · the squares of row n. */
    void addSquares(float[] scales, float[] to) {
        RowMath.addSquares(scales, lines, count, to);
    }
}
