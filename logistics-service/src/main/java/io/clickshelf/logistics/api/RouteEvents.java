package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.RoutePlan;
import io.clickshelf.logistics.store.PlanNotices;
import io.clickshelf.logistics.store.PlanQueue;
import io.clickshelf.logistics.store.RoutePlanRow;
import io.clickshelf.logistics.store.RoutePlans;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells a caller of a plan's progress, whichever replica works on it, until it is done or the caller leaves. */
@Component
class RouteEvents implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RouteEvents.class);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** A comment now and then keeps the connection, and shows when nobody is there any more. */
    private static final Duration COMMENT = Duration.ofSeconds(4);

    private final RoutePlans plans;
    private final PlanNotices notices;
    private final ExecutorService tellers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService comments = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("route-events").daemon().factory());

    RouteEvents(RoutePlans plans, PlanNotices notices) {
        this.plans = plans;
        this.notices = notices;
    }

    @Override
    public void destroy() {
        comments.shutdownNow();
        tellers.shutdownNow();
    }

    SseEmitter follow(String planId) {
        return new Follower(planId).begin();
    }

    /** One caller. */
    private final class Follower {

        private final String planId;
        private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        private final AtomicBoolean over = new AtomicBoolean();
        private final Runnable unsubscribe;
        private final ScheduledFuture<?> commenting;
        private int told;

        Follower(String planId) {
            this.planId = planId;
            this.unsubscribe = notices.subscribe(PlanNotices.ROUTE_PLANS, notice -> {
                if (notice.planId().equals(planId) || notice.lookAgain()) {
                    tellers.execute(this::tell);
                }
            });
            this.commenting = comments.scheduleWithFixedDelay(
                    () -> tellers.execute(this::comment), 0, COMMENT.toMillis(), TimeUnit.MILLISECONDS);
        }

        SseEmitter begin() {
            emitter.onCompletion(this::end);
            emitter.onTimeout(this::end);
            emitter.onError(e -> end());
            tellers.execute(this::tell);
            return emitter;
        }

        private void end() {
            over.set(true);
            unsubscribe.run();
            commenting.cancel(false);
        }

        private synchronized void comment() {
            if (!over.get()) {
                send(SseEmitter.event().comment("searching"));
            }
        }

        private synchronized void tell() {
            if (over.get()) {
                return;
            }
            Optional<RoutePlanRow> row;
            try {
                row = plans.find(planId);
            } catch (DataAccessException e) {
                LOG.debug("Route plan {} can't be read now", planId, e);
                return;
            }
            if (row.isEmpty()) {
                complete();
                return;
            }
            RoutePlan plan = row.get().plan();
            for (; told < plan.progress().size(); told++) {
                send(SseEmitter.event().name("progress").data(plan.progress().get(told)));
            }
            if (plan.status().equals(PlanQueue.DONE) || plan.status().equals(PlanQueue.FAILED)) {
                send(SseEmitter.event().name(plan.status()).data(plan));
                complete();
            }
        }

        private void complete() {
            end();
            emitter.complete();
        }

        private void send(SseEmitter.SseEventBuilder event) {
            if (over.get()) {
                return;
            }
            try {
                emitter.send(event);
            } catch (IOException | IllegalStateException e) {
                LOG.debug("Who followed route plan {} has left", planId);
                end();
                emitter.completeWithError(e);
            }
        }
    }
}
