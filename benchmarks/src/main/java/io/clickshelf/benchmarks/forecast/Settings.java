package io.clickshelf.benchmarks.forecast;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How a run goes.
 *
 * @param limit so many series of a set at most, evenly drawn
 * @param alone whether each model is run alone beside the combination
 */
record Settings(int threads, int limit, boolean alone) {

    /** At most so many, evenly drawn. */
    static <T> List<T> drawn(List<T> all, int limit) {
        int stride = (all.size() + Math.max(1, limit) - 1) / Math.max(1, limit);
        return stride <= 1
                ? all
                : IntStream.range(0, all.size())
                        .filter(i -> i % stride == 0)
                        .mapToObj(all::get)
                        .toList();
    }
}
