package io.clickshelf.forecasting.model.combination;

/**
 * One series to forecast. Arrays are not copied.
 *
 * @param series  observations, oldest first, NaN where unknown
 * @param seasons season lengths in observations, shortest first; empty if there is none
 * @param horizon observations ahead
 */
public record SeriesTask(double[] series, int[] seasons, int horizon) {

    public SeriesTask {
        if (horizon < 1) {
            throw new IllegalArgumentException("horizon is " + horizon + "; it must be at least 1.");
        }
        for (int season : seasons) {
            if (season < 2) {
                throw new IllegalArgumentException("A season length is " + season + "; it must be at least 2.");
            }
        }
        if (java.util.Arrays.stream(series).allMatch(Double::isNaN)) {
            throw new IllegalArgumentException("The series has no known value.");
        }
        if (java.util.Arrays.stream(series).anyMatch(Double::isInfinite)) {
            throw new IllegalArgumentException("The series has an infinite value.");
        }
    }

    int longestSeason() {
        return seasons.length == 0 ? 1 : seasons[seasons.length - 1];
    }
}
