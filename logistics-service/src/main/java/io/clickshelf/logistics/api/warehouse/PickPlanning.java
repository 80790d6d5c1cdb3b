package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.PickPlanState;
import io.clickshelf.contracts.warehouse.PickRequest;
import io.clickshelf.contracts.warehouse.PickResponse;
import io.clickshelf.contracts.warehouse.PickWave;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.api.PlanningThreads;
import io.clickshelf.logistics.store.PlanQueue;
import io.clickshelf.logistics.store.warehouse.PickPlans;
import io.clickshelf.logistics.store.warehouse.PickWaves;
import io.clickshelf.platform.decision.DecisionLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** Makes pick plans of requests: small ones at once, large ones in the background. */
@Component
class PickPlanning {

    /** A search that is asked to take longer than this is not waited for. */
    private static final double LONGEST_WAIT_SECONDS = 5;

    private final PickJobs jobs;
    private final PickSolver solver;
    private final PickWaves waves;
    private final PickPlans plans;
    private final PlanningThreads threads;
    private final DecisionLog decisions;
    private final Clock clock;
    private final MeterRegistry meters;
    private final LogisticsProperties.WarehouseDefaults properties;

    PickPlanning(
            PickJobs jobs,
            PickSolver solver,
            PickWaves waves,
            PickPlans plans,
            PlanningThreads threads,
            DecisionLog decisions,
            Clock clock,
            MeterRegistry meters,
            LogisticsProperties properties) {
        this.jobs = jobs;
        this.solver = solver;
        this.waves = waves;
        this.plans = plans;
        this.threads = threads;
        this.decisions = decisions;
        this.clock = clock;
        this.meters = meters;
        this.properties = properties.warehouse();
    }

    /** The plan: done, or queued if it is large. */
    PickPlanState plan(PickRequest request, String who) {
        List<PickJob> wanted = jobs.of(request);
        int orders = wanted.stream().mapToInt(job -> job.orders().size()).sum();
        boolean large = orders > properties.asyncAbove()
                || request.seconds() != null && request.seconds() > LONGEST_WAIT_SECONDS;
        PickPlanState queued = new PickPlanState(
                UUID.randomUUID().toString(), PlanQueue.QUEUED, clock.instant(), List.of(), null, null);
        if (Objects.requireNonNullElse(request.async(), large)) {
            plans.add(new PickPlans.PickPlanRow(queued, request, who));
            return queued;
        }
        PickResponse result = meters.timer("clickshelf.decision", "kind", "pick_routes")
                .record(() ->
                        threads.run(() -> solve(queued.planId(), request, who, wanted, (warehouse, shorter) -> {})));
        PickPlanState done =
                new PickPlanState(queued.planId(), PlanQueue.DONE, queued.createdAt(), List.of(), result, null);
        plans.add(new PickPlans.PickPlanRow(done, request, who));
        return done;
    }

    /** @param better hears of shorter answers by warehouse */
    PickResponse solve(PickPlans.PickPlanRow row, BiConsumer<String, Double> better) {
        return solve(row.plan().planId(), row.request(), row.caller(), jobs.of(row.request()), better);
    }

    private PickResponse solve(
            String planId, PickRequest request, String who, List<PickJob> wanted, BiConsumer<String, Double> better) {
        Map<String, List<String>> routes = new LinkedHashMap<>();
        List<PickWave> made = new ArrayList<>();
        List<PickResponse.UnplannedOrder> unplanned = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (PickJob job : wanted) {
            String warehouse = job.warehouse().warehouseId();
            double seconds = Objects.requireNonNullElse(request.seconds(), usualSeconds(job));
            PickSolver.Solved solved = solver.solve(job, seconds, shorter -> better.accept(warehouse, shorter));
            solved.unplanned().forEach(u -> unplanned.add(new PickResponse.UnplannedOrder(u.orderId(), u.reason())));
            unplanned.addAll(job.unplanned());
            notes.addAll(job.notes());
            PickWave wave = solved.wave();
            if (!solved.batching().isEmpty()) {
                notes.add(warehouse + ": " + solved.batching());
            }
            if (wave.orders() == 0) {
                notes.add("Nothing can be picked in " + warehouse + ".");
            }
            boolean keep = Objects.requireNonNullElse(request.propose(), job.own()) && request.layout() == null;
            String waveId = wave.waveId();
            if (keep && waveId != null) {
                waves.propose(wave, clock.instant(), who, properties.autoApproveWaves());
                wave = waves.find(waveId).orElse(wave);
            }
            made.add(wave);
            wave.batches()
                    .forEach(batch -> routes.put(
                            batch.batchId(),
                            batch.stops().stream()
                                    .map(stop -> stop.locationId())
                                    .toList()));
        }
        PickResponse response = new PickResponse(
                routes, made, unplanned, summary(made), notes, planId, decisions.newId(), PickSolver.MODEL_VERSION);
        decisions.record(
                response.decisionId(),
                "pick_routes",
                made.size() == 1 ? made.getFirst().warehouseId() : null,
                "pick-planner",
                PickSolver.MODEL_VERSION,
                request,
                routes.hashCode(),
                response.summary(),
                notes);
        return response;
    }

    /** Small plans are exact at once; larger ones get a while. */
    private static double usualSeconds(PickJob job) {
        int orders = job.orders().size();
        return orders <= 12 ? 0.05 : Math.min(20, 0.5 + orders / 100.0);
    }

    private static PickResponse.PickSummary summary(List<PickWave> waves) {
        return new PickResponse.PickSummary(
                waves.stream().mapToInt(PickWave::orders).sum(),
                waves.stream().mapToInt(PickWave::lines).sum(),
                waves.stream().mapToInt(w -> w.batches().size()).sum(),
                PickSolver.rounded(
                        waves.stream().mapToDouble(PickWave::distanceMeters).sum()),
                PickSolver.rounded(
                        waves.stream().mapToDouble(PickWave::durationSeconds).sum()),
                PickSolver.rounded(
                        waves.stream().mapToDouble(PickWave::firstComeMeters).sum()),
                PickSolver.rounded(waves.stream()
                        .mapToDouble(PickWave::expectedMinutesSaved)
                        .sum()));
    }
}
