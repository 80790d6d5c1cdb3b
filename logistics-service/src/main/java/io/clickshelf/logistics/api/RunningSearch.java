package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.RoutePlan;
import io.clickshelf.logistics.model.routing.ProgressListener;
import io.clickshelf.logistics.model.routing.StopSignal;
import java.util.ArrayList;
import java.util.List;

/** What is known of a search while it runs, and the wish that it ends. */
final class RunningSearch implements ProgressListener, StopSignal {

    /** One entry per tenth of a second is enough to draw. */
    private static final double RESOLUTION_SECONDS = 0.1;

    private final long started = System.nanoTime();
    private final List<RoutePlan.Progress> progress = new ArrayList<>();
    private volatile boolean stopped;
    private volatile boolean givenBack;

    /** With the best answer so far. */
    void stop() {
        stopped = true;
    }

    /** Without an answer: another worker shall begin anew. */
    void giveBack() {
        givenBack = true;
    }

    boolean givenBack() {
        return givenBack;
    }

    @Override
    public boolean stopRequested() {
        return stopped || givenBack;
    }

    @Override
    public synchronized void improved(double seconds, long iterations, long cost, int unassigned) {
        double since = (System.nanoTime() - started) / 1e9;
        RoutePlan.Progress next = new RoutePlan.Progress(
                Math.round(since * 1000) / 1000.0,
                Math.round(cost / RouteProblem.COST_UNITS * 100) / 100.0,
                unassigned);
        if (!progress.isEmpty() && since - progress.getLast().seconds() < RESOLUTION_SECONDS) {
            progress.set(progress.size() - 1, next);
        } else {
            progress.add(next);
        }
    }

    synchronized List<RoutePlan.Progress> progress() {
        return List.copyOf(progress);
    }
}
