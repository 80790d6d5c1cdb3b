package io.clickshelf.logistics.model.routing.search;

/** How far a search has come, from 0 to 1, by time and iterations, and whether it is over. */
final class Schedule {

    private final long startNanos;
    private final double limitNanos;
    private final double limitIterations;

    Schedule(long startNanos, double seconds, long iterationsPerWorker) {
        this.startNanos = startNanos;
        this.limitNanos = seconds > 0 ? seconds * 1e9 : Double.POSITIVE_INFINITY;
        this.limitIterations = iterationsPerWorker > 0 ? iterationsPerWorker : Double.POSITIVE_INFINITY;
    }

    boolean timed() {
        return limitNanos < Double.POSITIVE_INFINITY;
    }

    double elapsedSeconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    double progress(long iterations) {
        double byTime = timed() ? (System.nanoTime() - startNanos) / limitNanos : 0;
        return Math.max(byTime, iterations / limitIterations);
    }
}
