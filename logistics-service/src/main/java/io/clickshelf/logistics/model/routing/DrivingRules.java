package io.clickshelf.logistics.model.routing;

/**
 * How long a driver may be at the wheel. A rest is taken between two stops, where the vehicle then stands, and a leg that takes
 * longer than {@code restAfter} can't be driven. A break that lasts as long as a rest is one, before leaving too; service and
 * waiting are neither driving nor a rest.
 *
 * @param most        seconds of driving on a route
 * @param restAfter   seconds of driving from one rest to the next
 * @param restSeconds that a rest lasts
 * @param since       seconds driven since the last rest before the route begins
 */
public record DrivingRules(long most, long restAfter, long restSeconds, long since) {

    /** No limit. */
    public static final DrivingRules FREE = new DrivingRules(VehicleType.UNLIMITED, VehicleType.UNLIMITED, 0, 0);

    public DrivingRules {
        if (most < 0 || restAfter <= 0 || restSeconds < 0 || since < 0) {
            throw new IllegalArgumentException("Driving hours: at most " + most + " s, a rest of " + restSeconds
                    + " s after " + restAfter + " s and " + since
                    + " s before must be 0 or more, and the driving before a rest more than 0.");
        }
    }

    /** Whether a break lasts long enough to be a rest. */
    public boolean isRest(Break pause) {
        return restAfter < VehicleType.UNLIMITED && pause.durationSeconds() >= restSeconds;
    }

    public boolean limited() {
        return most < VehicleType.UNLIMITED || restAfter < VehicleType.UNLIMITED;
    }
}
