package io.clickshelf.benchmarks.platform;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Makes calls for a while: as many as callers can make one after the other, or at a steady rate whatever the answers take. */
final class Load {

    /** One call; the number is different each time. */
    @FunctionalInterface
    interface Call {
        void make(long number) throws Exception;
    }

    private static final int MOST_OUTSTANDING = 2000;
    private static final double WARMING_STEP = 2;
    private static final double LONGEST_WARMING = 180;
    /** What counts as faster than the fastest step so far, and after how many steps that were not it is over. */
    private static final double FASTER = 1.02;

    private static final int SETTLED = 8;

    final Latencies latencies = new Latencies();
    final AtomicLong failures = new AtomicLong();
    private final Call call;

    Load(Call call) {
        this.call = call;
    }

    /** The same calls, counted afresh. */
    Load again() {
        return new Load(call);
    }

    /** Closed loop: each of {@code callers} makes its next call when the one before is answered. Returns calls per second. */
    double closed(int callers, double seconds) {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        AtomicLong next = new AtomicLong();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                threads.execute(() -> {
                    while (System.nanoTime() < end) {
                        timed(next.getAndIncrement(), System.nanoTime());
                    }
                });
            }
        }
        return latencies.count() / ((System.nanoTime() - start) / 1e9);
    }

    /**
     * Makes calls until they get no faster: a JVM compiles for tens of thousands of them, on the cores that answer. Returns
     * how many seconds that took.
     */
    double warm(int callers) {
        long start = System.nanoTime();
        double seconds = 0;
        double best = 0;
        int noFaster = 0;
        while (noFaster < SETTLED && seconds < LONGEST_WARMING) {
            double rate = again().closed(callers, WARMING_STEP);
            noFaster = rate > best * FASTER ? 0 : noFaster + 1;
            best = Math.max(best, rate);
            seconds = (System.nanoTime() - start) / 1e9;
        }
        return seconds;
    }

    /**
     * Open loop: calls begin at a steady rate; a call's time counts from when it was due, so that a stall is not hidden.
     * Returns calls answered per second.
     */
    double open(double perSecond, double seconds) {
        long start = System.nanoTime();
        long calls = (long) (perSecond * seconds);
        Semaphore outstanding = new Semaphore(MOST_OUTSTANDING);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long n = 0; n < calls; n++) {
                long due = start + (long) (n * 1e9 / perSecond);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                long number = n;
                outstanding.acquireUninterruptibly();
                threads.execute(() -> {
                    timed(number, due);
                    outstanding.release();
                });
            }
        }
        return latencies.count() / ((System.nanoTime() - start) / 1e9);
    }

    private void timed(long number, long since) {
        try {
            call.make(number);
            latencies.add(System.nanoTime() - since);
        } catch (Exception e) {
            failures.incrementAndGet();
        }
    }
}
