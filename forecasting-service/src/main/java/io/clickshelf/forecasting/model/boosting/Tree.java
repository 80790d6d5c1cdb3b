package io.clickshelf.forecasting.model.boosting;

/**
 * A grown tree as arrays: inner nodes first to last, leaves by the complement of their number.
 *
 * @param feature   per inner node
 * @param threshold values up to it, and unknown ones, go left
 * @param left      child: an inner node, or the complement of a leaf's number
 * @param right     likewise
 * @param value     per leaf, added to the logarithm of the mean
 */
record Tree(int[] feature, float[] threshold, int[] left, int[] right, float[] value) {

    double predict(float[] features) {
        int node = feature.length == 0 ? ~0 : 0;
        while (node >= 0) {
            node = features[feature[node]] > threshold[node] ? right[node] : left[node];
        }
        return value[~node];
    }
}
