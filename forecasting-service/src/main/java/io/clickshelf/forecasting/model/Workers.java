package io.clickshelf.forecasting.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Shares independent items of CPU work among a bounded number of platform threads. */
public final class Workers {

    private final int threads;

    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be at least 1.");
        }
        this.threads = threads;
    }

    /** Calls {@code task} for 0 … count-1, in any order, and returns when all are done; the first failure is thrown. */
    public void forEach(int count, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        Runnable loop = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                try {
                    task.accept(i);
                } catch (RuntimeException e) {
                    failures.add(e);
                    next.set(count);
                }
            }
        };
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, count); i++) {
            others.add(Thread.ofPlatform().name("forecast-" + i).daemon().start(loop));
        }
        loop.run();
        boolean interrupted = false;
        for (Thread thread : others) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    next.set(count);
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        RuntimeException first = failures.poll();
        if (first != null) {
            throw first;
        }
        if (interrupted) {
            throw new IllegalStateException("The forecast run was interrupted.");
        }
    }
}
