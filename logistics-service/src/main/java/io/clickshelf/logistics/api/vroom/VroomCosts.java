package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.vroom.VroomRequest.Costs;
import io.clickshelf.contracts.vroom.VroomRequest.Vehicle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a vehicle's work costs, in VROOM's units, and how fast it is.
 *
 * @param vehicle     for messages
 * @param fixed       if it is used
 * @param perHour     of travel
 * @param perTaskHour of set-up and service
 * @param perKm       of travel
 * @param speed       1 for the usual
 */
record VroomCosts(@Nullable Long vehicle, long fixed, long perHour, long perTaskHour, long perKm, double speed) {

    private static final long USUAL_PER_HOUR = 3600;

    static VroomCosts of(Vehicle vehicle) {
        double speed = Objects.requireNonNullElse(vehicle.speedFactor(), 1.0);
        if (!(speed > 0 && speed <= 5)) {
            throw new VroomInputException(
                    "Invalid speed_factor " + speed + " of vehicle " + vehicle.id() + ": above 0, up to 5.");
        }
        Costs costs = Objects.requireNonNullElse(vehicle.costs(), new Costs(null, null, null, null));
        return new VroomCosts(
                vehicle.id(),
                cost("fixed", costs.fixed(), 0, vehicle),
                cost("per_hour", costs.perHour(), USUAL_PER_HOUR, vehicle),
                cost("per_task_hour", costs.perTaskHour(), 0, vehicle),
                cost("per_km", costs.perKm(), 0, vehicle),
                speed);
    }

    private static long cost(String name, @Nullable Long said, long usual, Vehicle vehicle) {
        if (said != null && said < 0) {
            throw new VroomInputException(
                    "Invalid " + name + " cost " + said + " of vehicle " + vehicle.id() + ": 0 or more.");
        }
        return Objects.requireNonNullElse(said, usual);
    }

    /** Whether all costs are whole numbers: seconds of travel. */
    boolean plain() {
        return perHour == USUAL_PER_HOUR && perKm == 0 && perTaskHour == 0;
    }

    /** Whether travel costs in proportion to its time alone. */
    boolean byTime() {
        return perKm == 0 && perTaskHour == 0 && perHour > 0;
    }

    int seconds(int usual) {
        return speed == 1 ? usual : (int) Math.round(usual / speed);
    }

    double leg(VroomTables.Table table, int leg) {
        if (table.costs() != null) {
            if (perHour != USUAL_PER_HOUR) {
                throw new VroomInputException("Custom costs are incompatible with the per_hour of vehicle " + vehicle
                        + "; leave one of them out.");
            }
            return table.costs()[leg];
        }
        if (perKm > 0 && table.meters() == null) {
            throw new VroomInputException("per_km of vehicle " + vehicle + " needs a matrix of distances.");
        }
        return perHour / 3600.0 * seconds(table.seconds()[leg])
                + (perKm == 0 ? 0 : perKm / 1000.0 * Objects.requireNonNull(table.meters())[leg]);
    }

    double task(long seconds) {
        return perTaskHour / 3600.0 * seconds;
    }
}
