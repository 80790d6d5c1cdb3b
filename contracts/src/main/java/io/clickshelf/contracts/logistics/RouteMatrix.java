package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;

/** Travel between all places: the warehouses in their order, then the delivery points in theirs. */
@OnlyKnownFields
public record RouteMatrix(
        @NotNull List<@NotNull List<@NotNull @PositiveOrZero Integer>> distancesMeters,
        @NotNull List<@NotNull List<@NotNull @PositiveOrZero Integer>> durationsSeconds) {}
