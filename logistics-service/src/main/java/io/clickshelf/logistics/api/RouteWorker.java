package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.RoutePlan;
import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.logistics.store.RoutePlanRow;
import io.clickshelf.logistics.store.RoutePlans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Works on large plans, one after another. A plan whose worker has died, here or in another replica, is taken up again
 * after some seconds; a search that is under way at shut-down is given back.
 */
@Component
class RouteWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RouteWorker.class);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration DEAD_AFTER = Duration.ofSeconds(10);

    private final RouteOptimizer optimizer;
    private final RoutePlans plans;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    RouteWorker(RouteOptimizer optimizer, RoutePlans plans, Clock clock) {
        this.optimizer = optimizer;
        this.plans = plans;
        this.clock = clock;
    }

    /** There is a new plan. */
    void wake() {
        work.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("route-worker").daemon().start(this::workUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        work.release();
        Thread working = thread;
        if (working != null) {
            try {
                working.join(DEAD_AFTER);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void workUntilStopped() {
        while (running) {
            try {
                Instant now = clock.instant();
                Optional<RoutePlanRow> next = plans.claim(now, now.minus(DEAD_AFTER));
                if (next.isPresent()) {
                    workOn(next.get());
                } else if (work.tryAcquire(1, TimeUnit.SECONDS)) {
                    work.drainPermits();
                }
            } catch (DataAccessException e) {
                LOG.warn("Waiting plans can't be read: {}", e.getMessage());
                work.drainPermits();
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void workOn(RoutePlanRow plan) {
        String planId = plan.plan().planId();
        List<RoutePlan.Progress> progress = new CopyOnWriteArrayList<>();
        AtomicBoolean stop = new AtomicBoolean();
        AtomicBoolean over = new AtomicBoolean();
        Thread beating = Thread.ofVirtual().name("route-beat").start(() -> beatUntil(over, planId, progress, stop));
        try {
            RouteResponse result = optimizer.solve(
                    plan,
                    true,
                    (seconds, iterations, cost, unassigned) -> note(progress, seconds, cost, unassigned),
                    () -> stop.get() || !running);
            if (running || stop.get()) {
                plans.finish(planId, result, new ArrayList<>(progress));
            } else {
                plans.release(planId);
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.warn("Route plan {} failed", planId, e);
            plans.fail(planId, String.valueOf(e.getMessage()));
        } finally {
            over.set(true);
            beating.interrupt();
        }
    }

    /** One entry per tenth of a second is enough to draw. */
    private static synchronized void note(
            List<RoutePlan.Progress> progress, double seconds, long cost, int unassigned) {
        RoutePlan.Progress next =
                new RoutePlan.Progress(Math.round(seconds * 1000) / 1000.0, Math.round(cost / 1e4) / 100.0, unassigned);
        if (!progress.isEmpty() && seconds - progress.getLast().seconds() < 0.1) {
            progress.set(progress.size() - 1, next);
        } else {
            progress.add(next);
        }
    }

    private void beatUntil(AtomicBoolean over, String planId, List<RoutePlan.Progress> progress, AtomicBoolean stop) {
        while (!over.get()) {
            try {
                Thread.sleep(BEAT);
                if (plans.beat(planId, new ArrayList<>(progress), clock.instant())) {
                    stop.set(true);
                }
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException e) {
                LOG.warn("The progress of route plan {} can't be written: {}", planId, e.getMessage());
            }
        }
    }
}
