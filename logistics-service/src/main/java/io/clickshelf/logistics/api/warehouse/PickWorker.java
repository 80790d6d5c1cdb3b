package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.PickPlanState;
import io.clickshelf.contracts.warehouse.PickResponse;
import io.clickshelf.logistics.store.warehouse.PickPlans;
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
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Works on large pick plans, one after another. A plan whose worker has died, here or in another replica, is taken up
 * again after some seconds.
 */
@Component
class PickWorker implements SmartLifecycle {

    /** Solves a plan; hears of shorter answers by warehouse. */
    interface Work {
        PickResponse solve(PickPlans.PickPlanRow plan, BiConsumer<String, Double> better);
    }

    private static final Logger LOG = LoggerFactory.getLogger(PickWorker.class);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration DEAD_AFTER = Duration.ofSeconds(10);

    private final PickPlans plans;
    private final Clock clock;
    private final Semaphore waiting = new Semaphore(0);
    private volatile @Nullable Work work;
    private volatile boolean running;

    PickWorker(PickPlans plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    void work(Work how) {
        this.work = how;
    }

    /** There is a new plan. */
    void wake() {
        waiting.release();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("pick-worker").daemon().start(this::workUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        waiting.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void workUntilStopped() {
        while (running) {
            try {
                Instant now = clock.instant();
                Optional<PickPlans.PickPlanRow> next = plans.claim(now, now.minus(DEAD_AFTER));
                Work how = work;
                if (next.isPresent() && how != null) {
                    workOn(next.get(), how);
                } else if (waiting.tryAcquire(1, TimeUnit.SECONDS)) {
                    waiting.drainPermits();
                }
            } catch (DataAccessException e) {
                LOG.warn("Waiting pick plans can't be read: {}", e.getMessage());
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

    private void workOn(PickPlans.PickPlanRow plan, Work how) {
        String planId = plan.plan().planId();
        long begin = System.nanoTime();
        List<PickPlanState.Progress> progress = new CopyOnWriteArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        Thread beating = Thread.ofVirtual().name("pick-beat").start(() -> beatUntil(over, planId, progress));
        try {
            PickResponse result = how.solve(
                    plan, (warehouse, meters) -> note(progress, warehouse, meters, System.nanoTime() - begin));
            plans.finish(planId, result, new ArrayList<>(progress));
        } catch (RuntimeException e) {
            LOG.warn("Pick plan {} failed", planId, e);
            plans.fail(planId, String.valueOf(e.getMessage()));
        } finally {
            over.set(true);
            beating.interrupt();
        }
    }

    /** One entry per tenth of a second is enough to draw. */
    private static void note(List<PickPlanState.Progress> progress, String warehouse, double meters, long nanos) {
        double seconds = Math.round(nanos / 1e6) / 1000.0;
        PickPlanState.Progress next = new PickPlanState.Progress(seconds, warehouse, PickSolver.rounded(meters));
        boolean soon = !progress.isEmpty()
                && progress.getLast().warehouseId().equals(warehouse)
                && seconds - progress.getLast().seconds() < 0.1;
        if (soon) {
            progress.set(progress.size() - 1, next);
        } else {
            progress.add(next);
        }
    }

    private void beatUntil(AtomicBoolean over, String planId, List<PickPlanState.Progress> progress) {
        while (!over.get()) {
            try {
                Thread.sleep(BEAT);
                plans.beat(planId, new ArrayList<>(progress), clock.instant());
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException e) {
                LOG.warn("The progress of pick plan {} can't be written: {}", planId, e.getMessage());
            }
        }
    }
}
