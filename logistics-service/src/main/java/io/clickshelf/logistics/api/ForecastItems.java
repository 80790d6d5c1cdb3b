package io.clickshelf.logistics.api;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.ForecastDay;
import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.logistics.StockRequest;
import io.clickshelf.contracts.logistics.StockResponse;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.stock.DemandForecast;
import io.clickshelf.logistics.model.stock.LeadTimeModel;
import io.clickshelf.logistics.model.stock.OrderCalendar;
import io.clickshelf.logistics.model.stock.StockItem;
import io.clickshelf.logistics.store.StockLevels;
import io.clickshelf.logistics.store.StockProposals;
import io.clickshelf.logistics.store.StockRow;
import io.clickshelf.logistics.store.warehouse.PickOrders;
import io.clickshelf.platform.kafka.CompactedTable;
import io.clickshelf.platform.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Items from the platform's own forecasts, stock and proposals: every product that has a forecast, in every place. */
@Component
class ForecastItems {

    /** Of products without a forecast. */
    private static final int MOST_NAMED = 20;

    private final CompactedTable<ForecastRecord> forecasts;
    private final StockLevels levels;
    private final PickOrders orders;
    private final StockProposals proposals;
    private final Receipts receipts;
    private final ItemTerms terms;
    private final LogisticsProperties properties;

    ForecastItems(
            CompactedTable<ForecastRecord> forecasts,
            StockLevels levels,
            PickOrders orders,
            StockProposals proposals,
            Receipts receipts,
            ItemTerms terms,
            LogisticsProperties properties) {
        this.forecasts = forecasts;
        this.levels = levels;
        this.orders = orders;
        this.proposals = proposals;
        this.receipts = receipts;
        this.terms = terms;
        this.properties = properties;
    }

    /** What is planned, what of the asked or known products is not, and what was assumed. */
    record Found(List<PlannedItem> items, StockResponse.@Nullable Unplanned withoutForecast, List<String> notes) {}

    Found of(StockRequest request, LocalDate today) {
        Collection<ForecastRecord> wanted = wanted(request);
        List<StockRow> rows = request.productIds() == null ? levels.all() : levels.of(request.productIds());
        Map<String, Map<String, StockRow>> stock = new HashMap<>();
        Map<String, StockRow> byKey = new HashMap<>();
        for (StockRow row : rows) {
            stock.computeIfAbsent(row.productId(), product -> new TreeMap<>()).put(row.warehouseId(), row);
            byKey.put(PlannedItem.key(row.productId(), row.warehouseId()), row);
        }
        Supply supply = new Supply(proposals.supply(today), byKey);
        LeadTimeModel learnt = receipts.learnt();
        List<PlannedItem> items = new ArrayList<>();
        for (ForecastRecord forecast : wanted) {
            addPlaces(
                    forecast,
                    stock.getOrDefault(forecast.productId(), Map.of()),
                    supply,
                    learnt,
                    request,
                    today,
                    items);
        }
        StockResponse.Unplanned unplanned = unplanned(request, rows);
        return new Found(items, unplanned, notes(request, wanted, items, unplanned, today));
    }

    /** Those asked for; else those that have stock or were sold. */
    private StockResponse.@Nullable Unplanned unplanned(StockRequest request, List<StockRow> stock) {
        Set<String> known = new TreeSet<>();
        if (request.productIds() == null) {
            stock.stream()
                    .filter(row -> row.onHand() > 0)
                    .map(StockRow::productId)
                    .forEach(known::add);
            known.addAll(orders.productsSold());
        } else {
            known.addAll(request.productIds());
        }
        List<String> without =
                known.stream().filter(product -> !hasForecast(product)).toList();
        return without.isEmpty()
                ? null
                : new StockResponse.Unplanned(without.size(), without.subList(0, Math.min(MOST_NAMED, without.size())));
    }

    private boolean hasForecast(String productId) {
        ForecastRecord record = forecasts.get(productId);
        return record != null && !record.days().isEmpty();
    }

    private Collection<ForecastRecord> wanted(StockRequest request) {
        if (forecasts.size() == 0) {
            throw ProblemException.unavailable(
                    "no_forecasts",
                    "There are no forecasts yet: they come minutes after the first orders. Send a demandForecast to plan"
                            + " without them.");
        }
        if (request.productIds() == null) {
            return forecasts.values().stream()
                    .filter(record -> !record.days().isEmpty())
                    .sorted(Comparator.comparing(ForecastRecord::productId))
                    .toList();
        }
        List<ForecastRecord> found = new ArrayList<>();
        for (String product : new HashSet<>(request.productIds())) {
            ForecastRecord record = forecasts.get(product);
            if (record != null && hasForecast(product)) {
                found.add(record);
            }
        }
        if (found.isEmpty()) {
            throw ProblemException.notFound("None of the products " + request.productIds()
                    + " has a forecast; send their demand as demandForecast.");
        }
        return found;
    }

    private void addPlaces(
            ForecastRecord forecast,
            Map<String, StockRow> stock,
            Supply supply,
            LeadTimeModel learnt,
            StockRequest request,
            LocalDate today,
            List<PlannedItem> items) {
        Map<String, Double> shares = shares(forecast, stock.keySet());
        for (Map.Entry<String, Double> place : shares.entrySet()) {
            if (request.warehouseIds() == null || request.warehouseIds().contains(place.getKey())) {
                StockRow there = stock.get(place.getKey());
                items.add(item(forecast, place.getKey(), place.getValue(), there, supply, learnt, request, today));
            }
        }
    }

    /** Demand of orders that name no warehouse is served by those that stock the product, in equal parts. */
    private static Map<String, Double> shares(ForecastRecord forecast, Set<String> stocked) {
        Map<String, Double> shares = new TreeMap<>();
        stocked.forEach(warehouse -> shares.put(warehouse, 0.0));
        double named = 0;
        for (Map.Entry<String, Double> share : forecast.warehouseShares().entrySet()) {
            if (!share.getKey().equals(DemandRecord.NO_WAREHOUSE) && share.getValue() > 0) {
                shares.merge(share.getKey(), share.getValue(), Double::sum);
                named += share.getValue();
            }
        }
        if (shares.isEmpty()) {
            return Map.of("", 1.0);
        }
        double rest = Math.max(0, 1 - named);
        Set<String> takers = stocked.isEmpty() ? Set.copyOf(shares.keySet()) : stocked;
        shares.replaceAll(
                (warehouse, share) -> Math.min(1, share + (takers.contains(warehouse) ? rest / takers.size() : 0)));
        return shares;
    }

    private PlannedItem item(
            ForecastRecord forecast,
            String warehouse,
            double share,
            @Nullable StockRow stock,
            Supply supply,
            LeadTimeModel learnt,
            StockRequest request,
            LocalDate today) {
        String product = forecast.productId();
        OrderCalendar.Window window = terms.window(product, request, today);
        double review = Objects.requireNonNullElse(
                request.reviewDays(), properties.stock().reviewDays());
        double coming = supply.coming(product, warehouse);
        double onHand = stock == null ? 0 : stock.onHand();
        double leaving = Math.min(onHand, supply.leaving(product, warehouse));
        StockItem item = new StockItem(
                product,
                warehouse,
                demand(forecast, share),
                terms.leadTime(product, request, learnt, window),
                onHand - leaving,
                (stock == null ? 0 : stock.onOrder()) + coming,
                stock == null ? 0 : stock.reserved(),
                terms.rules(product, request, review, window),
                terms.economics(product, request.fixedOrderCost()),
                null);
        return new PlannedItem(
                item, stock != null, coming, leaving, RequestedItems.orderOn(window), terms.currency(product));
    }

    static DemandForecast demand(ForecastRecord forecast, double share) {
        double[][] sums =
                forecast.days().stream().map(ForecastDay::cumulativeQuantiles).toArray(double[][]::new);
        return DemandForecast.cumulative(forecast.levels(), sums, share);
    }

    private List<String> notes(
            StockRequest request,
            Collection<ForecastRecord> wanted,
            List<PlannedItem> items,
            StockResponse.@Nullable Unplanned unplanned,
            LocalDate today) {
        List<String> notes = new ArrayList<>();
        long unknown = items.stream().filter(item -> !item.stockKnown()).count();
        if (unknown > 0) {
            notes.add("Stock was never reported for " + unknown + " of " + items.size()
                    + " lines and counts as 0 there; send it with POST /inventory.");
        }
        if (items.stream().anyMatch(item -> item.item().warehouseId().isEmpty())) {
            notes.add("Products whose orders and stock name no warehouse are planned as a whole.");
        }
        if (unplanned != null) {
            notes.add(
                    unplanned.count()
                            + (request.productIds() == null
                                    ? " products with stock or sales have no forecast yet and are not planned; forecasts come minutes"
                                            + " after the first orders."
                                    : " of the products have no forecast and are not planned; send their demand as demandForecast."));
        }
        LocalDate oldest = wanted.stream()
                .map(ForecastRecord::origin)
                .min(Comparator.naturalOrder())
                .orElse(today);
        if (oldest.isBefore(today.minusDays(2))) {
            notes.add("The oldest forecast used knows demand through " + oldest + ".");
        }
        notes.addAll(UnmatchedTerms.notes(request, items, receipts::supplier));
        return notes;
    }
}
