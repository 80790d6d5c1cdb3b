package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.store.Underway;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request as the engine sees it, and what is needed to put its answer into the caller's words.
 *
 * @param places   by number
 * @param tasks    by the engine's number: whose stop it is
 * @param vehicles by the engine's vehicle type
 * @param stranded vehicles that have left and can't go on
 * @param relaxed  stops whose windows are wider than asked, with the second at which they should have been served
 * @param notes    what was assumed
 */
record RouteProblem(
        RoutingProblem problem,
        RouteRequest request,
        RoutePlaces places,
        List<DeliveryPoint> tasks,
        List<FleetVehicle> vehicles,
        List<FleetVehicle> stranded,
        @Nullable Underway underway,
        Map<String, Long> relaxed,
        List<String> notes) {

    /** The engine counts money in millionths, since it counts in whole numbers per metre and second. */
    static final double COST_UNITS = 1e6;

    static long costUnits(double money) {
        return Math.round(money * COST_UNITS);
    }

    /** Second 0 of the problem's clock. */
    Instant origin() {
        return Objects.requireNonNull(request.departAt());
    }
}
