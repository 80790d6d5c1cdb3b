package io.clickshelf.benchmarks.platform;

import io.clickshelf.benchmarks.Report;
import java.util.Arrays;

/** Durations of single calls, and their quantiles. Safe for many threads. */
final class Latencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[1 << 12];
    private int size;

    synchronized void add(long durationNanos) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
        nanos[size++] = durationNanos;
    }

    /** Hands over what there is and begins anew. */
    synchronized Latencies taken() {
        Latencies taken = new Latencies();
        taken.nanos = nanos;
        taken.size = size;
        nanos = new long[1 << 12];
        size = 0;
        return taken;
    }

    synchronized int count() {
        return size;
    }

    /** In milliseconds: the smallest duration that a share {@code q} of the calls did not exceed. */
    synchronized double quantile(double q) {
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return size == 0 ? Double.NaN : sorted[Math.min(size - 1, (int) (q * size))] / NANOS_PER_MILLI;
    }

    void report(Report report, String set) {
        report.add(set, "clickshelf", "p50", quantile(.5), "ms");
        report.add(set, "clickshelf", "p90", quantile(.9), "ms");
        report.add(set, "clickshelf", "p99", quantile(.99), "ms");
    }
}
