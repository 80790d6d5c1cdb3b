package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.WarehouseProposal;
import io.clickshelf.contracts.warehouse.WarehouseRequest;
import io.clickshelf.contracts.warehouse.WarehouseResponse;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.api.PlanningThreads;
import io.clickshelf.logistics.store.warehouse.WarehouseProposals;
import io.clickshelf.platform.decision.DecisionLog;
import io.clickshelf.platform.time.EventClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Plans where products should lie, and what to carry where today; proposes it. */
@Component
class WarehouseOptimizer {

    static final String MODEL_VERSION = "slotting-planner-1";

    private final Floors floors;
    private final SlottingSolver solver;
    private final WarehouseProposals proposals;
    private final PlanningThreads threads;
    private final DecisionLog decisions;
    private final Clock clock;
    private final EventClock eventClock;
    private final MeterRegistry meters;
    private final LogisticsProperties.WarehouseDefaults properties;

    WarehouseOptimizer(
            Floors floors,
            SlottingSolver solver,
            WarehouseProposals proposals,
            PlanningThreads threads,
            DecisionLog decisions,
            Clock clock,
            EventClock eventClock,
            MeterRegistry meters,
            LogisticsProperties properties) {
        this.floors = floors;
        this.solver = solver;
        this.proposals = proposals;
        this.threads = threads;
        this.decisions = decisions;
        this.clock = clock;
        this.eventClock = eventClock;
        this.meters = meters;
        this.properties = properties.warehouse();
    }

    WarehouseResponse optimize(WarehouseRequest request, String who) {
        return meters.timer("clickshelf.decision", "kind", "optimize_warehouse").record(() -> answer(request, who));
    }

    private WarehouseResponse answer(WarehouseRequest request, String who) {
        LocalDate today = LocalDate.now(eventClock);
        List<Floors.Known> known = floors.of(request.warehouseId(), request.layout());
        String decisionId = decisions.newId();
        boolean stored = request.layout() == null && request.stored() == null && request.orders() == null;
        boolean propose = Objects.requireNonNullElse(request.propose(), stored) && request.layout() == null;
        List<WarehouseResponse.WarehousePlan> plans = new ArrayList<>();
        Map<String, Map<String, String>> locations = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        for (Floors.Known warehouse : known) {
            SlottingSolver.Solved solved = threads.run(
                    () -> solver.solve(request, warehouse, floors.warehouses().size() <= 1, today, decisionId));
            notes.addAll(solved.notes());
            WarehouseResponse.WarehousePlan plan = solved.plan();
            if (propose) {
                plan = proposed(plan, today, who);
            }
            plans.add(plan);
            locations.put(warehouse.warehouseId(), solved.locations());
        }
        WarehouseResponse response = new WarehouseResponse(locations, plans, today, notes, decisionId, MODEL_VERSION);
        decisions.record(
                decisionId,
                "optimize_warehouse",
                known.size() == 1 ? known.getFirst().warehouseId() : null,
                "slotting-planner",
                MODEL_VERSION,
                request,
                locations.hashCode(),
                plans.stream().map(WarehouseOptimizer::shortened).toList(),
                notes);
        return response;
    }

    private WarehouseResponse.WarehousePlan proposed(
            WarehouseResponse.WarehousePlan plan, LocalDate today, String who) {
        String id = plan.warehouseId();
        double least = properties.autoApproveMinutes();
        List<WarehouseProposal> byRule = plan.moves().stream()
                .filter(m -> least > 0 && m.minutesPerDay() >= least)
                .toList();
        // By rule first: what is pending is withdrawn if a plan doesn't name it.
        byRule.forEach(move -> proposals.proposeOne(move, clock.instant(), who, true));
        proposals.propose(id, WarehouseProposals.MOVE, today, plan.moves(), clock.instant(), who, false);
        proposals.propose(id, WarehouseProposals.PLACEMENT, today, plan.placements(), clock.instant(), who, false);
        proposals.propose(
                id, WarehouseProposals.REPLENISHMENT, today, plan.replenishments(), clock.instant(), who, false);
        return new WarehouseResponse.WarehousePlan(
                id,
                plan.metersPerDayBefore(),
                plan.metersPerDayAfter(),
                plan.minutesSavedPerDay(),
                plan.orders(),
                plan.forecasts(),
                standing(plan.moves()),
                standing(plan.placements()),
                standing(plan.replenishments()));
    }

    /** As they stand now: one that was approved or rejected before stays so. */
    private List<WarehouseProposal> standing(List<WarehouseProposal> wanted) {
        return wanted.stream()
                .map(w -> proposals.find(w.proposalId()).orElse(w))
                .toList();
    }

    /** Of a plan with many moves the log keeps the totals; the moves are in the proposals. */
    private static Map<String, Object> shortened(WarehouseResponse.WarehousePlan plan) {
        return Map.of(
                "warehouseId",
                plan.warehouseId(),
                "metersPerDayBefore",
                plan.metersPerDayBefore(),
                "metersPerDayAfter",
                plan.metersPerDayAfter(),
                "moves",
                plan.moves().size(),
                "placements",
                plan.placements().size(),
                "replenishments",
                plan.replenishments().size());
    }
}
