package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.StockItemRequest;
import io.clickshelf.contracts.logistics.StockRequest;
import io.clickshelf.logistics.model.stock.DemandForecast;
import io.clickshelf.logistics.model.stock.Economics;
import io.clickshelf.logistics.model.stock.LeadTime;
import io.clickshelf.logistics.model.stock.LeadTimeModel;
import io.clickshelf.logistics.model.stock.OrderCalendar;
import io.clickshelf.logistics.model.stock.OrderRules;
import io.clickshelf.logistics.model.stock.ServiceGoal;
import io.clickshelf.logistics.model.stock.StockItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Items whose demand came with the request. Stock counts only where the request tells it. */
@Component
class RequestedItems {

    /** Steps by which a scattered lead time is cut into whole days. */
    private static final int SLICES = 200;

    private final Receipts receipts;
    private final ItemTerms terms;

    RequestedItems(Receipts receipts, ItemTerms terms) {
        this.receipts = receipts;
        this.terms = terms;
    }

    List<PlannedItem> of(StockRequest request, LocalDate today) {
        LeadTimeModel learnt = receipts.learnt();
        List<PlannedItem> items = new ArrayList<>();
        double review = Objects.requireNonNullElse(request.reviewDays(), 0.0);
        Map<String, Double> plain = Objects.requireNonNullElse(request.demandForecast(), Map.of());
        plain.forEach((product, perDay) -> {
            OrderCalendar.Window window = terms.window(product, request, today);
            items.add(new PlannedItem(
                    new StockItem(
                            product,
                            "",
                            DemandForecast.perDay(perDay),
                            terms.leadTime(product, request, learnt, window),
                            0,
                            0,
                            0,
                            terms.rules(product, request, review, window),
                            terms.economics(product, request.fixedOrderCost()),
                            null),
                    false,
                    0,
                    0,
                    orderOn(window),
                    terms.currency(product)));
        });
        if (request.items() != null) {
            for (StockItemRequest item : request.items()) {
                items.add(item(item, request, learnt, review, today));
            }
        }
        return items;
    }

    static @Nullable LocalDate orderOn(OrderCalendar.@Nullable Window window) {
        return window == null || window.waitDays() == 0 ? null : window.day();
    }

    private PlannedItem item(
            StockItemRequest item, StockRequest request, LeadTimeModel learnt, double review, LocalDate today) {
        OrderCalendar.Window window = terms.window(item.productId(), request, today);
        OrderRules known = terms.rules(item.productId(), request, review, window);
        OrderRules rules = OrderRules.packs(
                        item.packSize() == null ? known.packSize() : item.packSize(),
                        item.minimumOrderQuantity() == null ? known.minimumQuantity() : item.minimumOrderQuantity())
                .withReviewDays(known.reviewDays())
                .withLimits(
                        Objects.requireNonNullElse(item.maximumLevel(), Double.POSITIVE_INFINITY),
                        item.shelfLifeDays() == null ? known.shelfLifeDays() : item.shelfLifeDays(),
                        item.volumeLiters() == null ? known.unitVolume() : item.volumeLiters());
        StockItem planned = new StockItem(
                item.productId(),
                Objects.requireNonNullElse(item.warehouseId(), ""),
                demand(item),
                leadTime(item, terms.leadTime(item.productId(), request, learnt, window), window),
                zero(item.onHand()),
                zero(item.onOrder()),
                zero(item.reserved()),
                rules,
                economics(item, request),
                item.serviceLevel() == null ? null : new ServiceGoal.CycleService(item.serviceLevel()));
        return new PlannedItem(planned, item.onHand() != null, 0, 0, orderOn(window), terms.currency(item.productId()));
    }

    private static DemandForecast demand(StockItemRequest item) {
        if (item.demandPerDay() != null) {
            return item.standardDeviation() == null
                    ? DemandForecast.perDay(item.demandPerDay())
                    : DemandForecast.perDay(item.demandPerDay(), item.standardDeviation());
        }
        if (item.levels() == null || item.quantiles() == null) {
            throw new IllegalArgumentException(
                    "Item " + item.productId() + " has no demand; give demandPerDay, or levels and quantiles.");
        }
        return DemandForecast.quantiles(
                numbers(item.levels()),
                item.quantiles().stream().map(RequestedItems::numbers).toArray(double[][]::new));
    }

    private static LeadTime leadTime(StockItemRequest item, LeadTime usual, OrderCalendar.@Nullable Window window) {
        Double sd = item.leadTimeStandardDeviation();
        if (item.leadTime() == null && sd == null) {
            return usual;
        }
        LeadTime own = leadTime(item.leadTime() == null ? usual.mean() : item.leadTime(), sd);
        return window == null || item.leadTime() == null ? own : own.later(window.waitDays());
    }

    /** Whole days as a normal distribution has them. */
    static LeadTime leadTime(double mean, @Nullable Double sd) {
        if (sd == null || sd == 0) {
            return LeadTime.fixed(mean);
        }
        NormalDistribution normal = new NormalDistribution(null, mean, sd);
        Map<Integer, Double> weights = new TreeMap<>();
        for (int i = 0; i < SLICES; i++) {
            double days = normal.inverseCumulativeProbability((i + 0.5) / SLICES);
            weights.merge((int) Math.max(0, Math.round(days)), 1.0 / SLICES, Double::sum);
        }
        return LeadTime.ofWeights(weights);
    }

    private Economics economics(StockItemRequest item, StockRequest request) {
        Economics known = terms.economics(
                item.productId(), item.fixedOrderCost() == null ? request.fixedOrderCost() : item.fixedOrderCost());
        if (item.price() == null && item.cost() == null) {
            return known;
        }
        double cost = item.cost() == null ? known.unitCost() : item.cost();
        double price = item.price() == null ? known.unitCost() + known.unitMargin() : item.price();
        return Economics.of(price, cost).withFixedOrderCost(known.fixedOrderCost());
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double zero(@Nullable Double value) {
        return value == null ? 0 : value;
    }
}
