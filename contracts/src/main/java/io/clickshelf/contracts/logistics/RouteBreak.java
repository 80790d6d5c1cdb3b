package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.event.TimeWindow;
import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * A rest of the driver, between two stops.
 *
 * @param window  when it begins
 * @param seconds how long it is
 */
@OnlyKnownFields
public record RouteBreak(
        @NotNull @Valid TimeWindow window,
        @NotNull @PositiveOrZero @Max(86_400) Integer seconds) {}
