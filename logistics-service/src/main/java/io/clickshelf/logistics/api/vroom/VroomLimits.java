package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.vroom.VroomRequest.Vehicle;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.RoutingSolution.PlannedRoute;
import java.util.List;

/**
 * Limits of VROOM's that the engine keeps only by way of what travel costs: a vehicle that drove too long or too far gets a
 * smaller budget and the search is made again.
 */
final class VroomLimits {

    private static final double MARGIN = 0.99;

    private final VroomModel model;

    VroomLimits(VroomModel model) {
        this.model = model;
    }

    /** How much too long or too far a route is, as a factor; 1 or less where it is fine. */
    double excess(PlannedRoute route) {
        Vehicle vehicle = model.input().kinds().get(route.vehicleType()).getFirst();
        List<VroomDrive.Stop> stops = new VroomDrive(model, vehicle, route).stops();
        VroomDrive.Stop last = stops.getLast();
        double excess = 0;
        if (vehicle.maxTravelTime() != null) {
            excess = Math.max(excess, ratio(last.travel(), vehicle.maxTravelTime()));
        }
        if (vehicle.maxDistance() != null) {
            excess = Math.max(excess, ratio(last.meters(), vehicle.maxDistance()));
        }
        return excess;
    }

    private static double ratio(long value, long limit) {
        return value <= limit ? 0 : limit <= 0 ? Double.MAX_VALUE : (double) value / limit;
    }

    /** Tightens the budgets of kinds whose routes break a limit; answers whether any did. */
    boolean tighten(RoutingSolution solution, long[] budgets) {
        boolean any = false;
        for (PlannedRoute route : solution.routes()) {
            double excess = route.tasks().isEmpty() ? 0 : excess(route);
            if (excess > 1) {
                long smaller = (long) (route.distance() / excess * MARGIN);
                budgets[route.vehicleType()] = Math.min(budgets[route.vehicleType()], smaller);
                any = true;
            }
        }
        return any;
    }
}
