package io.clickshelf.allinone;

import java.io.PrintStream;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells whoever waits what is being done: a line per finished step, and one of those under way, which on a terminal is
 * replaced each time, and elsewhere comes every few seconds, so that logs stay short.
 */
final class Progress implements AutoCloseable {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final String CLEAR_LINE = "\r\033[K";
    private static final long LINE_NANOS = 5_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private final Set<String> underWay = Collections.synchronizedSet(new LinkedHashSet<>());
    private final ScheduledExecutorService clock;
    private final long begin = System.nanoTime();
    private long lastLine = begin;

    Progress(PrintStream out) {
        this.out = out;
        this.terminal = System.console() != null && System.console().isTerminal();
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("progress").daemon().factory());
        var unused = clock.scheduleAtFixedRate(this::redraw, 500, 500, TimeUnit.MILLISECONDS);
    }

    /** Does the step, and says how long it took. */
    <T> T during(String step, Supplier<T> work) {
        long start = System.nanoTime();
        underWay.add(step);
        try {
            T result = work.get();
            line("  %-24s %5.1f s".formatted(step, (System.nanoTime() - start) / NANOS_PER_SECOND));
            return result;
        } finally {
            underWay.remove(step);
        }
    }

    synchronized void line(String text) {
        lastLine = System.nanoTime();
        out.println((terminal ? CLEAR_LINE : "") + text);
    }

    /** Replaces the last line on a terminal; elsewhere it is a line if the one before is some seconds old. */
    synchronized void passing(String text) {
        if (terminal) {
            out.print(CLEAR_LINE + text);
            out.flush();
        } else if (System.nanoTime() - lastLine > LINE_NANOS) {
            line(text);
        }
    }

    private void redraw() {
        String steps;
        synchronized (underWay) {
            steps = String.join(", ", underWay);
        }
        if (!steps.isEmpty()) {
            passing("  … %s (%.0f s)".formatted(steps, (System.nanoTime() - begin) / NANOS_PER_SECOND));
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        if (terminal) {
            passing("");
        }
    }
}
