package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.event.EventIds;
import io.clickshelf.contracts.warehouse.PickBatch;
import io.clickshelf.contracts.warehouse.PickOutcome;
import io.clickshelf.contracts.warehouse.PickWave;
import io.clickshelf.contracts.warehouse.ProposalsDecision;
import io.clickshelf.contracts.warehouse.StoredProduct;
import io.clickshelf.contracts.warehouse.WaveJoin;
import io.clickshelf.logistics.store.warehouse.PickOrders;
import io.clickshelf.logistics.store.warehouse.PickOutcomes;
import io.clickshelf.logistics.store.warehouse.PickWaves;
import io.clickshelf.logistics.store.warehouse.StoredProducts;
import io.clickshelf.logistics.store.warehouse.WarehouseSteps;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.time.EventClock;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The life of a wave: approved, joined, begun, done. */
@Component
class Waves {

    private static final int ATTEMPTS = 5;
    private static final String BY_ITSELF = "system";

    private final PickWaves waves;
    private final WarehouseSteps steps;
    private final PickOrders orders;
    private final StoredProducts stored;
    private final PickOutcomes outcomes;
    private final PickTimesModel times;
    private final WaveJoins joins;
    private final Floors floors;
    private final Clock clock;
    private final EventClock eventClock;

    Waves(
            PickWaves waves,
            WarehouseSteps steps,
            PickOrders orders,
            StoredProducts stored,
            PickOutcomes outcomes,
            PickTimesModel times,
            WaveJoins joins,
            Floors floors,
            Clock clock,
            EventClock eventClock) {
        this.waves = waves;
        this.steps = steps;
        this.orders = orders;
        this.stored = stored;
        this.outcomes = outcomes;
        this.times = times;
        this.joins = joins;
        this.floors = floors;
        this.clock = clock;
        this.eventClock = eventClock;
    }

    List<PickWave> list(@Nullable String warehouseId, int limit) {
        return waves.list(warehouseId, limit);
    }

    PickWave one(String waveId) {
        PickWave wave = find(waveId);
        return wave.with(wave.status(), wave.batches(), saved(wave)).withHistory(steps.of(waveId));
    }

    private PickWave find(String waveId) {
        return waves.find(waveId)
                .orElseThrow(() ->
                        ProblemException.notFound("There is no wave \"" + waveId + "\"; GET /pick_waves lists them."));
    }

    /** Minutes that the batches done really took less than their part of what first come would have taken. */
    private static @Nullable Double saved(PickWave wave) {
        double usual = 1 + 60 * wave.expectedMinutesSaved() / Math.max(1e-9, wave.durationSeconds());
        double saved = 0;
        boolean any = false;
        for (PickBatch batch : wave.batches()) {
            Double actual = batch.actualSeconds();
            if (actual != null) {
                any = true;
                saved += batch.durationSeconds() * usual - actual;
            }
        }
        return any ? PickSolver.rounded(saved / 60) : null;
    }

    PickWave decide(String waveId, String status, @Nullable ProposalsDecision decision, String who) {
        find(waveId);
        boolean decided =
                waves.decide(waveId, status, decision == null ? null : decision.comment(), who, clock.instant());
        if (decided && status.equals(PickWaves.APPROVED)) {
            // Since it was planned, others may have taken its orders, or customers have cancelled them.
            change(find(waveId), BY_ITSELF, joins::settle);
        }
        PickWave now = one(waveId);
        if (!decided && !now.status().equals(status)) {
            throw ProblemException.conflict(
                    "already_decided",
                    "Wave " + waveId + " is " + now.status() + "; only a pending one can be " + status + ".");
        }
        return now;
    }

    PickWave join(String waveId, WaveJoin join, String who) {
        PickWave wave = find(waveId);
        if (!wave.status().equals(PickWaves.PENDING) && !wave.status().equals(PickWaves.APPROVED)) {
            throw ProblemException.conflict(
                    "wave_closed",
                    "Wave " + waveId + " is " + wave.status() + "; orders join a pending or approved one.");
        }
        change(wave, who, seen -> joins.join(seen, join.orders()));
        return one(waveId);
    }

    /** Takes in what must leave with the wave, and lets go what was cancelled. */
    void follow(String waveId) {
        change(find(waveId), BY_ITSELF, joins::follow);
    }

    /** Others may have begun batches, or changed the wave, while it was thought about: then it is thought about again. */
    private void change(PickWave wave, String who, Function<PickWave, WaveJoins.Joined> thought) {
        PickWave seen = wave;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            WaveJoins.Joined joined = thought.apply(seen);
            String action = joined.orderIds().isEmpty()
                    ? joined.cancelled().isEmpty() && joined.elsewhere().isEmpty() ? "left out" : "shortened"
                    : "joined";
            if (!joined.changed()
                    || waves.replan(
                            seen, joined.wave(), clock.instant(), new PickWaves.Change(who, action, words(joined)))) {
                return;
            }
            seen = find(String.valueOf(wave.waveId()));
        }
        throw ProblemException.conflict(
                "wave_busy", "Wave " + wave.waveId() + " is being changed by others; try again.");
    }

    private static String words(WaveJoins.Joined joined) {
        List<String> words = new ArrayList<>();
        if (!joined.orderIds().isEmpty()) {
            words.add("orders " + String.join(", ", joined.orderIds()) + " joined");
        }
        if (!joined.cancelled().isEmpty()) {
            words.add("cancelled: " + String.join(", ", joined.cancelled()));
        }
        if (!joined.elsewhere().isEmpty()) {
            words.add("picked elsewhere: " + String.join(", ", joined.elsewhere()));
        }
        joined.leftOut().forEach(order -> words.add("can't join: " + order.orderId() + ", as " + order.reason()));
        return words.isEmpty() ? "none is left out any more" : String.join("; ", words);
    }

    /** After products were moved: batches that are not begun go to where they lie now. */
    void relocate(String warehouseId, String who) {
        for (PickWave wave : waves.approved(warehouseId)) {
            PickWaves.Change change = new PickWaves.Change(who, "re-routed", "products were moved");
            Optional<PickWave> seen = Optional.of(wave);
            for (int attempt = 0; attempt < ATTEMPTS && seen.isPresent(); attempt++) {
                PickWave before = seen.get();
                Optional<PickWave> now = joins.relocated(before);
                boolean settled = now.isEmpty() || waves.replan(before, now.get(), clock.instant(), change);
                seen = settled ? Optional.empty() : waves.find(String.valueOf(wave.waveId()));
            }
        }
    }

    /** Keeps what a batch took, once, and marks it; stock is taken and orders are closed with it. */
    PickOutcome report(PickOutcome outcome, String who) {
        Instant at = Objects.requireNonNullElse(outcome.at(), eventClock.instant());
        String waveId = outcome.waveId();
        Integer number = outcome.batch();
        PickBatch batch = null;
        if (waveId != null && number != null) {
            batch = batch(waveId, number);
            String status = outcome.done() ? PickWaves.DONE : PickWaves.BEGUN;
            boolean fresh = waves.mark(waveId, number, status, outcome.seconds(), clock.instant(), who);
            if (fresh && outcome.done()) {
                orders.picked(batch.orderIds(), at);
                stored.take(batch.warehouseId(), taken(batch), at);
            }
        } else if (outcome.warehouseId() == null || outcome.meters() == null || outcome.seconds() == null) {
            throw new IllegalArgumentException(
                    "Say which waveId and batch it was, or the warehouseId, meters and seconds of what was walked.");
        }
        Double seconds = outcome.seconds();
        if (outcome.done() && seconds != null) {
            learn(outcome, batch, seconds, at);
        }
        return outcome;
    }

    private PickBatch batch(String waveId, int number) {
        PickWave wave = find(waveId);
        if (!wave.status().equals(PickWaves.APPROVED) && !wave.status().equals(PickWaves.DONE)) {
            throw ProblemException.conflict(
                    "wave_not_approved",
                    "Wave " + waveId + " is " + wave.status() + "; approve it before it is picked.");
        }
        return wave.batches().stream()
                .filter(b -> b.number() == number)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("Wave " + waveId + " has no batch " + number + "."));
    }

    private static List<StoredProduct> taken(PickBatch batch) {
        return batch.stops().stream()
                .flatMap(stop -> stop.picks().stream()
                        .map(pick -> new StoredProduct(stop.locationId(), pick.productId(), pick.quantity())))
                .toList();
    }

    private void learn(PickOutcome outcome, @Nullable PickBatch batch, double seconds, Instant at) {
        String warehouse = batch != null ? batch.warehouseId() : String.valueOf(outcome.warehouseId());
        Map<String, Integer> lines =
                outcome.linesByZone() != null ? outcome.linesByZone() : batch == null ? Map.of() : linesByZone(batch);
        Double units = outcome.units();
        double picked = units != null
                ? units
                : batch == null
                        ? 0
                        : batch.stops().stream()
                                .flatMap(s -> s.picks().stream())
                                .mapToDouble(PickBatch.Pick::quantity)
                                .sum();
        Double meters = outcome.meters();
        String id = outcome.outcomeId() != null
                ? outcome.outcomeId()
                : EventIds.digest("pick-outcome", outcome.waveId(), outcome.batch(), batch == null ? outcome : "done");
        boolean fresh = outcomes.add(new PickOutcomes.PickOutcomeRow(
                id,
                at,
                warehouse,
                Objects.requireNonNullElse(
                        outcome.picker(),
                        batch == null ? "" : PickTerms.outcomeName(batch.pickerName(), batch.picker())),
                meters != null ? meters : batch == null ? 0 : batch.distanceMeters(),
                lines,
                picked,
                seconds));
        if (fresh) {
            times.outcomeArrived();
        }
    }

    private Map<String, Integer> linesByZone(PickBatch batch) {
        Map<String, Integer> lines = new TreeMap<>();
        floors.find(batch.warehouseId()).ifPresent(known -> {
            var layout = known.floor().layout();
            for (PickBatch.PickStop stop : batch.stops()) {
                lines.merge(
                        known.floor().zone(layout.spot(stop.locationId())),
                        stop.picks().size(),
                        Integer::sum);
            }
        });
        return lines;
    }
}
