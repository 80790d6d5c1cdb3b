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
