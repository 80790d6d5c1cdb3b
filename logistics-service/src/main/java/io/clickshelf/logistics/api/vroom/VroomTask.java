package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.vroom.VroomRequest.Job;
import java.util.List;
import java.util.Objects;

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

    long setup() {
        return Objects.requireNonNullElse(job.setup(), 0L);
    }

    long service() {
        return Objects.requireNonNullElse(job.service(), 0L);
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
