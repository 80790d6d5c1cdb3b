package io.clickshelf.benchmarks.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks, one on each core at a time. */
final class Cores {

    private Cores() {}

    /** Their results in order. */
    static <T> List<T> run(List<Callable<T>> tasks) throws Exception {
        List<T> results = new ArrayList<>();
        try (ExecutorService cores =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (Future<T> result : cores.invokeAll(tasks)) {
                results.add(result.get());
            }
        }
        return results;
    }
}
