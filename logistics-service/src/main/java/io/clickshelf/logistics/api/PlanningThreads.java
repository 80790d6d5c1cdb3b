package io.clickshelf.logistics.api;

import io.clickshelf.logistics.LogisticsProperties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Runs what needs the processor on a bounded number of platform threads; callers wait their turn. */
@Component
public class PlanningThreads implements DisposableBean {

    private final ExecutorService threads;

    PlanningThreads(LogisticsProperties properties) {
        this.threads = Executors.newFixedThreadPool(
                properties.routes().threads(),
                Thread.ofPlatform().name("plan-", 1).daemon().factory());
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    /** Waits for its turn and its end; what the work throws comes out as it is. */
    public <T> T run(Supplier<T> work) {
        Future<T> future = threads.submit(work::get);
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while planning", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
