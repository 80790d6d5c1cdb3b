package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.logistics.api.PlanWork;
import io.clickshelf.logistics.api.PlanWorker;
import io.clickshelf.logistics.store.PlanNotices;
import io.clickshelf.logistics.store.warehouse.PickPlans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Works on large pick plans, one after another. */
@Component
class PickWorker extends PlanWorker {

    private final PickPlanning planning;
    private final PickPlans plans;

    PickWorker(PickPlanning planning, PickPlans plans, PlanNotices notices, Clock clock) {
        super(PlanNotices.PICK_PLANS, 1, Duration.ZERO, notices, clock);
        this.planning = planning;
        this.plans = plans;
    }

    @Override
    protected Optional<PlanWork> claim(Instant now, Instant staleBefore) {
        return plans.claim(now, staleBefore).map(row -> new PickWork(row, planning, plans));
    }
}
