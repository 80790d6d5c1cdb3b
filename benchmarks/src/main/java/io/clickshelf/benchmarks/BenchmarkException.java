package io.clickshelf.benchmarks;

/** What the user has to mend before a benchmark can run. */
public final class BenchmarkException extends RuntimeException {

    public BenchmarkException(String message) {
        super(message);
    }
}
