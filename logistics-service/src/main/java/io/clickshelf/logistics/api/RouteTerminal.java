package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.contracts.logistics.RouteVehicle;
import io.clickshelf.contracts.logistics.VehiclePlace;
import io.clickshelf.logistics.model.routing.VehicleType;
import org.jspecify.annotations.Nullable;

/**
 * Where the routes of a kind of vehicles start or end.
 *
 * @param place       by number, {@link VehicleType#ANYWHERE} for the end of an open route
 * @param warehouseId that is there, if one is
 */
record RouteTerminal(int place, @Nullable String warehouseId) {

    static RouteTerminal start(RouteVehicle vehicle, RouteRequest request, RoutePlaces places) {
        return vehicle.startAt() == null
                ? home(vehicle, places)
                : of("startAt", vehicle.startAt(), vehicle, request, places);
    }

    static RouteTerminal end(RouteVehicle vehicle, RouteRequest request, RoutePlaces places) {
        boolean open = Boolean.TRUE.equals(vehicle.openRoute());
        if (vehicle.endAt() == null) {
            return open ? new RouteTerminal(VehicleType.ANYWHERE, null) : home(vehicle, places);
        }
        if (open) {
            throw new IllegalArgumentException("Vehicle " + vehicle.id()
                    + " can't both have an openRoute, which ends at its last stop, and an endAt; leave one out.");
        }
        return of("endAt", vehicle.endAt(), vehicle, request, places);
    }

    private static RouteTerminal home(RouteVehicle vehicle, RoutePlaces places) {
        return new RouteTerminal(places.of(RoutePlaces.warehouse(vehicle.warehouseId())), vehicle.warehouseId());
    }

    private static RouteTerminal of(
            String field, VehiclePlace said, RouteVehicle vehicle, RouteRequest request, RoutePlaces places) {
        String warehouse = said.warehouseId();
        boolean complete = warehouse == null
                ? said.latitude() != null && said.longitude() != null
                : said.latitude() == null && said.longitude() == null;
        if (!complete) {
            throw new IllegalArgumentException("The " + field + " of vehicle " + vehicle.id()
                    + " must be the id of a warehouse, or a latitude and a longitude.");
        }
        if (warehouse == null && request.matrix() != null) {
            throw new IllegalArgumentException("The matrix has no row for the " + field + " of vehicle " + vehicle.id()
                    + "; give a warehouse, or leave the matrix out.");
        }
        if (warehouse != null && !places.has(RoutePlaces.warehouse(warehouse))) {
            throw new IllegalArgumentException("The " + field + " of vehicle " + vehicle.id() + " is warehouse \""
                    + warehouse + "\", which is not among the warehouseLocations.");
        }
        return vehicle.warehouseId().equals(warehouse)
                ? home(vehicle, places)
                : new RouteTerminal(places.terminal(vehicle.warehouseId(), said), warehouse);
    }
}
