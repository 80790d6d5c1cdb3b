package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What to deliver from where. The smallest:
 * {@code {"warehouseLocations":[["W1",40.7,-74.0]],"deliveryPoints":[["O1",40.71,-74.01]]}}; {@code {}} plans today's open
 * orders from the platform's own warehouses and stock.
 *
 * @param vehicles     absent: of the usual kind at every warehouse, as many as it has, or as needed
 * @param lostVehicles that are not to be used, as {@code W1-van#2}
 * @param departAt     when vehicles may leave; absent: now, by event time
 * @param speedKmh     of vehicles that say none
 * @param detourFactor road distance over straight line
 * @param hourlySpeeds of the hours of the day (UTC) from midnight on, 1 for the usual; absent: as in the settings
 * @param matrix       instead of straight lines
 * @param stock        what warehouses have: of a product named here they have this and no more, of others enough
 * @param groups       stops that must ride in one vehicle, or must not
 * @param conditions   of roads, beside those that are known
 * @param seconds      to search for; absent: by size
 * @param async        true: answer 202 at once; absent: only large plans do
 * @param follow       true: news of roads makes a new plan of it; absent: true for the platform's own orders
 */
@OnlyKnownFields
public record RouteRequest(
        @Nullable @Size(min = 1, max = 1000) @JsonDeserialize(contentUsing = PlaceDeserializer.OfWarehouse.class)
        List<@NotNull @Valid WarehouseLocation> warehouseLocations,

        @Nullable @Size(max = 20_000) @JsonDeserialize(contentUsing = PlaceDeserializer.OfDelivery.class)
        List<@NotNull @Valid DeliveryPoint> deliveryPoints,

        @Nullable @Size(min = 1, max = 1000) List<@NotNull @Valid RouteVehicle> vehicles,
        @Nullable @Size(max = 10_000) List<@NotNull String> lostVehicles,
        @Nullable Instant departAt,
        @Nullable @DecimalMin("1") @DecimalMax("200") Double speedKmh,
        @Nullable @DecimalMin("1") @DecimalMax("5") Double detourFactor,
        @Nullable @Size(min = 24, max = 24) List<@NotNull @DecimalMin("0.05") @DecimalMax("5") Double> hourlySpeeds,
        @Nullable @Valid RouteMatrix matrix,
        @Nullable @Size(max = 100_000) List<@NotNull @Valid WarehouseStock> stock,
        @Nullable @Size(max = 1000) List<@NotNull @Valid StopGroup> groups,
        @Nullable @Size(max = 1000) List<@NotNull @Valid RoadCondition> conditions,
        @Nullable @DecimalMin("0.05") @DecimalMax("600") Double seconds,
        @Nullable Boolean async,
        @Nullable Boolean follow) {

    /** The same with its places, time and roads filled in. */
    public RouteRequest resolved(
            List<WarehouseLocation> warehouses,
            List<DeliveryPoint> points,
            Instant departure,
            @Nullable List<RoadCondition> roads) {
        return new RouteRequest(
                warehouses,
                points,
                vehicles,
                lostVehicles,
                departure,
                speedKmh,
                detourFactor,
                hourlySpeeds,
                matrix,
                stock,
                groups,
                roads,
                seconds,
                async,
                follow);
    }

    /** The same with other vehicles and time to search, answered at once unless it is large. */
    public RouteRequest changed(
            @Nullable List<RouteVehicle> others, @Nullable List<String> lost, @Nullable Double newSeconds) {
        return new RouteRequest(
                warehouseLocations,
                deliveryPoints,
                others,
                lost,
                departAt,
                speedKmh,
                detourFactor,
                hourlySpeeds,
                matrix,
                stock,
                groups,
                conditions,
                newSeconds,
                null,
                follow);
    }

    /** The same with groups of those stops alone. */
    public RouteRequest among(Set<String> ids) {
        List<StopGroup> left = groups == null
                ? null
                : groups.stream()
                        .map(group -> new StopGroup(
                                group.rule(),
                                group.ids().stream().filter(ids::contains).toList()))
                        .filter(group -> group.ids().size() > 1)
                        .toList();
        return with(stock, left, async, follow);
    }

    /** The same, made anew when roads change. */
    public RouteRequest followed() {
        return with(stock, groups, async, true);
    }

    /** The same, answered with 202. */
    public RouteRequest inBackground() {
        return with(stock, groups, true, follow);
    }

    /** The same with goods that may not last for all. */
    public RouteRequest stocked(@Nullable List<WarehouseStock> goods) {
        return with(goods, groups, async, follow);
    }

    private RouteRequest with(
            @Nullable List<WarehouseStock> otherStock,
            @Nullable List<StopGroup> otherGroups,
            @Nullable Boolean otherAsync,
            @Nullable Boolean otherFollow) {
        return new RouteRequest(
                warehouseLocations,
                deliveryPoints,
                vehicles,
                lostVehicles,
                departAt,
                speedKmh,
                detourFactor,
                hourlySpeeds,
                matrix,
                otherStock,
                otherGroups,
                conditions,
                seconds,
                otherAsync,
                otherFollow);
    }
}
