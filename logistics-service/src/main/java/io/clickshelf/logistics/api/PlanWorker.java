package io.clickshelf.logistics.api;

import io.clickshelf.logistics.store.PlanNotices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Works on the plans of a table, a few at a time. It hears of a new one by a notice, whichever replica took it in. A plan
 * whose worker has died, here or elsewhere, is taken up again after some seconds; what is under way at shut-down is given
 * back.
 */
public abstract class PlanWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PlanWorker.class);
    private static final String QUEUED = "queued";
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration LOOK_FOR_DEAD = Duration.ofSeconds(2);
    private static final Duration DEAD_AFTER = Duration.ofSeconds(10);

    private final String table;
    private final int atATime;
    private final Duration lastWords;
    private final PlanNotices notices;
    private final Clock clock;
    private final Map<String, PlanWork> works = new ConcurrentHashMap<>();
    private volatile @Nullable Running running;

    /** What exists between start and stop. */
    private record Running(ScheduledExecutorService workers, ScheduledExecutorService beats, Runnable unsubscribe) {}

    /**
     * @param table     where the plans are
     * @param lastWords how long a shut-down waits for work that was given back
     */
    protected PlanWorker(String table, int atATime, Duration lastWords, PlanNotices notices, Clock clock) {
        this.table = table;
        this.atATime = atATime;
        this.lastWords = lastWords;
        this.notices = notices;
        this.clock = clock;
    }

    /** Takes up the next plan that waits, or whose worker has not been heard of since {@code staleBefore}. */
    protected abstract Optional<PlanWork> claim(Instant now, Instant staleBefore);

    @Override
    public void start() {
        ScheduledExecutorService workers = Executors.newScheduledThreadPool(
                atATime,
                Thread.ofPlatform().name(table + "-worker-", 1).daemon().factory());
        ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(table + "-beat").daemon().factory());
        running = new Running(workers, beats, notices.subscribe(table, this::hear));
        var unused = workers.scheduleWithFixedDelay(this::takeUp, 0, LOOK_FOR_DEAD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void hear(PlanNotices.Notice notice) {
        Running now = running;
        PlanWork work = works.get(notice.planId());
        if (work != null && notice.stopRequested()) {
            work.stop();
        } else if (now != null && (notice.status().equals(QUEUED) || notice.lookAgain())) {
            now.workers().execute(this::takeUp);
        }
    }

    @Override
    public void stop() {
        Running stopping = running;
        running = null;
        if (stopping == null) {
            return;
        }
        stopping.unsubscribe().run();
        works.values().forEach(PlanWork::giveBack);
        stopping.workers().shutdown();
        try {
            if (!stopping.workers().awaitTermination(lastWords.toMillis(), TimeUnit.MILLISECONDS)) {
                stopping.workers().shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stopping.beats().shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** Everything that waits. */
    private void takeUp() {
        try {
            while (true) {
                Running now = running;
                Instant time = clock.instant();
                Optional<PlanWork> next = now == null ? Optional.empty() : claim(time, time.minus(DEAD_AFTER));
                if (now == null || next.isEmpty()) {
                    return;
                }
                workOn(next.get(), now.beats());
            }
        } catch (DataAccessException e) {
            LOG.warn("What waits in {} can't be read: {}", table, e.getMessage());
        } catch (RuntimeException e) {
            // Thrown on, it would end the looking for good.
            LOG.error("What waits in {} can't be taken up", table, e);
        }
    }

    private void workOn(PlanWork work, ScheduledExecutorService beats) {
        works.put(work.planId(), work);
        ScheduledFuture<?> beating =
                beats.scheduleAtFixedRate(() -> beat(work), BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        try {
            work.run(works.size() == 1);
        } catch (DataAccessException e) {
            // Its heart has stopped: it is taken up again.
            LOG.warn("The result of {} {} can't be written: {}", table, work.planId(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("{} {} failed", table, work.planId(), e);
            work.fail(String.valueOf(e.getMessage()));
        } finally {
            beating.cancel(false);
            works.remove(work.planId());
        }
    }

    private void beat(PlanWork work) {
        try {
            if (work.beat(clock.instant())) {
                work.stop();
            }
        } catch (DataAccessException e) {
            LOG.warn("The progress of {} {} can't be written: {}", table, work.planId(), e.getMessage());
        } catch (RuntimeException e) {
            // Thrown on, it would end the beating, and another would take the plan up.
            LOG.error("The progress of {} {} can't be told", table, work.planId(), e);
        }
    }
}
