package io.clickshelf.benchmarks.forecast;

/**
 * One series of a data set, split in time.
 *
 * @param group  under which its figures are reported, e.g. {@code MONTHLY}
 * @param season the season length in observations, 1 for none
 * @param train  what the models see, NaN where the value is missing
 * @param test   what followed
 */
record SeriesCase(String id, String group, int season, double[] train, double[] test) {}
