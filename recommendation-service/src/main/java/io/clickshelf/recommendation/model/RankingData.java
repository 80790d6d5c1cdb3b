package io.clickshelf.recommendation.model;

/**
 * Lists to learn a ranking from: the rows of list q are {@code starts[q] … starts[q+1]-1}.
 *
 * @param features rows × features
 * @param base     per row: the score that the trees correct
 * @param relevant per row
 * @param wanted   per list: relevant items in all, also those that no row holds; bounds the ideal NDCG
 */
record RankingData(int[] starts, float[][] features, double[] base, boolean[] relevant, int[] wanted) {

    int lists() {
        return starts.length - 1;
    }

    int rows() {
        return features.length;
    }
}
