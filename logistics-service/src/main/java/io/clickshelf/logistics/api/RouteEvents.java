package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.RoutePlan;
import io.clickshelf.logistics.store.RoutePlanRow;
import io.clickshelf.logistics.store.RoutePlans;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells a caller of a plan's progress, whichever replica works on it. */
@Component
class RouteEvents {

    private static final Duration POLL = Duration.ofMillis(400);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final RoutePlans plans;

    RouteEvents(RoutePlans plans) {
        this.plans = plans;
    }

    SseEmitter follow(String planId) {
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Thread.ofVirtual().name("route-events").start(() -> tell(planId, emitter));
        return emitter;
    }

    private void tell(String planId, SseEmitter emitter) {
        int told = 0;
        try {
            while (true) {
                Optional<RoutePlanRow> row = plans.find(planId);
                if (row.isEmpty()) {
                    break;
                }
                RoutePlan plan = row.get().plan();
                for (; told < plan.progress().size(); told++) {
                    emitter.send(SseEmitter.event()
                            .name("progress")
                            .data(plan.progress().get(told)));
                }
                if (plan.status().equals(RoutePlans.DONE) || plan.status().equals(RoutePlans.FAILED)) {
                    emitter.send(SseEmitter.event().name(plan.status()).data(plan));
                    break;
                }
                Thread.sleep(POLL);
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            // the caller has left
            emitter.completeWithError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
