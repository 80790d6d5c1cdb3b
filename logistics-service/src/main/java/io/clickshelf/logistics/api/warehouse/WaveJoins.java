package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.OrderToPick;
import io.clickshelf.contracts.warehouse.PickBatch;
import io.clickshelf.contracts.warehouse.PickResponse;
import io.clickshelf.contracts.warehouse.PickWave;
import io.clickshelf.logistics.api.PlanningThreads;
import io.clickshelf.logistics.model.warehouse.OrderBatching;
import io.clickshelf.logistics.model.warehouse.PickPlanner.SpotStock;
import io.clickshelf.logistics.store.warehouse.PickWaves;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.time.EventClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets orders join a wave: the batches that are not begun keep their orders and locations, and take more where it pays. */
@Component
class WaveJoins {

    private final PickJobs jobs;
    private final PickSolver solver;
    private final Floors floors;
    private final WarehouseStock stock;
    private final StandingOrders standing;
    private final PlanningThreads threads;
    private final EventClock clock;

    WaveJoins(
            PickJobs jobs,
            PickSolver solver,
            Floors floors,
            WarehouseStock stock,
            StandingOrders standing,
            PlanningThreads threads,
            EventClock clock) {
        this.jobs = jobs;
        this.solver = solver;
        this.floors = floors;
        this.stock = stock;
        this.standing = standing;
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * The wave with what joined it, and without what was cancelled since.
     *
     * @param elsewhere orders that left as they are picked by others
     * @param leftOut   orders that are newly said to be left out, with the reason
     */
    record Joined(
            PickWave wave,
            List<String> orderIds,
            List<String> cancelled,
            List<String> elsewhere,
            List<PickResponse.UnplannedOrder> leftOut,
            boolean changed) {}

    /** With what must be handed over no later than the last of the wave: the others are the next wave's. */
    Joined follow(PickWave wave) {
        return join(wave, null, until(wave));
    }

    /** Without what was cancelled or is picked by others. */
    Joined settle(PickWave wave) {
        return join(wave, null, Instant.MIN);
    }

    /**
     * When the last of the wave is handed over: at its cut-off, or, where that has passed, at the next one, and not before
     * it can be picked.
     */
    private Instant until(PickWave wave) {
        Instant now = now(wave);
        PickTerms terms = new PickTerms(
                PickJobs.inWarehouse(wave.warehouseId(), now),
                floors.one(wave.warehouseId()).layout());
        Instant missed = Objects.requireNonNullElse(terms.due(null, now), Instant.MIN);
        Instant last = now.plusMillis(Math.round(1000 * wave.makespanSeconds()));
        for (PickBatch batch : wave.batches()) {
            Instant due = batch.dueAt();
            if (due != null) {
                Instant leaves = now.isAfter(due) ? missed : due;
                last = leaves.isAfter(last) ? leaves : last;
            }
        }
        return last;
    }

    private Instant now(PickWave wave) {
        return clock.instant().isAfter(wave.startAt()) ? clock.instant() : wave.startAt();
    }

    /** @param sent null for the open orders that are in no wave */
    Joined join(PickWave wave, @Nullable List<OrderToPick> sent) {
        return join(wave, sent, null);
    }

    private Joined join(PickWave wave, @Nullable List<OrderToPick> sent, @Nullable Instant dueBy) {
        Floors.Known warehouse = floors.one(wave.warehouseId());
        String waveId = String.valueOf(wave.waveId());
        StandingOrders.Standing still = standing.of(
                waveId,
                wave.batches().stream()
                        .filter(b -> b.status().equals(PickWaves.PLANNED))
                        .toList());
        List<PickBatch> open = still.batches();
        List<PickBatch> fixed = wave.batches().stream()
                .filter(b -> !b.status().equals(PickWaves.PLANNED))
                .toList();
        Set<String> there = new HashSet<>();
        wave.batches().forEach(b -> there.addAll(b.orderIds()));
        PickJob job = jobs.joining(warehouse, waveId, open, fixed, sent, dueBy, there, now(wave));
        boolean none = job.orders().stream().allMatch(order -> there.contains(order.id()));
        if (none && sent != null && !sent.isEmpty()) {
            throw ProblemException.conflict(
                    "nothing_to_join", "All of these orders are in wave " + waveId + " already.");
        }
        List<PickResponse.UnplannedOrder> cant = new ArrayList<>(job.unplanned());
        boolean same = none && still.cancelled().isEmpty() && still.elsewhere().isEmpty();
        if (same) {
            return joined(wave, wave, Set.of(), still, cant);
        }
        PickSolver.Solved solved = threads.run(
                () -> solver.solve(job, open.stream().map(PickBatch::orderIds).toList(), 0.2, shorter -> {}));
        solved.unplanned().stream()
                .filter(u -> !there.contains(u.orderId()))
                .forEach(u -> cant.add(new PickResponse.UnplannedOrder(u.orderId(), u.reason())));
        if (sent != null && !cant.isEmpty()) {
            throw ProblemException.conflict(
                    "cannot_join",
                    "An order can't be picked: "
                            + String.join(
                                    "; ",
                                    cant.stream()
                                            .map(PickResponse.UnplannedOrder::reason)
                                            .toList())
                            + ".");
        }
        Set<String> joined = new HashSet<>();
        solved.wave().batches().forEach(b -> joined.addAll(b.orderIds()));
        joined.removeAll(there);
        int rest = open.stream().mapToInt(b -> b.orderIds().size()).sum()
                + fixed.stream().mapToInt(b -> b.orderIds().size()).sum();
        double share = there.isEmpty() ? 1 : (double) rest / there.size();
        return joined(wave, merged(wave, fixed, solved, joined, share), joined, still, cant);
    }

    private static Joined joined(
            PickWave before,
            PickWave after,
            Set<String> joined,
            StandingOrders.Standing still,
            List<PickResponse.UnplannedOrder> cant) {
        List<PickResponse.UnplannedOrder> known = Objects.requireNonNullElse(before.leftOut(), List.of());
        List<PickResponse.UnplannedOrder> now = cant.stream()
                .sorted(Comparator.comparing(PickResponse.UnplannedOrder::orderId))
                .toList();
        return new Joined(
                after.withLeftOut(now),
                joined.stream().sorted().toList(),
                still.cancelled().stream().sorted().toList(),
                still.elsewhere().stream().sorted().toList(),
                now.stream().filter(u -> !known.contains(u)).toList(),
                !after.equals(before) || !now.equals(known));
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
                PickBatch now = batch.with(batch.orderIds(), now(batch, faces));
                moved |= !now.stops().equals(batch.stops());
                open.add(now);
            } else {
                fixed.add(batch);
            }
        }
        if (!moved) {
            return Optional.empty();
        }
        PickJob job =
                jobs.joining(warehouse, String.valueOf(wave.waveId()), open, fixed, List.of(), null, there, now(wave));
        PickSolver.Solved solved =
                solver.solve(job, open.stream().map(PickBatch::orderIds).toList(), 0.2, shorter -> {});
        return Optional.of(merged(wave, fixed, solved, Set.of(), 1));
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

    /**
     * @param joined whom the usual way would have picked in batches of their own
     * @param share  of the wave's orders that were not cancelled
     */
    private static PickWave merged(
            PickWave wave, List<PickBatch> fixed, PickSolver.Solved solved, Set<String> joined, double share) {
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
                    b.pickerName(),
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
        double less = share * wave.distanceMeters() + alone.meters() - walked - rest.distanceMeters();
        int fewer = (int) Math.round(share * wave.batches().size())
                + alone.batches().size()
                - all.size();
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
                PickSolver.rounded(share * wave.firstComeMeters() + alone.meters()),
                PickSolver.rounded(share * wave.expectedMinutesSaved() + solved.minutes(less, fewer)),
                null,
                rest.lateOrderIds(),
                rest.laterOrderIds(),
                null,
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
}
