package io.clickshelf.benchmarks.routes;

import io.clickshelf.benchmarks.BenchmarkException;
import java.util.Locale;

/** How an instance's real numbers become integers, as the publishers of the best known values did it. */
enum Convention {
    /** To the nearest integer: CVRPLIB. */
    ROUND(1),
    /** Ten times, cut off: the DIMACS challenge. */
    DIMACS(10),
    /** A thousand times, to the nearest: PyVRP's "exact". */
    EXACT(1000),
    /** Double precision in effect: distances to the nearest ten-thousandth, times up, so that no limit is overrun. */
    DOUBLE(10_000);

    final int scale;

    Convention(int scale) {
        this.scale = scale;
    }

    static Convention named(String name) {
        try {
            return valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BenchmarkException(
                    "Option --round is \"" + name + "\"; it must be round, dimacs, exact or double.");
        }
    }

    /** A number of the instance (time, demand, cost) as an integer. */
    long of(double value) {
        double scaled = value * scale;
        return this == DIMACS ? (long) scaled : Math.round(scaled);
    }

    /** A travel time as an integer. */
    int duration(double value) {
        return this == DOUBLE ? (int) Math.ceil(value * scale - 1e-9) : (int) of(value);
    }
}
