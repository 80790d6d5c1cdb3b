package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.OrderToPick;
import io.clickshelf.contracts.warehouse.PickBatch;
import io.clickshelf.contracts.warehouse.PickRequest;
import io.clickshelf.contracts.warehouse.PickResponse;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.warehouse.PickPlanner.SpotStock;
import io.clickshelf.logistics.store.warehouse.PickOrders;
import io.clickshelf.logistics.store.warehouse.PickWaves;
import io.clickshelf.platform.time.EventClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes jobs of a request: the orders that it brings, or the platform's open ones, by warehouse. */
@Component
class PickJobs {

    private final Floors floors;
    private final WarehouseStock stock;
    private final PromisedStock promised;
    private final PickOrders orders;
    private final OrderHomes homes;
    private final Goods goods;
    private final EventClock clock;
    private final LogisticsProperties properties;

    PickJobs(
            Floors floors,
            WarehouseStock stock,
            PromisedStock promised,
            PickOrders orders,
            OrderHomes homes,
            Goods goods,
            EventClock clock,
            LogisticsProperties properties) {
        this.floors = floors;
        this.stock = stock;
        this.promised = promised;
        this.orders = orders;
        this.homes = homes;
        this.goods = goods;
        this.clock = clock;
        this.properties = properties;
    }

    List<PickJob> of(PickRequest request) {
        Instant start = Objects.requireNonNullElse(request.startAt(), clock.instant());
        List<Floors.Known> known = floors.of(request.warehouseId(), request.layout());
        if (request.orders() != null) {
            if (known.size() > 1) {
                throw new IllegalArgumentException("There are several warehouses ("
                        + String.join(
                                ", ",
                                known.stream().map(Floors.Known::warehouseId).toList())
                        + "); name the one to pick these orders in as warehouseId.");
            }
            return List.of(sent(request, known.getFirst(), request.orders(), start));
        }
        List<PickOrders.PickOrderRow> open =
                orders.open(start.minus(properties.warehouse().openOrderAge()));
        List<PickOrders.PickOrderRow> homed = request.layout() == null ? homes.of(open) : open;
        return known.stream()
                .map(warehouse -> open(request, warehouse, homed, start))
                .toList();
    }

    /** Orders that a request brings. */
    PickJob sent(PickRequest request, Floors.Known warehouse, List<OrderToPick> sent, Instant start) {
        PickTerms terms = new PickTerms(request, warehouse.layout());
        Job job = new Job(request, warehouse);
        Set<String> ids = new HashSet<>();
        for (OrderToPick order : sent) {
            if (!ids.add(order.orderId())) {
                throw new IllegalArgumentException(
                        "Order \"" + order.orderId() + "\" is given twice; send each order once.");
            }
            job.add(order, terms, start);
        }
        return job.done(terms, start, false);
    }

    /**
     * Orders of a wave that is under way, and those that join it; those that can't be picked are its unplanned.
     *
     * @param waveId of the wave
     * @param sent   null for the open orders that are in no wave
     * @param dueBy  of those, only what must be handed over by then; null for all
     */
    PickJob joining(
            Floors.Known warehouse,
            String waveId,
            List<PickBatch> open,
            List<PickBatch> fixed,
            @Nullable List<OrderToPick> sent,
            @Nullable Instant dueBy,
            Set<String> there,
            Instant now) {
        PickRequest request = inWarehouse(warehouse.warehouseId(), now);
        PickTerms terms = new PickTerms(request, warehouse.layout());
        Job job = new Job(request, warehouse);
        job.withhold(promised.in(warehouse.warehouseId(), waveId));
        job.withhold(PromisedStock.units(open));
        job.withhold(PromisedStock.units(
                fixed.stream().filter(b -> b.status().equals(PickWaves.BEGUN)).toList()));
        job.planned.addAll(there);
        WaveJoins.orders(open).forEach(order -> job.add(order, terms, now));
        if (sent != null) {
            sent.stream().filter(o -> !there.contains(o.orderId())).forEach(order -> job.add(order, terms, now));
        } else {
            Predicate<PickOrders.PickOrderRow> wanted = order -> {
                Instant due = terms.due(order.windowStart(), now);
                return warehouse.warehouseId().equals(order.warehouseId())
                        && (dueBy == null || due != null && !due.isAfter(dueBy))
                        && !there.contains(order.orderId());
            };
            job.addOwn(
                    homes.of(orders.open(now.minus(properties.warehouse().openOrderAge()))).stream()
                            .filter(wanted)
                            .toList(),
                    terms,
                    now);
        }
        return job.done(terms, now, false);
    }

    /** Asks for nothing but what a warehouse has and does. */
    static PickRequest inWarehouse(String warehouseId, Instant now) {
        return new PickRequest(warehouseId, null, null, null, null, null, now, null, null, null);
    }

    private PickJob open(
            PickRequest request, Floors.Known warehouse, List<PickOrders.PickOrderRow> open, Instant start) {
        PickTerms terms = new PickTerms(request, warehouse.layout());
        Job job = new Job(request, warehouse);
        if (request.stored() == null && request.layout() == null) {
            job.withhold(promised.in(warehouse.warehouseId(), null));
        }
        job.addOwn(
                open.stream()
                        .filter(order -> order.warehouseId() == null
                                ? request.layout() != null
                                : order.warehouseId().equals(warehouse.warehouseId()))
                        .toList(),
                terms,
                start);
        long nowhere = open.stream().filter(o -> o.warehouseId() == null).count();
        if (nowhere > 0 && request.layout() == null) {
            job.notes.add(nowhere + " open orders name no warehouse, lie whole in none, and are left out.");
        }
        return job.done(terms, start, true);
    }

    /** A job as it is put together. */
    private final class Job {

        private final Floors.Known warehouse;
        private final Map<String, List<SpotStock>> faces = new HashMap<>();
        private final List<io.clickshelf.logistics.model.warehouse.OrderToPick> picks = new ArrayList<>();
        private final Map<String, String> names = new HashMap<>();
        private final List<String> notes = new ArrayList<>();
        private final Set<String> locations = new HashSet<>();
        private final Map<String, Double> there = new HashMap<>();
        private final Set<String> planned = new HashSet<>();
        private final Map<String, Double> promisedOf = new HashMap<>();
        private final List<PickResponse.UnplannedOrder> unplanned = new ArrayList<>();

        Job(PickRequest request, Floors.Known warehouse) {
            this.warehouse = warehouse;
            WarehouseStock.Found found = request.stored() != null
                    ? WarehouseStock.resolve(request.stored(), Map.of(), warehouse.floor())
                    : request.layout() != null
                            ? WarehouseStock.resolve(List.of(), Map.of(), warehouse.floor())
                            : stock.of(warehouse.warehouseId(), warehouse.floor());
            faces.putAll(found.faces());
            for (Map<String, List<SpotStock>> part : List.of(found.faces(), found.reserve())) {
                part.forEach(
                        (product, spots) -> spots.forEach(spot -> there.merge(product, spot.units(), Double::sum)));
            }
            if (!found.missing().isEmpty()) {
                notes.add("Products lie in " + found.missing().size()
                        + " locations that are not in the layout, and are not picked there: "
                        + found.missing().subList(0, Math.min(5, found.missing().size())));
            }
            warehouse.floor().slots().forEach(slot -> locations.add(slot.spotId()));
        }

        /** Adds the platform's own orders; what is due first gets what is there, and of the others is said what they lack. */
        void addOwn(List<PickOrders.PickOrderRow> own, PickTerms terms, Instant start) {
            Map<String, Instant> due = new HashMap<>();
            own.forEach(order -> due.put(
                    order.orderId(), Objects.requireNonNullElse(terms.due(order.windowStart(), start), Instant.MAX)));
            Map<String, String> lacking = new HashMap<>();
            own.stream()
                    .sorted(Comparator.comparing(order -> due.getOrDefault(order.orderId(), Instant.MAX)))
                    .forEach(order -> {
                        String lacks = lacking(order.units());
                        if (lacks.isEmpty()) {
                            order.units().forEach((product, units) -> promisedOf.merge(product, units, Double::sum));
                        } else {
                            lacking.put(order.orderId(), lacks);
                        }
                    });
            for (PickOrders.PickOrderRow order : own) {
                String lacks = lacking.get(order.orderId());
                if (lacks == null) {
                    add(order.orderId(), order.units(), terms.due(order.windowStart(), start), null, terms, start);
                } else {
                    unplanned.add(new PickResponse.UnplannedOrder(order.orderId(), lacks));
                }
            }
        }

        /** Why an order can't be picked even if all reserve were brought down; empty if it can. */
        private String lacking(Map<String, Double> units) {
            for (Map.Entry<String, Double> wanted : units.entrySet()) {
                String product = wanted.getKey();
                Double has = there.get(product);
                double before = promisedOf.getOrDefault(product, 0.0);
                if (has != null && has <= 0) {
                    return product + " is out of stock in " + warehouse.warehouseId();
                }
                if (has != null && has - before < wanted.getValue()) {
                    String others =
                            before > 0 ? String.format(Locale.ROOT, ", %.0f for orders that come first", before) : "";
                    return String.format(
                            Locale.ROOT,
                            "%s has %.0f of %s%s; %.0f ordered",
                            warehouse.warehouseId(),
                            has,
                            product,
                            others,
                            wanted.getValue());
                }
            }
            return "";
        }

        /** Leaves units, by product and location, to orders that have them already. */
        void withhold(Map<String, Double> taken) {
            faces.replaceAll((product, spots) -> spots.stream()
                    .map(spot -> new SpotStock(
                            spot.spotId(),
                            Math.max(
                                    0,
                                    spot.units() - taken.getOrDefault(PromisedStock.key(product, spot.spotId()), 0.0))))
                    .toList());
            taken.forEach((key, units) -> promisedOf.merge(PromisedStock.product(key), units, Double::sum));
        }

        void add(OrderToPick order, PickTerms terms, Instant start) {
            Map<String, Double> units = new LinkedHashMap<>();
            for (OrderToPick.Line line : order.lines()) {
                units.merge(named(line), Objects.requireNonNullElse(line.quantity(), 1.0), Double::sum);
            }
            add(order.orderId(), units, order.dueAt(), order.boxes(), terms, start);
        }

        /** A line's product; one that is taken from a named location gets a name of its own. */
        String named(OrderToPick.Line line) {
            String location = line.locationId();
            if (location == null && !faces.containsKey(line.productId()) && locations.contains(line.productId())) {
                location = line.productId();
            }
            if (location == null) {
                return line.productId();
            }
            if (!locations.contains(location)) {
                throw new IllegalArgumentException("Location \"" + location + "\" is not in the layout of "
                        + warehouse.warehouseId() + "; name one that is, or leave it out.");
            }
            String name = line.productId() + "\n" + location;
            names.put(name, line.productId());
            faces.putIfAbsent(name, List.of(new SpotStock(location, WarehouseStock.ENOUGH)));
            return name;
        }

        void add(
                String orderId,
                Map<String, Double> units,
                @Nullable Instant due,
                @Nullable Double boxes,
                PickTerms terms,
                Instant start) {
            double liters = 0;
            List<io.clickshelf.logistics.model.warehouse.OrderToPick.Line> lines = new ArrayList<>();
            for (Map.Entry<String, Double> line : units.entrySet()) {
                String product = names.getOrDefault(line.getKey(), line.getKey());
                liters += line.getValue() * goods.liters(product);
                lines.add(new io.clickshelf.logistics.model.warehouse.OrderToPick.Line(
                        line.getKey(), line.getValue(), goods.kilograms(product), goods.liters(product)));
            }
            picks.add(new io.clickshelf.logistics.model.warehouse.OrderToPick(
                    orderId,
                    lines,
                    due == null
                            ? Double.POSITIVE_INFINITY
                            : Math.max(0, Duration.between(start, due).toMillis() / 1000.0),
                    Objects.requireNonNullElse(boxes, terms.boxes(liters))));
        }

        PickJob done(PickTerms terms, Instant start, boolean own) {
            List<io.clickshelf.logistics.model.warehouse.OrderToPick> now = picks;
            if (picks.size() > terms.waveOrders()) {
                List<io.clickshelf.logistics.model.warehouse.OrderToPick> byDue = new ArrayList<>(picks);
                byDue.sort(Comparator.comparing(
                                (io.clickshelf.logistics.model.warehouse.OrderToPick o) -> !planned.contains(o.id()))
                        .thenComparingDouble(io.clickshelf.logistics.model.warehouse.OrderToPick::dueSeconds));
                now = byDue.subList(0, terms.waveOrders());
                byDue.subList(terms.waveOrders(), byDue.size())
                        .forEach(o -> unplanned.add(new PickResponse.UnplannedOrder(
                                o.id(), "the wave is full; it is due later than the orders in it")));
            }
            notes.addAll(terms.unknown(now));
            return new PickJob(warehouse, faces, now, names, unplanned, notes, terms, start, own);
        }
    }
}
