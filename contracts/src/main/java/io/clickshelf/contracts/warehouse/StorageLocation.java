package io.clickshelf.contracts.warehouse;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A place for goods.
 *
 * @param aisle        counted from 1, or
 * @param node         that it is reached from
 * @param position     metres from the front wall, in an aisle
 * @param level        from the floor, 1 and up; absent: 1
 * @param reserve      stock behind the pick faces, not picked from
 * @param maxWeightKg  of a unit
 * @param volumeLiters that fit in
 * @param heightCm     of the shelf
 * @param reachSeconds to reach it beyond the usual; absent: by level
 */
@OnlyKnownFields
public record StorageLocation(
        @NotBlank @Size(max = 100) String id,
        @Nullable @Min(1) Integer aisle,
        @Nullable @DecimalMin("0") Double position,
        @Nullable String node,
        @Nullable @Min(1) Integer level,
        @Nullable String zone,
        @Nullable Boolean reserve,
        @Nullable @Positive Double maxWeightKg,
        @Nullable @Positive Double volumeLiters,
        @Nullable @Positive Double heightCm,
        @Nullable @DecimalMin("0") Double reachSeconds) {}
