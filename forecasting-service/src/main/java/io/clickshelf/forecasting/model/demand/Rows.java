package io.clickshelf.forecasting.model.demand;

import io.clickshelf.forecasting.model.boosting.TrainingTable;
import java.util.Arrays;

/** Gathers what the trees are grown on, column by column. */
final class Rows {

    private final float[][] columns;
    private final float[] target;
    private final float[] offset;
    private int count;

    Rows(int features, int capacity) {
        columns = new float[features][capacity];
        target = new float[capacity];
        offset = new float[capacity];
    }

    boolean full() {
        return count == target.length;
    }

    int count() {
        return count;
    }

    void add(float[] row, double units, double logarithm) {
        for (int f = 0; f < columns.length; f++) {
            columns[f][count] = row[f];
        }
        target[count] = (float) units;
        offset[count] = (float) logarithm;
        count++;
    }

    TrainingTable table() {
        float[][] filled = new float[columns.length][];
        for (int f = 0; f < filled.length; f++) {
            filled[f] = Arrays.copyOf(columns[f], count);
        }
        float[] weight = new float[count];
        Arrays.fill(weight, 1);
        return TrainingTable.of(filled, Arrays.copyOf(target, count), Arrays.copyOf(offset, count), weight);
    }
}
