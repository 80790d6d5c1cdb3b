package io.clickshelf.recommendation.model;

import java.util.function.Supplier;

/** Fills a sparse matrix row by row on several threads, keeping the strongest entries of each row. */
final class SparseBuilder {

    /** Offers the entries of one row to {@code keep}. */
    @FunctionalInterface
    interface RowSource {
        void row(int row, TopK keep);
    }

    private SparseBuilder() {}

    /**
     * @param width   entries kept per row
     * @param sources makes one source per thread and chunk of rows, with buffers of its own
     */
    static SparseRows rows(int rows, int columns, int width, Parallel parallel, Supplier<RowSource> sources) {
        int[][] indices = new int[rows][];
        float[][] values = new float[rows][];
        int chunk = Math.max(1, rows / (8 * parallel.threads()) + 1);
        parallel.forRange(rows, chunk, (from, to) -> {
            RowSource source = sources.get();
            TopK keep = new TopK(Math.min(width, columns));
            for (int r = from; r < to; r++) {
                keep.clear();
                source.row(r, keep);
                keep.sort();
                indices[r] = new int[keep.size()];
                values[r] = new float[keep.size()];
                for (int n = 0; n < keep.size(); n++) {
                    indices[r][n] = keep.id(n);
                    values[r][n] = keep.score(n);
                }
            }
        });
        return pack(columns, indices, values);
    }

    private static SparseRows pack(int columns, int[][] indices, float[][] values) {
        int[] offsets = new int[indices.length + 1];
        for (int r = 0; r < indices.length; r++) {
            offsets[r + 1] = Math.addExact(offsets[r], indices[r].length);
        }
        int[] index = new int[offsets[indices.length]];
        float[] value = new float[index.length];
        for (int r = 0; r < indices.length; r++) {
            System.arraycopy(indices[r], 0, index, offsets[r], indices[r].length);
            System.arraycopy(values[r], 0, value, offsets[r], values[r].length);
        }
        return new SparseRows(columns, offsets, index, value);
    }
}
