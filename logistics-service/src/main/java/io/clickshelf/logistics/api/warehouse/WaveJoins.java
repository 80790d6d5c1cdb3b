package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.OrderToPick;
import io.clickshelf.contracts.warehouse.PickBatch;
import io.clickshelf.contracts.warehouse.PickWave;
import io.clickshelf.logistics.api.PlanningThreads;
import io.clickshelf.logistics.model.warehouse.OrderBatching;
import io.clickshelf.logistics.model.warehouse.PickPlan;
import io.clickshelf.logistics.model.warehouse.PickPlanner.SpotStock;
import io.clickshelf.logistics.store.warehouse.PickWaves;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.time.EventClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets orders join a wave: the batches that are not begun keep their orders and locations, and take more where it pays. */
@Component
class WaveJoins {

    private final PickJobs jobs;
    private final PickSolver solver;
    private final Floors floors;
    private final WarehouseStock stock;
    private final PlanningThreads threads;
    private final EventClock clock;

    WaveJoins(
            PickJobs jobs,
            PickSolver solver,
            Floors floors,
            WarehouseStock stock,
            PlanningThreads threads,
            EventClock clock) {
        this.jobs = jobs;
        this.solver = solver;
        this.floors = floors;
        this.stock = stock;
        this.threads = threads;
        this.clock = clock;
    }

    /** The wave with what joined it. */
    record Joined(PickWave wave, List<String> orderIds) {}

    /** @param sent null for the open orders that are in no wave */
    Joined join(PickWave wave, @Nullable List<OrderToPick> sent) {
        Floors.Known warehouse = floors.one(wave.warehouseId());
        List<PickBatch> open = wave.batches().stream()
                .filter(b -> b.status().equals(PickWaves.PLANNED))
                .toList();
        List<PickBatch> fixed = wave.batches().stream()
                .filter(b -> !b.status().equals(PickWaves.PLANNED))
                .toList();
        Set<String> there = new HashSet<>();
        wave.batches().forEach(b -> there.addAll(b.orderIds()));
        Instant now = clock.instant().isAfter(wave.startAt()) ? clock.instant() : wave.startAt();
        PickJob job = jobs.joining(warehouse, open, fixed, sent, there, now);
        if (job.orders().stream().allMatch(order -> there.contains(order.id()))) {
            if (sent != null && !sent.isEmpty()) {
                throw ProblemException.conflict(
                        "nothing_to_join", "All of these orders are in wave " + wave.waveId() + " already.");
            }
            return new Joined(wave, List.of());
        }
        PickSolver.Solved solved = threads.run(
                () -> solver.solve(job, open.stream().map(PickBatch::orderIds).toList(), 0.2, shorter -> {}));
        List<String> cant = solved.unplanned().stream()
                .filter(u -> !there.contains(u.orderId()))
                .map(PickPlan.Unplanned::reason)
                .toList();
        if (sent != null && !cant.isEmpty()) {
            throw ProblemException.conflict(
                    "cannot_join", "An order can't be picked: " + String.join("; ", cant) + ".");
        }
        Set<String> joined = new HashSet<>();
        solved.wave().batches().forEach(b -> joined.addAll(b.orderIds()));
        joined.removeAll(there);
        return new Joined(
                merged(wave, fixed, solved, joined), joined.stream().sorted().toList());
    }

    /** The wave with its batches not begun walked to where products lie now, if any was moved. */
    Optional<PickWave> relocated(PickWave wave) {
        Floors.Known warehouse = floors.one(wave.warehouseId());
        Map<String, List<SpotStock>> faces =
                stock.of(wave.warehouseId(), warehouse.floor()).faces();
        List<PickBatch> open = new ArrayList<>();
        List<PickBatch> fixed = new ArrayList<>();
        Set<String> there = new HashSet<>();
        boolean moved = false;
        for (PickBatch batch : wave.batches()) {
            there.addAll(batch.orderIds());
            if (batch.status().equals(PickWaves.PLANNED)) {
                PickBatch now = batch.withStops(now(batch, faces));
                moved |= !now.stops().equals(batch.stops());
                open.add(now);
            } else {
                fixed.add(batch);
            }
        }
        if (!moved) {
            return Optional.empty();
        }
        Instant start = clock.instant().isAfter(wave.startAt()) ? clock.instant() : wave.startAt();
        PickJob job = jobs.joining(warehouse, open, fixed, List.of(), there, start);
        PickSolver.Solved solved =
                solver.solve(job, open.stream().map(PickBatch::orderIds).toList(), 0.2, shorter -> {});
        return Optional.of(merged(wave, fixed, solved, Set.of()));
    }

    /** A batch's stops, those of products that no longer lie there at the face where they do. */
    private static List<PickBatch.PickStop> now(PickBatch batch, Map<String, List<SpotStock>> faces) {
        List<PickBatch.PickStop> stops = new ArrayList<>();
        for (PickBatch.PickStop stop : batch.stops()) {
            Map<String, List<PickBatch.Pick>> at = new LinkedHashMap<>();
            for (PickBatch.Pick pick : stop.picks()) {
                List<String> lies = faces.getOrDefault(pick.productId(), List.of()).stream()
                        .map(SpotStock::spotId)
                        .toList();
                String face = lies.isEmpty() || lies.contains(stop.locationId()) ? stop.locationId() : lies.getFirst();
                at.computeIfAbsent(face, f -> new ArrayList<>()).add(pick);
            }
            at.forEach((face, picks) -> stops.add(new PickBatch.PickStop(face, picks)));
        }
        return stops;
    }

    /** @param joined whom the usual way would have picked in batches of their own */
    private static PickWave merged(PickWave wave, List<PickBatch> fixed, PickSolver.Solved solved, Set<String> joined) {
        PickWave rest = solved.wave();
        int last = fixed.stream().mapToInt(PickBatch::number).max().orElse(0);
        List<PickBatch> all = new ArrayList<>(fixed);
        for (PickBatch b : rest.batches()) {
            int number = last + b.number();
            all.add(new PickBatch(
                    wave.warehouseId() + "-" + number,
                    b.warehouseId(),
                    number,
                    b.picker(),
                    b.orderIds(),
                    b.stops(),
                    b.distanceMeters(),
                    b.durationSeconds(),
                    b.waitSeconds(),
                    b.startsAt(),
                    b.endsAt(),
                    b.dueAt(),
                    b.exactRoute(),
                    PickWaves.PLANNED,
                    null));
        }
        double done = fixed.stream().mapToDouble(PickBatch::durationSeconds).sum();
        double walked = fixed.stream().mapToDouble(PickBatch::distanceMeters).sum();
        OrderBatching.Result alone = solved.firstCome(joined::contains);
        double less = wave.distanceMeters() + alone.meters() - walked - rest.distanceMeters();
        int fewer = wave.batches().size() + alone.batches().size() - all.size();
        return new PickWave(
                wave.waveId(),
                wave.warehouseId(),
                wave.status(),
                wave.startAt(),
                all.stream().mapToInt(b -> b.orderIds().size()).sum(),
                all.stream()
                        .flatMap(b -> b.stops().stream())
                        .mapToInt(s -> s.picks().size())
                        .sum(),
                PickSolver.rounded(walked + rest.distanceMeters()),
                PickSolver.rounded(done + rest.durationSeconds()),
                rest.makespanSeconds(),
                PickSolver.rounded(wave.firstComeMeters() + alone.meters()),
                PickSolver.rounded(wave.expectedMinutesSaved() + solved.minutes(less, fewer)),
                null,
                rest.lateOrderIds(),
                rest.laterOrderIds(),
                all,
                null);
    }

    /** Orders of batches as they were planned: from the same locations. */
    static List<OrderToPick> orders(List<PickBatch> batches) {
        List<OrderToPick> orders = new ArrayList<>();
        for (PickBatch batch : batches) {
            Map<String, List<OrderToPick.Line>> lines = new LinkedHashMap<>();
            for (PickBatch.PickStop stop : batch.stops()) {
                for (PickBatch.Pick pick : stop.picks()) {
                    lines.computeIfAbsent(pick.orderId(), o -> new ArrayList<>())
                            .add(new OrderToPick.Line(pick.productId(), pick.quantity(), stop.locationId()));
                }
            }
            lines.forEach((id, picks) -> orders.add(new OrderToPick(id, picks, batch.dueAt(), null)));
        }
        return orders;
    }

    /** Units that batches take, by product and location. */
    static Map<String, Double> taken(List<PickBatch> batches) {
        Map<String, Double> taken = new TreeMap<>();
        for (PickBatch batch : batches) {
            batch.stops()
                    .forEach(stop -> stop.picks()
                            .forEach(pick -> taken.merge(
                                    pick.productId() + "\n" + stop.locationId(), pick.quantity(), Double::sum)));
        }
        return taken;
    }
}
