package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/**
 * How long a driver may drive. Rests are taken between two stops, and a break that lasts as long is one; service and waiting are
 * neither driving nor a rest, set-up counts as driving.
 *
 * @param mostSeconds      of driving on a route
 * @param restAfterSeconds of driving at most from one rest to the next; a leg that takes longer can't be driven
 * @param restSeconds      how long a rest is
 */
@OnlyKnownFields
public record DrivingHours(
        @Nullable @Positive Long mostSeconds,
        @Nullable @Positive Long restAfterSeconds,
        @Nullable @Min(1) @Max(86_400) Integer restSeconds) {

    @AssertTrue(message = "restAfterSeconds and restSeconds must be given together")
    boolean isRestWhole() {
        return (restAfterSeconds == null) == (restSeconds == null);
    }
}
