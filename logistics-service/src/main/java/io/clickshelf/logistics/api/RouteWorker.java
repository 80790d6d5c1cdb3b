package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.store.PlanNotices;
import io.clickshelf.logistics.store.RoutePlanRow;
import io.clickshelf.logistics.store.RoutePlans;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Works on large plans, a few at a time. It hears of a new one by a notice, whichever replica took it in. A plan whose
 * worker has died, here or elsewhere, is taken up again after some seconds; a search that is under way at shut-down is given
 * back.
 */
@Component
class RouteWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RouteWorker.class);
    private static final int AT_A_TIME = 2;
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration LOOK_FOR_DEAD = Duration.ofSeconds(5);
    private static final Duration DEAD_AFTER = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(8);

    private final RouteOptimizer optimizer;
    private final RoutePlans plans;
    private final PlanNotices notices;
    private final Clock clock;
    private final int searchThreads;
    private final Map<String, RunningSearch> searches = new ConcurrentHashMap<>();
    private final AtomicInteger busy = new AtomicInteger();
    private volatile @Nullable Running running;

    /** What exists between start and stop. */
    private record Running(ScheduledExecutorService workers, ScheduledExecutorService beats, Runnable unsubscribe) {}

    RouteWorker(
            RouteOptimizer optimizer,
            RoutePlans plans,
            PlanNotices notices,
            Clock clock,
            LogisticsProperties properties) {
        this.optimizer = optimizer;
        this.plans = plans;
        this.notices = notices;
        this.clock = clock;
        this.searchThreads = properties.routes().threads();
    }

    @Override
    public void start() {
        ScheduledExecutorService workers = Executors.newScheduledThreadPool(
                AT_A_TIME, Thread.ofPlatform().name("route-worker-", 1).daemon().factory());
        ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("route-beat").daemon().factory());
        running = new Running(workers, beats, notices.subscribe(this::hear));
        var unused = workers.scheduleWithFixedDelay(this::takeUp, 0, LOOK_FOR_DEAD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void hear(PlanNotices.Notice notice) {
        Running now = running;
        RunningSearch search = searches.get(notice.planId());
        if (search != null && notice.stopRequested()) {
            search.stop();
        } else if (now != null && (notice.status().equals(RoutePlans.QUEUED) || notice.lookAgain())) {
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
        searches.values().forEach(RunningSearch::giveBack);
        stopping.workers().shutdown();
        try {
            if (!stopping.workers().awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
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
                Optional<RoutePlanRow> next =
                        now == null ? Optional.empty() : plans.claim(time, time.minus(DEAD_AFTER));
                if (now == null || next.isEmpty()) {
                    return;
                }
                workOn(next.get(), now.beats());
            }
        } catch (DataAccessException e) {
            LOG.warn("Waiting plans can't be read: {}", e.getMessage());
        }
    }

    private void workOn(RoutePlanRow plan, ScheduledExecutorService beats) {
        String planId = plan.plan().planId();
        RunningSearch search = new RunningSearch();
        searches.put(planId, search);
        ScheduledFuture<?> beating = beats.scheduleAtFixedRate(
                () -> beat(planId, search), BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        try {
            int threads = busy.incrementAndGet() > 1 ? 1 : searchThreads;
            RouteResponse result = optimizer.solve(plan, threads, search, search);
            if (search.givenBack()) {
                plans.release(planId);
            } else {
                beating.cancel(false);
                plans.finish(plan, result, search.progress());
            }
        } catch (DataAccessException e) {
            // Its heart has stopped: it is taken up again.
            LOG.warn("The result of route plan {} can't be written: {}", planId, e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("Route plan {} failed", planId, e);
            plans.fail(planId, String.valueOf(e.getMessage()));
        } finally {
            beating.cancel(false);
            busy.decrementAndGet();
            searches.remove(planId);
        }
    }

    private void beat(String planId, RunningSearch search) {
        try {
            if (plans.beat(planId, search.progress(), clock.instant())) {
                search.stop();
            }
        } catch (DataAccessException e) {
            LOG.warn("The progress of route plan {} can't be written: {}", planId, e.getMessage());
        }
    }
}
