package io.clickshelf.logistics.api;

import io.clickshelf.logistics.store.Underway;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An engine's vehicle type as the answer needs it.
 *
 * @param kind    of vehicles as the request names them
 * @param numbers of that kind, by the engine's number
 * @param moving  what the one vehicle of this type has driven
 */
record FleetVehicle(VehicleKind kind, List<Integer> numbers, Underway.@Nullable Moving moving) {

    String id() {
        return kind.vehicle().id();
    }

    String warehouseId() {
        return kind.vehicle().warehouseId();
    }
}
