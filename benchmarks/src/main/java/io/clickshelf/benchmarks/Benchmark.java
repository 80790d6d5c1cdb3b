package io.clickshelf.benchmarks;

/** One measurement that anyone can repeat: {@code ./clickshelf bench NAME …}. */
public interface Benchmark {

    /** The word that follows {@code bench} on the command line. */
    String name();

    /** One line per form of the command, as {@code ./clickshelf help} prints it. */
    String usage();

    /**
     * Runs the measurement and reports each figure as it becomes known.
     *
     * @throws BenchmarkException if the arguments or files can't be used; its message says which and what to do
     */
    void run(Arguments arguments, Report report) throws Exception;
}
