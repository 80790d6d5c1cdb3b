package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What is different from an earlier plan. What was driven by then stays as it is.
 *
 * @param add            further stops, or stops that replace those of the same id
 * @param remove         ids of stops that are no longer to be made
 * @param removeVehicles vehicles that are out: one as {@code W1-van#2}, or all of a kind by its id
 * @param addVehicles    further vehicles
 * @param refreshOrders  true: of a plan for own orders, with those that came since and without those that were cancelled
 * @param at             when it is; what the plan has before that is driven. Absent: now, by event time
 * @param positions      where vehicles are; absent: where the plan has them
 * @param conditions     of roads, beside those that are known
 * @param stabilityCost  money that it costs to tell a customer another time or vehicle; absent: the usual
 * @param seconds        to search for
 */
@OnlyKnownFields
public record RouteChange(
        @Nullable @Size(max = 20_000) @JsonDeserialize(contentUsing = PlaceDeserializer.OfDelivery.class)
        List<@NotNull @Valid DeliveryPoint> add,

        @Nullable @Size(max = 20_000) List<@NotNull String> remove,
        @Nullable @Size(max = 1000) List<@NotNull String> removeVehicles,
        @Nullable @Size(max = 1000) List<@NotNull @Valid RouteVehicle> addVehicles,
        @Nullable Boolean refreshOrders,
        @Nullable Instant at,
        @Nullable @Size(max = 10_000) List<@NotNull @Valid VehiclePosition> positions,
        @Nullable @Size(max = 1000) List<@NotNull @Valid RoadCondition> conditions,
        @Nullable @PositiveOrZero Double stabilityCost,
        @Nullable @DecimalMin("0.05") @DecimalMax("600") Double seconds) {

    /** Nothing but the time, and what roads are like by then. */
    public static RouteChange at(Instant time) {
        return new RouteChange(null, null, null, null, null, time, null, null, null, null);
    }

    /** The same with other stops to add and to remove. */
    public RouteChange with(List<DeliveryPoint> added, List<String> removed) {
        return new RouteChange(
                added,
                removed,
                removeVehicles,
                addVehicles,
                refreshOrders,
                at,
                positions,
                conditions,
                stabilityCost,
                seconds);
    }
}
