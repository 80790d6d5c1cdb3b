package io.clickshelf.contracts.logistics;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What is different from an earlier plan.
 *
 * @param add            further stops, or stops that replace those of the same id
 * @param remove         ids of stops that are no longer to be made
 * @param removeVehicles ids of vehicles that are out
 * @param addVehicles    further vehicles
 * @param seconds        to search for
 */
public record RouteChange(
        @Nullable @Size(max = 20_000) @JsonDeserialize(contentUsing = PlaceDeserializer.OfDelivery.class)
        List<@NotNull @Valid DeliveryPoint> add,

        @Nullable @Size(max = 20_000) List<@NotNull String> remove,
        @Nullable @Size(max = 1000) List<@NotNull String> removeVehicles,
        @Nullable @Size(max = 1000) List<@NotNull @Valid RouteVehicle> addVehicles,
        @Nullable @DecimalMin("0.05") @DecimalMax("600") Double seconds) {}
