package io.clickshelf.contracts.warehouse;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/**
 * What a picker takes along; absent limits are the usual ones.
 *
 * @param orders    most orders at a time
 * @param boxes     places for boxes; no order shares a box with another
 * @param boxLiters volume of a box
 */
@OnlyKnownFields
public record PickCart(
        @Nullable @Min(1) Integer orders,
        @Nullable @Positive Double units,
        @Nullable @Positive Double kilograms,
        @Nullable @Positive Double liters,
        @Nullable @Positive Double boxes,
        @Nullable @Positive Double boxLiters) {}
