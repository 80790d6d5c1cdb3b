package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.event.EventIds;
import io.clickshelf.contracts.warehouse.OrderToPick;
import io.clickshelf.contracts.warehouse.PickRequest;
import io.clickshelf.contracts.warehouse.WarehouseProposal;
import io.clickshelf.contracts.warehouse.WarehouseRequest;
import io.clickshelf.contracts.warehouse.WarehouseResponse;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.warehouse.Floor;
import io.clickshelf.logistics.model.warehouse.PickPlanner.SpotStock;
import io.clickshelf.logistics.model.warehouse.Slot;
import io.clickshelf.logistics.model.warehouse.SlottingPlan;
import io.clickshelf.logistics.model.warehouse.SlottingPlanner;
import io.clickshelf.logistics.store.warehouse.PickOrders;
import io.clickshelf.logistics.store.warehouse.WarehouseProposals;
import io.clickshelf.platform.time.EventClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans the places of one warehouse's products, and what to fill up. */
@Component
class SlottingSolver {

    private static final Duration PAST = Duration.ofDays(60);

    private final WarehouseStock stock;
    private final ExpectedDemand demand;
    private final Goods goods;
    private final FillUps fillUps;
    private final PickTimesModel times;
    private final WarehouseProposals proposals;
    private final Clock clock;
    private final EventClock eventClock;
    private final LogisticsProperties.WarehouseDefaults properties;

    SlottingSolver(
            WarehouseStock stock,
            ExpectedDemand demand,
            Goods goods,
            FillUps fillUps,
            PickTimesModel times,
            WarehouseProposals proposals,
            Clock clock,
            EventClock eventClock,
            LogisticsProperties properties) {
        this.stock = stock;
        this.demand = demand;
        this.goods = goods;
        this.fillUps = fillUps;
        this.times = times;
        this.proposals = proposals;
        this.clock = clock;
        this.eventClock = eventClock;
        this.properties = properties.warehouse();
    }

    record Solved(WarehouseResponse.WarehousePlan plan, Map<String, String> locations, List<String> notes) {}

    Solved solve(WarehouseRequest request, Floors.Known warehouse, boolean only, LocalDate today, String decisionId) {
        String id = warehouse.warehouseId();
        PickTerms terms = new PickTerms(
                new PickRequest(id, null, null, null, null, null, null, null, null, null), warehouse.layout());
        WarehouseStock.Found found = request.stored() != null || request.layout() != null
                ? WarehouseStock.resolve(
                        Objects.requireNonNullElse(request.stored(), List.of()), Map.of(), warehouse.floor())
                : stock.of(id, warehouse.floor());
        Map<String, String> spots = withApproved(id, found.spots());
        ExpectedDemand.Asked asked = new ExpectedDemand.Asked(
                id, only && request.orders() == null, today, Objects.requireNonNullElse(request.days(), 14));
        List<PickOrders.PickOrderRow> sample = request.orders() != null
                ? sent(request.orders())
                : demand.sample(id, only, eventClock.instant().minus(PAST));
        ExpectedDemand.Expected expected =
                demand.of(asked, warehouse.floor(), spots, terms.cart().orders(), sample);
        List<SlottingPlanner.Product> products = products(warehouse, spots, expected);
        Set<String> known = new HashSet<>();
        products.forEach(p -> known.add(p.id()));
        List<SlottingPlanner.Demand> walks = expected.walks().stream()
                .map(w -> new SlottingPlanner.Demand(
                        w.productIds().stream().filter(known::contains).toList(), w.weight()))
                .filter(w -> !w.productIds().isEmpty())
                .toList();
        double speed = terms.times(times.current()).metersPerSecond();
        double least = Objects.requireNonNullElse(request.leastMetersSaved(), properties.leastMetersSaved());
        SlottingPlan plan = SlottingPlanner.plan(
                withoutSecondFaces(warehouse.floor(), found, spots),
                products,
                walks,
                new SlottingPlanner.Settings(
                        Objects.requireNonNullElse(request.maxMoves(), properties.maxMoves()),
                        least * expected.days(),
                        Objects.requireNonNullElse(request.seconds(), 3.0),
                        speed));
        List<WarehouseProposal> moves = new ArrayList<>();
        List<WarehouseProposal> placements = new ArrayList<>();
        for (SlottingPlan.Move move : plan.moves()) {
            (move.fromSpotId().isEmpty() ? placements : moves).add(move(asked, move, expected, speed, decisionId));
        }
        double saved =
                moves.stream().mapToDouble(WarehouseProposal::minutesPerDay).sum();
        List<String> notes = new ArrayList<>();
        if (sample.isEmpty()) {
            notes.add("No orders are known for " + id + "; it is planned from forecasts alone.");
        }
        if (!plan.unplaced().isEmpty()) {
            notes.add(plan.unplaced().size() + " products of " + id + " lie nowhere and suit no free pick face: "
                    + plan.unplaced().subList(0, Math.min(5, plan.unplaced().size())));
        }
        Set<String> taken = new HashSet<>(plan.assignments().values());
        found.faces().values().forEach(at -> at.forEach(place -> taken.add(place.spotId())));
        found.reserve().values().forEach(at -> at.forEach(place -> taken.add(place.spotId())));
        FillUps.Found fills = fillUps.of(warehouse, found, taken, expected, asked, decisionId);
        notes.addAll(fills.notes());
        return new Solved(
                new WarehouseResponse.WarehousePlan(
                        id,
                        PickSolver.rounded(plan.metersBefore() / expected.days()),
                        PickSolver.rounded(plan.metersAfter() / expected.days()),
                        PickSolver.rounded(saved),
                        sample.size(),
                        expected.forecasts(),
                        moves,
                        placements,
                        fills.proposals()),
                new TreeMap<>(plan.assignments()),
                notes);
    }

    private static List<PickOrders.PickOrderRow> sent(List<OrderToPick> orders) {
        List<PickOrders.PickOrderRow> rows = new ArrayList<>();
        for (OrderToPick order : orders) {
            Map<String, Double> units = new LinkedHashMap<>();
            order.lines()
                    .forEach(line -> units.merge(
                            line.productId(), Objects.requireNonNullElse(line.quantity(), 1.0), Double::sum));
            rows.add(new PickOrders.PickOrderRow(order.orderId(), Instant.EPOCH, null, null, units));
        }
        return rows;
    }

    /** Where products will lie once the approved placements and moves are made. */
    private Map<String, String> withApproved(String warehouseId, Map<String, String> spots) {
        Map<String, String> lie = new TreeMap<>(spots);
        for (WarehouseProposal placement : approved(warehouseId, WarehouseProposals.PLACEMENT)) {
            lie.putIfAbsent(placement.productId(), Objects.requireNonNull(placement.toLocationId()));
        }
        for (WarehouseProposal move : approved(warehouseId, WarehouseProposals.MOVE)) {
            String from = Objects.requireNonNull(move.fromLocationId());
            if (from.equals(lie.get(move.productId()))) {
                lie.put(move.productId(), Objects.requireNonNull(move.toLocationId()));
                if (move.swapWith() != null) {
                    lie.put(move.swapWith(), from);
                }
            }
        }
        return lie;
    }

    private List<WarehouseProposal> approved(String warehouseId, String kind) {
        return proposals.list(warehouseId, kind, WarehouseProposals.APPROVED, 10_000);
    }

    private List<SlottingPlanner.Product> products(
            Floors.Known warehouse, Map<String, String> spots, ExpectedDemand.Expected expected) {
        Map<String, @Nullable String> all = new TreeMap<>(spots);
        expected.unitsPerDay().forEach((product, units) -> {
            if (goods.sold(product)) {
                all.putIfAbsent(product, null);
            }
        });
        List<SlottingPlanner.Product> products = new ArrayList<>();
        Map<String, Slot> slots = new TreeMap<>();
        warehouse.floor().slots().forEach(slot -> slots.put(slot.spotId(), slot));
        all.forEach((product, spot) -> {
            double liters = goods.liters(product);
            double daily = Math.ceil(expected.unitsPerDay().getOrDefault(product, 0.0));
            Slot own = spot == null ? null : slots.get(spot);
            // A day's units should fit; where even its present face is smaller, that will do.
            double face = own == null ? daily : Math.min(daily, own.holds(liters));
            products.add(new SlottingPlanner.Product(
                    product,
                    spot,
                    goods.kilograms(product),
                    liters,
                    goods.height(product),
                    goods.zone(product, warehouse.layout()),
                    face));
        });
        return products;
    }

    /** Second faces of a product stay where they are. */
    private static Floor withoutSecondFaces(Floor floor, WarehouseStock.Found found, Map<String, String> spots) {
        Set<String> first = new HashSet<>(spots.values());
        Set<String> second = new HashSet<>();
        found.faces().values().forEach(at -> at.stream().map(SpotStock::spotId).forEach(second::add));
        second.removeAll(first);
        return second.isEmpty()
                ? floor
                : new Floor(
                        floor.layout(),
                        floor.slots().stream()
                                .filter(slot -> !second.contains(slot.spotId()))
                                .toList());
    }

    /** What it is, how demand turns, and what the place is worth. */
    private String reason(SlottingPlan.Move move, ExpectedDemand.Expected expected, int daysAhead) {
        String product = move.productId();
        return String.format(
                Locale.ROOT,
                "%s: %.1f units a day expected in the next %d days, %.1f a day lately; %s (in %.0f days)",
                goods.title(product),
                expected.unitsPerDay().getOrDefault(product, 0.0),
                daysAhead,
                expected.lately().getOrDefault(product, 0.0),
                move.reason(),
                expected.days());
    }

    private WarehouseProposal move(
            ExpectedDemand.Asked asked,
            SlottingPlan.Move move,
            ExpectedDemand.Expected expected,
            double speed,
            String decisionId) {
        boolean lies = !move.fromSpotId().isEmpty();
        double meters = move.metersSaved() / expected.days();
        return new WarehouseProposal(
                EventIds.digest(
                        "slotting-move",
                        asked.warehouseId(),
                        asked.today(),
                        move.productId(),
                        move.fromSpotId(),
                        move.toSpotId()),
                asked.warehouseId(),
                lies ? WarehouseProposals.MOVE : WarehouseProposals.PLACEMENT,
                asked.today(),
                move.step(),
                move.productId(),
                lies ? move.fromSpotId() : null,
                move.toSpotId(),
                move.swapWith().isEmpty() ? null : move.swapWith(),
                null,
                null,
                PickSolver.rounded(meters),
                Math.round(100 * meters / speed / 60) / 100.0,
                null,
                reason(move, expected, asked.days()),
                WarehouseProposals.PENDING,
                decisionId,
                clock.instant(),
                null);
    }
}
