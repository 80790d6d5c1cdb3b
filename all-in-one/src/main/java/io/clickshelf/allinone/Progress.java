package io.clickshelf.allinone;

import java.io.PrintStream;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells whoever waits what is being done: a line per finished step, and on a terminal a line of those under way. */
final class Progress implements AutoCloseable {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintStream out;
    private final boolean terminal;
    private final Set<String> underWay = Collections.synchronizedSet(new LinkedHashSet<>());
    private final ScheduledExecutorService clock;
    private final long begin = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
        this.terminal = System.console() != null && System.console().isTerminal();
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("progress").daemon().factory());
        if (terminal) {
            var unused = clock.scheduleAtFixedRate(this::redraw, 500, 500, TimeUnit.MILLISECONDS);
        }
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
        out.println((terminal ? CLEAR_LINE : "") + text);
    }

    /** Replaces the last line on a terminal; elsewhere says nothing, so that logs stay short. */
    synchronized void passing(String text) {
        if (terminal) {
            out.print(CLEAR_LINE + text);
            out.flush();
        }
    }

    /** Whether passing lines are shown. */
    boolean passes() {
        return terminal;
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
        passing("");
    }
}
