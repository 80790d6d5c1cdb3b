package io.clickshelf.contracts.logistics;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What to deliver from where. The smallest:
 * {@code {"warehouseLocations":[["W1",40.7,-74.0]],"deliveryPoints":[["O1",40.71,-74.01]]}}; {@code {}} plans today's open
 * orders from the platform's own warehouses and stock.
 *
 * @param vehicles     absent: as many as needed of the usual kind at every warehouse
 * @param departAt     when vehicles may leave; absent: now, by event time
 * @param speedKmh     of vehicles that say none
 * @param detourFactor road distance over straight line
 * @param matrix       instead of straight lines
 * @param seconds      to search for; absent: by size
 * @param async        true: answer 202 at once; absent: only large plans do
 */
public record RouteRequest(
        @Nullable @Size(min = 1, max = 1000) @JsonDeserialize(contentUsing = PlaceDeserializer.OfWarehouse.class)
        List<@NotNull @Valid WarehouseLocation> warehouseLocations,

        @Nullable @Size(max = 20_000) @JsonDeserialize(contentUsing = PlaceDeserializer.OfDelivery.class)
        List<@NotNull @Valid DeliveryPoint> deliveryPoints,

        @Nullable @Size(min = 1, max = 1000) List<@NotNull @Valid RouteVehicle> vehicles,
        @Nullable Instant departAt,
        @Nullable @DecimalMin("1") @DecimalMax("200") Double speedKmh,
        @Nullable @DecimalMin("1") @DecimalMax("5") Double detourFactor,
        @Nullable @Valid RouteMatrix matrix,
        @Nullable @DecimalMin("0.05") @DecimalMax("600") Double seconds,
        @Nullable Boolean async) {

    /** The same with its places and time filled in. */
    public RouteRequest resolved(List<WarehouseLocation> warehouses, List<DeliveryPoint> points, Instant departure) {
        return new RouteRequest(
                warehouses, points, vehicles, departure, speedKmh, detourFactor, matrix, seconds, async);
    }

    /** The same with other vehicles and time to search, answered at once unless it is large. */
    public RouteRequest changed(@Nullable List<RouteVehicle> others, @Nullable Double newSeconds) {
        return new RouteRequest(
                warehouseLocations, deliveryPoints, others, departAt, speedKmh, detourFactor, matrix, newSeconds, null);
    }
}
