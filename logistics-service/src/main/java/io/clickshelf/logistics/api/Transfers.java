package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.StockTransfer;
import io.clickshelf.contracts.logistics.Warehouse;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.stock.PlanSettings;
import io.clickshelf.logistics.model.stock.StockItem;
import io.clickshelf.logistics.model.stock.TransferPlanner;
import io.clickshelf.logistics.model.stock.policy.DemandDistribution;
import io.clickshelf.logistics.store.ProposalRow;
import io.clickshelf.logistics.store.Warehouses;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Moves stock from where it is too much to where it runs out, before anything is ordered. */
@Component
class Transfers {

    private final Warehouses warehouses;
    private final LogisticsProperties properties;

    Transfers(Warehouses warehouses, LogisticsProperties properties) {
        this.warehouses = warehouses;
        this.properties = properties;
    }

    /** The items as they stand once the transfers are under way. */
    record Moved(List<PlannedItem> items, List<StockTransfer> transfers) {}

    /** @param putOff ids of proposals that are not to be made now, as they would be called today */
    Moved plan(List<PlannedItem> items, PlanSettings settings, LocalDate today, Set<String> putOff) {
        Map<String, List<PlannedItem>> byProduct = new LinkedHashMap<>();
        for (PlannedItem item : items) {
            byProduct
                    .computeIfAbsent(item.item().productId(), product -> new ArrayList<>())
                    .add(item);
        }
        Map<String, Warehouse> places = new HashMap<>();
        warehouses.all().forEach(warehouse -> places.put(String.valueOf(warehouse.id()), warehouse));
        List<Moved> parts = byProduct.values().parallelStream()
                .map(product -> product(product, places, settings, today, putOff))
                .toList();
        return new Moved(
                parts.stream().flatMap(part -> part.items().stream()).toList(),
                parts.stream().flatMap(part -> part.transfers().stream()).toList());
    }

    private Moved product(
            List<PlannedItem> items,
            Map<String, Warehouse> places,
            PlanSettings settings,
            LocalDate today,
            Set<String> putOff) {
        List<PlannedItem> known = items.stream().filter(PlannedItem::stockKnown).toList();
        if (known.size() < 2 || !unbalanced(known)) {
            return new Moved(items, List.of());
        }
        List<TransferPlanner.Place> stocks = new ArrayList<>();
        List<TransferPlanner.Lane> lanes = new ArrayList<>();
        for (PlannedItem to : known) {
            StockItem item = to.item();
            stocks.add(new TransferPlanner.Place(
                    item.warehouseId(),
                    Math.max(0, item.onHand() - item.reserved()),
                    new Net(item.demandUntilDelivery(settings), item.onOrder()),
                    item.economics().unitMargin() + item.economics().stockOutCost()));
            for (PlannedItem from : known) {
                if (!from.key().equals(to.key()) && !putOff.contains(id(from.item(), item, today))) {
                    lanes.add(lane(from.item().warehouseId(), item.warehouseId(), places));
                }
            }
        }
        TransferPlanner.Plan plan = TransferPlanner.plan(
                stocks, lanes, known.getFirst().item().rules().packSize());
        return moved(items, plan);
    }

    private static String id(StockItem from, StockItem to, LocalDate today) {
        return new ProposalRow(to.productId(), to.warehouseId(), from.warehouseId(), today, 0, BigDecimal.ZERO, today)
                .id();
    }

    /** Whether one place has less than its mean demand, and another more. */
    private static boolean unbalanced(List<PlannedItem> items) {
        boolean shortOf = false;
        boolean over = false;
        for (PlannedItem item : items) {
            StockItem stock = item.item();
            double mean =
                    stock.demand().mean(stock.leadTime().mean() + stock.rules().reviewDays());
            shortOf |= stock.position() < mean;
            over |= stock.onHand() - stock.reserved() > mean;
        }
        return shortOf && over;
    }

    private TransferPlanner.Lane lane(String from, String to, Map<String, Warehouse> places) {
        double cost = properties.stock().transferCostPerUnit();
        Warehouse a = places.get(from);
        Warehouse b = places.get(to);
        if (a != null && b != null) {
            int meters = Travel.sphere(
                            new double[] {a.latitude(), b.latitude()},
                            new double[] {a.longitude(), b.longitude()},
                            properties.routes().detourFactor(),
                            1)
                    .distance(0, 1);
            cost += meters / 1000.0 * properties.stock().transferCostPerUnitKm();
        }
        return new TransferPlanner.Lane(from, to, cost);
    }

    private static Moved moved(List<PlannedItem> items, TransferPlanner.Plan plan) {
        List<PlannedItem> after = new ArrayList<>(items);
        List<StockTransfer> transfers = new ArrayList<>();
        for (TransferPlanner.Transfer transfer : plan.transfers()) {
            after.replaceAll(item -> item.item().warehouseId().equals(transfer.from())
                    ? item.moved(-transfer.units())
                    : item.item().warehouseId().equals(transfer.to()) ? item.moved(transfer.units()) : item);
            transfers.add(new StockTransfer(
                    items.getFirst().item().productId(),
                    transfer.from(),
                    transfer.to(),
                    transfer.units(),
                    money(transfer.transportCost()),
                    money(plan.costBefore() - plan.costAfter()),
                    null));
        }
        return new Moved(after, transfers);
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }

    /** Demand that what is on order will not cover. */
    private record Net(DemandDistribution demand, double coming) implements DemandDistribution {

        @Override
        public double mean() {
            return demand.expectedShortage(coming);
        }

        @Override
        public double standardDeviation() {
            return demand.standardDeviation();
        }

        @Override
        public double cumulative(double x) {
            return x < 0 ? 0 : demand.cumulative(x + coming);
        }

        @Override
        public double quantile(double probability) {
            return Math.max(0, demand.quantile(probability) - coming);
        }

        @Override
        public double expectedShortage(double level) {
            return demand.expectedShortage(level + coming);
        }
    }
}
