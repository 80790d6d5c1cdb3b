package io.clickshelf.contracts.warehouse;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one warehouse that are planned together.
 *
 * @param waveId               the same for the same orders in the same places; absent where none is kept
 * @param status               pending, approved, rejected, withdrawn (a newer plan took its place) or done
 * @param firstComeMeters      what the same orders would be walked one batch after another as they came
 * @param expectedMinutesSaved against that
 * @param savedMinutes         of the batches that are done, what was really saved against that
 * @param lateOrderIds         that will be handed over after they are due
 * @param laterOrderIds        left to the next wave
 * @param leftOut              open orders that should leave with this wave and can't be picked, and why; absent for none
 * @param history              who did what, oldest first; only of a single wave
 */
public record PickWave(
        @Nullable String waveId,
        String warehouseId,
        String status,
        Instant startAt,
        int orders,
        int lines,
        double distanceMeters,
        double durationSeconds,
        double makespanSeconds,
        double firstComeMeters,
        double expectedMinutesSaved,
        @Nullable Double savedMinutes,
        List<String> lateOrderIds,
        List<String> laterOrderIds,
        @Nullable List<PickResponse.UnplannedOrder> leftOut,
        List<PickBatch> batches,
        @Nullable List<ProposalStep> history) {

    public PickWave with(String newStatus, List<PickBatch> newBatches, @Nullable Double saved) {
        return new PickWave(
                waveId,
                warehouseId,
                newStatus,
                startAt,
                orders,
                lines,
                distanceMeters,
                durationSeconds,
                makespanSeconds,
                firstComeMeters,
                expectedMinutesSaved,
                saved,
                lateOrderIds,
                laterOrderIds,
                leftOut,
                newBatches,
                history);
    }

    public PickWave withHistory(List<ProposalStep> steps) {
        return new PickWave(
                waveId,
                warehouseId,
                status,
                startAt,
                orders,
                lines,
                distanceMeters,
                durationSeconds,
                makespanSeconds,
                firstComeMeters,
                expectedMinutesSaved,
                savedMinutes,
                lateOrderIds,
                laterOrderIds,
                leftOut,
                batches,
                steps);
    }

    /** The same wave with other orders left out; empty for none. */
    public PickWave withLeftOut(List<PickResponse.UnplannedOrder> others) {
        return new PickWave(
                waveId,
                warehouseId,
                status,
                startAt,
                orders,
                lines,
                distanceMeters,
                durationSeconds,
                makespanSeconds,
                firstComeMeters,
                expectedMinutesSaved,
                savedMinutes,
                lateOrderIds,
                laterOrderIds,
                others.isEmpty() ? null : others,
                batches,
                history);
    }
}
