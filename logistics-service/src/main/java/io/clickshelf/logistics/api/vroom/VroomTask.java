package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.vroom.VroomRequest.Job;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stop of the engine in VROOM's words.
 *
 * @param type     job, pickup or delivery
 * @param place    number
 * @param amount   that comes on board (pickup) or leaves it (delivery); of a job what it says itself
 * @param priority 0 to 100
 */
record VroomTask(String type, Job job, int place, List<Integer> amount, int priority) {

    long id() {
        return Objects.requireNonNull(job.id());
    }

    /** Seconds, by a vehicle of a type. */
    long setup(@Nullable String vehicleType) {
        return seconds(job.setupPerType(), vehicleType, job.setup());
    }

    /** Seconds, by a vehicle of a type. */
    long service(@Nullable String vehicleType) {
        return seconds(job.servicePerType(), vehicleType, job.service());
    }

    private static long seconds(@Nullable Map<String, Long> byType, @Nullable String type, @Nullable Long usual) {
        Long own = byType == null || type == null ? null : byType.get(type);
        return own != null ? own : Objects.requireNonNullElse(usual, 0L);
    }

    /** Whether it takes some vehicles longer than others. */
    boolean dependsOnVehicle() {
        return job.setupPerType() != null || job.servicePerType() != null;
    }

    /** Brought from the vehicle's start. */
    List<Integer> brought() {
        return type.equals("job")
                ? Objects.requireNonNullElse(
                        job.delivery(), Objects.requireNonNullElse(job.amount(), List.<Integer>of()))
                : List.of();
    }

    /** Taken to the vehicle's end. */
    List<Integer> taken() {
        return type.equals("job") ? Objects.requireNonNullElse(job.pickup(), List.<Integer>of()) : List.of();
    }

    /** Priority counts once for the two ends of a shipment. */
    int countedPriority() {
        return type.equals("delivery") ? 0 : priority;
    }
}
