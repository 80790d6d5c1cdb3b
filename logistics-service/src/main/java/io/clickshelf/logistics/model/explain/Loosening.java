package io.clickshelf.logistics.model.explain;

/**
 * One limit that, loosened by so much, would let a task be served.
 *
 * @param limit       which
 * @param amount      seconds, units, distance, stops, vehicles or cost
 * @param vehicleType that would serve it
 * @param cost        that this adds to the plan
 */
public record Loosening(Limit limit, long amount, int vehicleType, long cost) {

    /** What can be loosened. */
    public enum Limit {
        TIME_WINDOW,
        SHIFT,
        DRIVING,
        CAPACITY,
        SKILLS,
        DISTANCE,
        STOPS,
        VEHICLE,
        PENALTY
    }
}
