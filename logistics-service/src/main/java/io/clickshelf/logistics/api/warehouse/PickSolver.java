package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.event.EventIds;
import io.clickshelf.contracts.warehouse.PickBatch;
import io.clickshelf.contracts.warehouse.PickWave;
import io.clickshelf.logistics.model.warehouse.Layout;
import io.clickshelf.logistics.model.warehouse.OrderBatching;
import io.clickshelf.logistics.model.warehouse.OrderToPick;
import io.clickshelf.logistics.model.warehouse.PickOrder;
import io.clickshelf.logistics.model.warehouse.PickPlan;
import io.clickshelf.logistics.model.warehouse.PickPlanner;
import io.clickshelf.logistics.model.warehouse.PickSettings;
import io.clickshelf.logistics.model.warehouse.WalkSimulator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Solves a job, lets the walk simulator check the plan, and writes it as a wave. */
@Component
class PickSolver {

    static final String MODEL_VERSION = "pick-planner-1";

    private final PickTimesModel times;

    PickSolver(PickTimesModel times) {
        this.times = times;
    }

    /** A wave that isn't kept yet, and what can't be picked. */
    record Solved(PickWave wave, PickJob job, PickSettings settings, PickPlan plan) {

        List<PickPlan.Unplanned> unplanned() {
            return plan.unplanned();
        }

        /** How the batches were made, or what is known of better ones; may be empty. */
        String batching() {
            return plan.batching();
        }

        /** Some of the orders from the same locations, one batch after another as they came, each walked the best way. */
        OrderBatching.Result firstCome(Predicate<String> orderIds) {
            return PickSolver.firstCome(job, settings, plan, orderIds);
        }

        /** Minutes that so many metres and batches less are worth. */
        double minutes(double meters, int batches) {
            return (meters / settings.times().metersPerSecond()
                            + batches * settings.times().perBatch())
                    / 60;
        }
    }

    Solved solve(PickJob job, double seconds, DoubleConsumer better) {
        return solve(job, List.of(), seconds, better);
    }

    /** @param together order ids by batch that stays as it is */
    Solved solve(PickJob job, List<List<String>> together, double seconds, DoubleConsumer better) {
        PickSettings settings = job.terms().settings(times.current(), seconds);
        PickPlan plan =
                PickPlanner.join(job.warehouse().floor(), job.stock(), job.orders(), together, settings, better);
        WalkSimulator.verify(job.warehouse().floor().layout(), job.stock(), job.orders(), settings, plan);
        return new Solved(wave(job, settings, plan), job, settings, plan);
    }

    private static PickWave wave(PickJob job, PickSettings settings, PickPlan plan) {
        List<PickBatch> batches = new ArrayList<>();
        String warehouse = job.warehouse().warehouseId();
        int lines = 0;
        TreeSet<String> ids = new TreeSet<>();
        Map<String, OrderToPick> byId = new HashMap<>();
        job.orders().forEach(order -> byId.put(order.id(), order));
        for (PickPlan.Batch batch : plan.batches()) {
            ids.addAll(batch.orderIds());
            List<PickBatch.PickStop> stops = new ArrayList<>();
            for (PickPlan.Stop stop : batch.stops()) {
                lines += stop.picks().size();
                stops.add(new PickBatch.PickStop(
                        stop.spotId(),
                        stop.picks().stream()
                                .map(p -> new PickBatch.Pick(
                                        p.orderId(),
                                        job.names().getOrDefault(p.productId(), p.productId()),
                                        p.quantity()))
                                .toList()));
            }
            int number = batches.size() + 1;
            double due = batch.orderIds().stream()
                    .map(byId::get)
                    .filter(java.util.Objects::nonNull)
                    .mapToDouble(OrderToPick::dueSeconds)
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
            batches.add(new PickBatch(
                    warehouse + "-" + number,
                    warehouse,
                    number,
                    batch.picker(),
                    job.terms().pickerName(batch.picker()),
                    batch.orderIds(),
                    stops,
                    rounded(batch.meters()),
                    rounded(batch.seconds()),
                    rounded(batch.waitSeconds()),
                    after(job.startAt(), batch.startSeconds()),
                    after(job.startAt(), batch.startSeconds() + batch.seconds()),
                    Double.isInfinite(due) ? null : after(job.startAt(), due),
                    batch.exactRoute(),
                    "planned",
                    null));
        }
        OrderBatching.Result firstCome = firstCome(job, settings, plan, id -> true);
        double saved = (firstCome.meters() - plan.meters()) / settings.times().metersPerSecond()
                + (firstCome.batches().size() - batches.size())
                        * settings.times().perBatch();
        return new PickWave(
                ids.isEmpty() ? null : EventIds.digest("pick-wave", warehouse, places(batches)),
                warehouse,
                "planned",
                job.startAt(),
                ids.size(),
                lines,
                rounded(plan.meters()),
                rounded(plan.seconds()),
                rounded(plan.makespan()),
                rounded(firstCome.meters()),
                rounded(saved / 60),
                null,
                plan.lateOrderIds(),
                plan.later(),
                null,
                batches,
                null);
    }

    /** What is taken where, in whichever batches. */
    private static List<String> places(List<PickBatch> batches) {
        return batches.stream()
                .flatMap(batch -> batch.stops().stream()
                        .flatMap(stop -> stop.picks().stream()
                                .map(pick -> pick.orderId() + "\n" + pick.productId() + "\n" + stop.locationId())))
                .sorted()
                .toList();
    }

    private static OrderBatching.Result firstCome(
            PickJob job, PickSettings settings, PickPlan plan, Predicate<String> orderIds) {
        Layout layout = job.warehouse().floor().layout();
        Map<String, TreeSet<Integer>> spots = new HashMap<>();
        for (PickPlan.Batch batch : plan.batches()) {
            for (PickPlan.Stop stop : batch.stops()) {
                int spot = layout.spot(stop.spotId());
                stop.picks()
                        .forEach(pick -> spots.computeIfAbsent(pick.orderId(), o -> new TreeSet<>())
                                .add(spot));
            }
        }
        List<PickOrder> orders = new ArrayList<>();
        for (OrderToPick order : job.orders()) {
            TreeSet<Integer> at = spots.get(order.id());
            if (at != null && orderIds.test(order.id())) {
                orders.add(new PickOrder(
                        order.id(),
                        at.stream().mapToInt(Integer::intValue).toArray(),
                        settings.cart().load(order)));
            }
        }
        return OrderBatching.firstCome(layout, orders, settings.cart().limits());
    }

    private static Instant after(Instant start, double seconds) {
        return start.plusMillis(Math.round(1000 * seconds));
    }

    static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
