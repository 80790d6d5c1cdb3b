package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.StockLevel;
import io.clickshelf.contracts.logistics.StockRequest;
import io.clickshelf.contracts.logistics.StockResponse;
import io.clickshelf.contracts.logistics.StockTransfer;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.stock.PlanSettings;
import io.clickshelf.logistics.model.stock.ServiceGoal;
import io.clickshelf.logistics.model.stock.StockLine;
import io.clickshelf.logistics.model.stock.StockPlan;
import io.clickshelf.logistics.model.stock.StockPlanner;
import io.clickshelf.logistics.stream.StockAlertPublisher;
import io.clickshelf.platform.decision.DecisionLog;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.time.EventClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans stock: items, transfers between their places, then orders; proposes them, and says what needs a look. */
@Component
class StockOptimizer {

    static final String MODEL_VERSION = "stock-planner-1";
    private static final int LOGGED_LINES = 200;

    private final RequestedItems requested;
    private final ForecastItems forecast;
    private final Transfers transfers;
    private final ProposalWriter proposals;
    private final StockAlerts alerts;
    private final StockAlertPublisher alertPublisher;
    private final PlanningThreads threads;
    private final EventClock clock;
    private final DecisionLog decisions;
    private final MeterRegistry meters;
    private final LogisticsProperties properties;

    StockOptimizer(
            RequestedItems requested,
            ForecastItems forecast,
            Transfers transfers,
            ProposalWriter proposals,
            StockAlerts alerts,
            StockAlertPublisher alertPublisher,
            PlanningThreads threads,
            EventClock clock,
            DecisionLog decisions,
            MeterRegistry meters,
            LogisticsProperties properties) {
        this.requested = requested;
        this.forecast = forecast;
        this.transfers = transfers;
        this.proposals = proposals;
        this.alerts = alerts;
        this.alertPublisher = alertPublisher;
        this.threads = threads;
        this.clock = clock;
        this.decisions = decisions;
        this.meters = meters;
        this.properties = properties;
    }

    StockResponse optimize(StockRequest request, String who) {
        return meters.timer("clickshelf.decision", "kind", "optimize_stock").record(() -> answer(request, who));
    }

    private record Planned(List<PlannedItem> items, List<StockTransfer> transfers, StockPlan plan) {}

    private StockResponse answer(StockRequest request, String who) {
        LocalDate today = LocalDate.now(clock);
        PlanSettings settings = settings(request);
        List<String> notes = new ArrayList<>();
        List<PlannedItem> items;
        StockResponse.Unplanned unplanned = null;
        if (request.ownDemand()) {
            items = distinct(requested.of(request, today));
            notes.add("Demand as sent; stock counts only where it was sent, too.");
        } else {
            ForecastItems.Found found = forecast.of(request, today);
            items = found.items();
            unplanned = found.withoutForecast();
            notes.addAll(found.notes());
        }
        Planned planned = threads.run(() -> plan(items, settings, request, today));
        String decisionId = decisions.newId();
        Map<String, String> ids = request.proposes()
                ? proposals.write(planned.plan().lines(), planned.transfers(), today, decisionId, who)
                : Map.of();
        if (request.proposes()) {
            alertPublisher.publish(alerts.of(planned.items(), planned.plan().lines(), today, clock.instant()));
        }
        StockResponse response = response(planned, ids, today, unplanned, notes, decisionId);
        record(request, response);
        return response;
    }

    private Planned plan(List<PlannedItem> items, PlanSettings settings, StockRequest request, LocalDate today) {
        Set<String> putOff = request.ownDemand() ? Set.of() : proposals.snoozed(today);
        Transfers.Moved moved = request.withTransfers()
                ? transfers.plan(items, settings, today, putOff)
                : new Transfers.Moved(items, List.of());
        StockPlan plan =
                StockPlanner.plan(moved.items().stream().map(PlannedItem::item).toList(), settings);
        return new Planned(moved.items(), moved.transfers(), plan);
    }

    private static List<PlannedItem> distinct(List<PlannedItem> items) {
        Set<String> seen = new HashSet<>();
        for (PlannedItem item : items) {
            if (!seen.add(item.key())) {
                throw new IllegalArgumentException("Product " + item.item().productId() + " in warehouse \""
                        + item.item().warehouseId() + "\" is given twice; send each product and warehouse once.");
            }
        }
        if (items.isEmpty()) {
            throw new IllegalArgumentException(
                    "demandForecast is empty; send units per day by product, such as {\"P1\":12.5}, or leave it out to"
                            + " plan from the platform's own forecasts.");
        }
        return items;
    }

    private PlanSettings settings(StockRequest request) {
        int goals = (request.serviceLevel() == null ? 0 : 1)
                + (request.fillRate() == null ? 0 : 1)
                + (request.objective() == null ? 0 : 1);
        if (goals > 1) {
            throw new IllegalArgumentException(
                    "serviceLevel, fillRate and objective exclude each other; send one of them.");
        }
        ServiceGoal goal;
        if (request.objective() != null) {
            if (!request.objective().equals("profit")) {
                throw ProblemException.badRequest(
                        "invalid_request",
                        "objective is \"" + request.objective() + "\"; the only one there is is \"profit\".");
            }
            goal = new ServiceGoal.Profit();
        } else if (request.fillRate() != null) {
            goal = new ServiceGoal.FillRate(request.fillRate());
        } else {
            goal = new ServiceGoal.CycleService(
                    request.serviceLevel() == null ? properties.stock().serviceLevel() : request.serviceLevel());
        }
        PlanSettings settings = PlanSettings.USUAL
                .withGoal(goal)
                .withCapacities(Objects.requireNonNullElse(request.capacities(), Map.of()));
        return request.budget() == null ? settings : settings.withBudget(request.budget());
    }

    private static StockResponse response(
            Planned planned,
            Map<String, String> ids,
            LocalDate today,
            StockResponse.@Nullable Unplanned unplanned,
            List<String> notes,
            String decisionId) {
        Map<String, PlannedItem> items = new HashMap<>();
        planned.items().forEach(item -> items.put(item.key(), item));
        List<StockLevel> levels = new ArrayList<>();
        Set<@Nullable String> currencies = new HashSet<>();
        for (StockLine line : planned.plan().lines()) {
            String key = PlannedItem.key(line.item().productId(), line.item().warehouseId());
            PlannedItem item = items.get(key);
            if (item != null) {
                levels.add(StockAnswers.level(item, line, ids.get(key)));
                currencies.add(item.currency());
            }
        }
        List<StockTransfer> transfers = planned.transfers().stream()
                .map(t -> new StockTransfer(
                        t.productId(),
                        t.from(),
                        t.to(),
                        t.quantity(),
                        t.transportCost(),
                        t.saves(),
                        ids.get(ProposalWriter.transferKey(t))))
                .toList();
        if (currencies.size() > 1) {
            notes.add("Products are priced in several currencies; totalCost adds them up as they are.");
        }
        BigDecimal cost = StockAnswers.money(planned.plan().cost());
        return new StockResponse(
                StockAnswers.levels(planned.plan().lines()),
                levels,
                transfers,
                today,
                cost,
                currencies.size() == 1 ? currencies.iterator().next() : null,
                unplanned,
                notes,
                decisionId,
                MODEL_VERSION);
    }

    /** Of a plan with thousands of lines the log keeps the levels and totals; its quantities are in the proposals. */
    private void record(StockRequest request, StockResponse response) {
        decisions.record(
                response.decisionId(),
                "optimize_stock",
                response.recommendedStockLevels().size() == 1
                        ? response.recommendedStockLevels().keySet().iterator().next()
                        : null,
                "stock-planner",
                MODEL_VERSION,
                request,
                response.lines().hashCode(),
                Map.of(
                        "recommendedStockLevels", response.recommendedStockLevels(),
                        "lines", response.lines().size() <= LOGGED_LINES ? response.lines() : List.of(),
                        "transfers", response.transfers(),
                        "planDate", response.planDate(),
                        "totalCost", response.totalCost()),
                response.notes());
    }
}
