package io.clickshelf.logistics.model.warehouse.learnt;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Brings features to mean 0 and spread 1, as they were in what was learnt from. */
record Scale(double[] mean, double[] spread) {

    static Scale of(List<double[][]> tables, int width) {
        double[] mean = new double[width];
        double[] spread = new double[width];
        long rows = 0;
        for (double[][] table : tables) {
            for (double[] row : table) {
                rows++;
                for (int k = 0; k < width; k++) {
                    mean[k] += row[k];
                    spread[k] += row[k] * row[k];
                }
            }
        }
        for (int k = 0; k < width; k++) {
            mean[k] /= Math.max(1, rows);
            spread[k] = Math.sqrt(Math.max(1e-6, spread[k] / Math.max(1, rows) - mean[k] * mean[k]));
        }
        return new Scale(mean, spread);
    }

    double[][] apply(double[][] table) {
        double[][] scaled = new double[table.length][mean.length];
        for (int i = 0; i < table.length; i++) {
            for (int k = 0; k < mean.length; k++) {
                // What was never seen counts as the farthest that was likely.
                scaled[i][k] = Math.clamp((table[i][k] - mean[k]) / spread[k], -6, 6);
            }
        }
        return scaled;
    }

    void save(DataOutput out) throws IOException {
        for (int k = 0; k < mean.length; k++) {
            out.writeDouble(mean[k]);
            out.writeDouble(spread[k]);
        }
    }

    static Scale load(DataInput in, int width) throws IOException {
        double[] mean = new double[width];
        double[] spread = new double[width];
        for (int k = 0; k < width; k++) {
            mean[k] = in.readDouble();
            spread[k] = in.readDouble();
        }
        return new Scale(mean, spread);
    }
}
