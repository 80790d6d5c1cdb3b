package io.clickshelf.recommendation.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A sparse matrix by rows (CSR): row {@code r} holds the entries {@code offsets[r] … offsets[r+1]-1} of {@code indices}
 * and {@code values}. Its arrays are shared, not copied: whoever reads them must not write.
 *
 * @param columns number of columns
 * @param offsets rows + 1 positions
 * @param indices column of each entry
 * @param values  value of each entry
 */
public record SparseRows(int columns, int[] offsets, int[] indices, float[] values) {

    static SparseRows empty(int rows, int columns) {
        return new SparseRows(columns, new int[rows + 1], new int[0], new float[0]);
    }

    public int rows() {
        return offsets.length - 1;
    }

    public int entries() {
        return offsets[offsets.length - 1];
    }

    public int count(int row) {
        return offsets[row + 1] - offsets[row];
    }

    /** One entry, or 0; only of a matrix whose rows are {@link #ascending}; O(log row). */
    float value(int row, int column) {
        int at = Arrays.binarySearch(indices, offsets[row], offsets[row + 1], column);
        return at < 0 ? 0 : values[at];
    }

    /** The same matrix with each row's columns ascending. */
    SparseRows ascending() {
        return transposed().transposed();
    }

    /** The same matrix by columns, each with its rows ascending; O(entries). */
    public SparseRows transposed() {
        int[] start = new int[columns + 1];
        for (int e = 0; e < entries(); e++) {
            start[indices[e] + 1]++;
        }
        for (int c = 0; c < columns; c++) {
            start[c + 1] += start[c];
        }
        int[] next = start.clone();
        int[] rowOf = new int[entries()];
        float[] value = new float[entries()];
        for (int r = 0; r < rows(); r++) {
            for (int e = offsets[r]; e < offsets[r + 1]; e++) {
                int at = next[indices[e]]++;
                rowOf[at] = r;
                value[at] = values[e];
            }
        }
        return new SparseRows(rows(), start, rowOf, value);
    }

    /** The rows of {@code dense} that row r refers to, in {@code lines} where that is long enough, else in a new array. */
    float[][] gather(float[][] dense, int r, float[][] lines) {
        float[][] to = lines.length < count(r) ? new float[2 * count(r)][] : lines;
        for (int e = offsets[r]; e < offsets[r + 1]; e++) {
            to[e - offsets[r]] = dense[indices[e]];
        }
        return to;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(columns);
        out.writeInt(rows());
        for (int r = 0; r < rows(); r++) {
            out.writeInt(count(r));
        }
        for (int e = 0; e < entries(); e++) {
            out.writeInt(indices[e]);
            out.writeFloat(values[e]);
        }
    }

    static SparseRows load(DataInput in) throws IOException {
        int columns = in.readInt();
        int[] offsets = new int[in.readInt() + 1];
        for (int r = 1; r < offsets.length; r++) {
            offsets[r] = offsets[r - 1] + in.readInt();
        }
        int[] indices = new int[offsets[offsets.length - 1]];
        float[] values = new float[indices.length];
        for (int e = 0; e < indices.length; e++) {
            indices[e] = in.readInt();
            values[e] = in.readFloat();
        }
        return new SparseRows(columns, offsets, indices, values);
    }
}
