package io.clickshelf.forecasting.model.boosting;

/**
 * What trees are grown on, binned column by column.
 *
 * @param columns [feature][row] bin
 * @param target  what is to be explained, at least zero
 * @param offset  logarithm of the mean that is expected without the trees
 * @param weight  of each row
 */
public record TrainingTable(Bins[] bins, byte[][] columns, float[] target, float[] offset, float[] weight) {

    /** @param features [feature][row], NaN where unknown */
    public static TrainingTable of(float[][] features, float[] target, float[] offset, float[] weight) {
        Bins[] bins = new Bins[features.length];
        byte[][] columns = new byte[features.length][target.length];
        for (int f = 0; f < features.length; f++) {
            bins[f] = Bins.of(features[f]);
            for (int row = 0; row < target.length; row++) {
                columns[f][row] = (byte) bins[f].of(features[f][row]);
            }
        }
        return new TrainingTable(bins, columns, target, offset, weight);
    }

    int rows() {
        return target.length;
    }
}
