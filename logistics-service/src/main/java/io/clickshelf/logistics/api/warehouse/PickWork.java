package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.PickPlanState;
import io.clickshelf.contracts.warehouse.PickResponse;
import io.clickshelf.logistics.api.PlanWork;
import io.clickshelf.logistics.store.warehouse.PickPlans;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A pick plan while it is worked on. Its search runs to its end: what is given back is only not written. */
final class PickWork implements PlanWork {

    /** One entry per tenth of a second is enough to draw. */
    private static final double RESOLUTION_SECONDS = 0.1;

    private final PickPlans.PickPlanRow plan;
    private final PickPlanning planning;
    private final PickPlans plans;
    private final long started = System.nanoTime();
    private final List<PickPlanState.Progress> progress = new ArrayList<>();
    private boolean givenBack;

    PickWork(PickPlans.PickPlanRow plan, PickPlanning planning, PickPlans plans) {
        this.plan = plan;
        this.planning = planning;
        this.plans = plans;
    }

    @Override
    public String planId() {
        return plan.plan().planId();
    }

    @Override
    public void run(boolean alone) {
        PickResponse result = planning.solve(plan, this::shorter);
        synchronized (this) {
            if (!givenBack) {
                plans.finish(planId(), result, progress);
            }
        }
    }

    private synchronized void shorter(String warehouse, double meters) {
        double seconds = Math.round((System.nanoTime() - started) / 1e6) / 1000.0;
        PickPlanState.Progress next = new PickPlanState.Progress(seconds, warehouse, PickSolver.rounded(meters));
        boolean soon = !progress.isEmpty()
                && progress.getLast().warehouseId().equals(warehouse)
                && seconds - progress.getLast().seconds() < RESOLUTION_SECONDS;
        if (soon) {
            progress.set(progress.size() - 1, next);
        } else {
            progress.add(next);
        }
    }

    @Override
    public synchronized boolean beat(Instant now) {
        if (!givenBack) {
            plans.beat(planId(), progress, now);
        }
        return false;
    }

    /** Nobody can ask for it. */
    @Override
    public void stop() {}

    @Override
    public synchronized void giveBack() {
        givenBack = true;
        plans.release(planId());
    }

    @Override
    public void fail(String message) {
        plans.fail(planId(), message);
    }
}
