package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.RouteVehicle;
import io.clickshelf.logistics.model.routing.Load;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Vehicles that are alike, with all that the request leaves out filled in.
 *
 * @param place       their warehouse, where they reload
 * @param start       of their routes
 * @param end         of their routes
 * @param maxSeconds  of a route
 * @param fixedCost   in the engine's units, as the other costs
 * @param perMeter    cost
 * @param perSecond   cost
 * @param skills      its own, and those that say which warehouse's goods it can have
 * @param co2GramsPerKm grams
 */
record VehicleKind(
        RouteVehicle vehicle,
        int place,
        RouteTerminal start,
        RouteTerminal end,
        int count,
        Load capacity,
        @Nullable Long maxSeconds,
        long fixedCost,
        long perMeter,
        long perSecond,
        double speedKmh,
        Set<String> skills,
        double co2GramsPerKm) {

    /** Whether their routes end where they can load again. */
    boolean comesHome() {
        return end.place() == place;
    }
}
