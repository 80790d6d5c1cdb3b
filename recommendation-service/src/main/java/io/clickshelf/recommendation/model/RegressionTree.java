package io.clickshelf.recommendation.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A binary tree of thresholds. Node n asks whether feature[n] is at most threshold[n]: if so left[n] is next, else right[n]; a feature below 0 marks
 * a leaf that answers value[n].
 */
record RegressionTree(int[] feature, float[] threshold, int[] left, int[] right, float[] value) {

    float predict(float[] row) {
        int node = 0;
        while (feature[node] >= 0) {
            node = row[feature[node]] <= threshold[node] ? left[node] : right[node];
        }
        return value[node];
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(feature.length);
        for (int n = 0; n < feature.length; n++) {
            out.writeInt(feature[n]);
            out.writeFloat(threshold[n]);
            out.writeInt(left[n]);
            out.writeInt(right[n]);
            out.writeFloat(value[n]);
        }
    }

    static RegressionTree load(DataInput in) throws IOException {
        int nodes = in.readInt();
        RegressionTree tree =
                new RegressionTree(new int[nodes], new float[nodes], new int[nodes], new int[nodes], new float[nodes]);
        for (int n = 0; n < nodes; n++) {
            tree.feature[n] = in.readInt();
            tree.threshold[n] = in.readFloat();
            tree.left[n] = in.readInt();
            tree.right[n] = in.readInt();
            tree.value[n] = in.readFloat();
        }
        return tree;
    }
}
