package io.clickshelf.logistics.api;

import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.logistics.SupplierRequest;
import io.clickshelf.contracts.logistics.SupplierRequest.Offer;
import io.clickshelf.contracts.logistics.SupplierResponse;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.stock.DemandForecast;
import io.clickshelf.logistics.model.stock.Economics;
import io.clickshelf.logistics.model.stock.LeadTime;
import io.clickshelf.logistics.model.stock.LeadTimeModel;
import io.clickshelf.logistics.model.stock.OrderRules;
import io.clickshelf.logistics.model.stock.PlanSettings;
import io.clickshelf.logistics.model.stock.ServiceGoal;
import io.clickshelf.logistics.model.stock.StockItem;
import io.clickshelf.logistics.model.stock.SupplierComparison;
import io.clickshelf.platform.decision.DecisionLog;
import io.clickshelf.platform.kafka.CompactedTable;
import io.clickshelf.platform.problem.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Compares what suppliers offer, by the product's own demand and by what each supplier's deliveries taught. */
@Component
class SupplierAnswers {

    private final CompactedTable<ForecastRecord> forecasts;
    private final ItemTerms terms;
    private final Receipts receipts;
    private final DecisionLog decisions;
    private final LogisticsProperties properties;

    SupplierAnswers(
            CompactedTable<ForecastRecord> forecasts,
            ItemTerms terms,
            Receipts receipts,
            DecisionLog decisions,
            LogisticsProperties properties) {
        this.forecasts = forecasts;
        this.terms = terms;
        this.receipts = receipts;
        this.decisions = decisions;
        this.properties = properties;
    }

    SupplierResponse of(SupplierRequest request) {
        Set<String> names = new HashSet<>();
        for (Offer offer : request.offers()) {
            if (!names.add(offer.supplierId())) {
                throw new IllegalArgumentException(
                        "Supplier " + offer.supplierId() + " makes two offers; send one of each supplier.");
            }
        }
        LeadTimeModel learnt = receipts.learnt();
        List<SupplierComparison.Offer> offers = request.offers().stream()
                .map(offer -> offer(request, offer, learnt))
                .toList();
        StockItem item = new StockItem(
                request.productId(),
                "",
                demand(request),
                offers.getFirst().leadTime(),
                0,
                0,
                0,
                OrderRules.NONE,
                economics(request),
                null);
        double level = Objects.requireNonNullElse(
                request.serviceLevel(), properties.stock().serviceLevel());
        PlanSettings settings = PlanSettings.USUAL.withGoal(new ServiceGoal.CycleService(level));
        List<SupplierResponse.Ranked> ranked = SupplierComparison.rank(item, offers, settings).stream()
                .map(SupplierAnswers::ranked)
                .toList();
        String decisionId = decisions.newId();
        SupplierResponse response = new SupplierResponse(
                request.productId(),
                SupplierComparison.demandPerDay(item, offers),
                ranked,
                decisionId,
                StockOptimizer.MODEL_VERSION);
        decisions.record(
                decisionId,
                "compare_suppliers",
                request.productId(),
                "stock-planner",
                StockOptimizer.MODEL_VERSION,
                request,
                null,
                response,
                List.of(ranked.getFirst().supplierId() + " costs least a day"));
        return response;
    }

    private DemandForecast demand(SupplierRequest request) {
        if (request.demandPerDay() != null) {
            return request.standardDeviation() == null
                    ? DemandForecast.perDay(request.demandPerDay())
                    : DemandForecast.perDay(request.demandPerDay(), request.standardDeviation());
        }
        ForecastRecord known = forecasts.get(request.productId());
        if (known == null || known.days().isEmpty()) {
            throw ProblemException.notFound("Product " + request.productId()
                    + " has no forecast; send its demandPerDay to compare suppliers without one.");
        }
        return ForecastItems.demand(known, 1);
    }

    private Economics economics(SupplierRequest request) {
        Economics known = terms.economics(request.productId());
        return request.price() == null ? known : Economics.of(request.price(), known.unitCost());
    }

    private SupplierComparison.Offer offer(SupplierRequest request, Offer offer, LeadTimeModel learnt) {
        LeadTime leadTime = offer.leadTime() == null
                ? learnt.predict(offer.supplierId(), receipts.quotedDays(request.productId()))
                : RequestedItems.leadTime(offer.leadTime(), offer.leadTimeStandardDeviation());
        OrderRules rules = OrderRules.packs(
                        Objects.requireNonNullElse(offer.packSize(), 1),
                        Objects.requireNonNullElse(offer.minimumOrderQuantity(), 0))
                .withReviewDays(Objects.requireNonNullElse(offer.reviewDays(), 1.0));
        return new SupplierComparison.Offer(
                offer.supplierId(),
                offer.cost(),
                Objects.requireNonNullElse(offer.fixedOrderCost(), 0.0),
                leadTime,
                rules);
    }

    private static SupplierResponse.Ranked ranked(SupplierComparison.Comparison comparison) {
        SupplierComparison.Offer offer = comparison.offer();
        return new SupplierResponse.Ranked(
                offer.supplierId(),
                comparison.costPerDay(),
                comparison.purchase(),
                comparison.ordering(),
                comparison.holding(),
                comparison.shortage(),
                comparison.safetyStock(),
                offer.leadTime().mean(),
                offer.leadTime().standardDeviation());
    }
}
