package io.clickshelf.recommendation.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Splits a range of work over a fixed number of platform threads and waits for all of it. */
public final class Parallel {

    /** Handles the half-open range {@code from … to}; ranges of one call never overlap. */
    @FunctionalInterface
    public interface Range {
        void run(int from, int to);
    }

    private final int threads;

    public Parallel(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be at least 1.");
        }
        this.threads = threads;
    }

    public int threads() {
        return threads;
    }

    /** Runs {@code body} over 0 … n-1 in chunks, handed out in order to whoever is free. */
    public void forRange(int n, int chunk, Range body) {
        if (threads == 1 || n <= chunk) {
            for (int from = 0; from < n; from += chunk) {
                body.run(from, Math.min(n, from + chunk));
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        Runnable worker = () -> {
            try {
                for (int from; (from = next.getAndAdd(chunk)) < n; ) {
                    body.run(from, Math.min(n, from + chunk));
                }
            } catch (RuntimeException e) {
                failure.set(e);
                next.set(n);
            }
        };
        List<Thread> helpers = new ArrayList<>();
        for (int t = 1; t < threads; t++) {
            helpers.add(Thread.ofPlatform().name("model-fit-" + t).daemon().start(worker));
        }
        worker.run();
        for (Thread helper : helpers) {
            join(helper);
        }
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while fitting a model.", e);
        }
    }
}
