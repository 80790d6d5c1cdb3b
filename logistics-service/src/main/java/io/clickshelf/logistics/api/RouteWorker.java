package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.store.PlanNotices;
import io.clickshelf.logistics.store.RoutePlanRow;
import io.clickshelf.logistics.store.RoutePlans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Works on large route plans, and on changes of plans under way. */
@Component
class RouteWorker extends PlanWorker {

    private static final int AT_A_TIME = 2;
    private static final Duration LAST_WORDS = Duration.ofSeconds(8);

    private final RouteOptimizer optimizer;
    private final RoutePlans plans;
    private final int searchThreads;

    RouteWorker(
            RouteOptimizer optimizer,
            RoutePlans plans,
            PlanNotices notices,
            Clock clock,
            LogisticsProperties properties) {
        super(PlanNotices.ROUTE_PLANS, AT_A_TIME, LAST_WORDS, notices, clock);
        this.optimizer = optimizer;
        this.plans = plans;
        this.searchThreads = properties.routes().threads();
    }

    @Override
    protected Optional<PlanWork> claim(Instant now, Instant staleBefore) {
        return plans.claim(now, staleBefore).map(row -> new Work(row, new RunningSearch()));
    }

    private final class Work implements PlanWork {

        private final RoutePlanRow plan;
        private final RunningSearch search;

        Work(RoutePlanRow plan, RunningSearch search) {
            this.plan = plan;
            this.search = search;
        }

        @Override
        public String planId() {
            return plan.plan().planId();
        }

        @Override
        public void run(boolean alone) {
            RouteResponse result = optimizer.solve(plan, alone ? searchThreads : 1, search, search);
            if (search.givenBack()) {
                plans.release(planId());
            } else {
                plans.finish(plan, result, search.progress());
            }
        }

        @Override
        public boolean beat(Instant now) {
            return plans.beat(planId(), search.progress(), now);
        }

        @Override
        public void stop() {
            search.stop();
        }

        @Override
        public void giveBack() {
            search.giveBack();
        }

        @Override
        public void fail(String message) {
            plans.fail(planId(), message);
        }
    }
}
