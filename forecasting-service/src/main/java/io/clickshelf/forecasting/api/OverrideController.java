package io.clickshelf.forecasting.api;

import io.clickshelf.contracts.forecasting.ForecastOverride;
import io.clickshelf.contracts.forecasting.OverrideRequest;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.store.OverrideStore;
import io.clickshelf.forecasting.stream.CurrentForecast;
import io.clickshelf.forecasting.stream.OverrideFactor;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What planners know better. */
@RestController
@RolesAllowed(Role.OPERATIONS)
@Tag(name = "Forecast", description = "Demand ahead, as distributions.")
class OverrideController {

    private static final int MOST_DAYS = 180;

    private final OverrideStore overrides;
    private final CurrentForecast current;
    private final Clock wallClock;

    OverrideController(OverrideStore overrides, CurrentForecast current, Clock wallClock) {
        this.overrides = overrides;
        this.current = current;
        this.wallClock = wallClock;
    }

    @PostMapping("/forecasts/{productId}/overrides")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Correct the forecast of a product on some days")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples = @ExampleObject("{\"from\":\"2026-11-27\",\"to\":\"2026-11-28\",\"factor\":2.5,"
                                            + "\"reason\":\"Black Friday, full-page advertisement\"}")))
    ForecastOverride addOverride(
            @PathVariable String productId, @Valid @RequestBody OverrideRequest request, Principal caller) {
        DemandForecastModel model = current.get()
                .map(CurrentForecast.Answer::signaled)
                .filter(known -> known.productIds().contains(productId))
                .orElseThrow(() -> ProblemException.notFound(
                        "Product \"" + productId + "\" has no forecast that could be overridden."));
        check(request, model.firstDay());
        ForecastOverride override = new ForecastOverride(
                UUID.randomUUID().toString(),
                productId,
                request.from(),
                request.to(),
                request.unitsPerDay(),
                request.factor(),
                request.reason(),
                caller.getName(),
                wallClock.instant(),
                null,
                null);
        LocalDate first = request.from().isBefore(model.firstDay()) ? model.firstDay() : request.from();
        int from = (int) (first.toEpochDay() - model.firstDay().toEpochDay());
        int to = (int) (request.to().toEpochDay() - model.firstDay().toEpochDay()) + 1;
        double[] baseline =
                Arrays.copyOfRange(model.predict(productId, to).orElseThrow().mean(), from, to);
        double[] total = Arrays.stream(baseline)
                .map(mean -> mean * OverrideFactor.of(override, mean))
                .toArray();
        overrides.add(override, first, baseline, total);
        current.adjust();
        return override;
    }

    @GetMapping("/forecasts/{productId}/overrides")
    @Operation(summary = "The overrides of a product, with who made them, when and why")
    List<ForecastOverride> overrides(@PathVariable String productId) {
        return overrides.of(productId);
    }

    @DeleteMapping("/forecasts/{productId}/overrides/{overrideId}")
    @Operation(summary = "Withdraw an override; it stays on record")
    ForecastOverride withdrawOverride(
            @PathVariable String productId, @PathVariable String overrideId, Principal caller) {
        ForecastOverride known = overrides
                .find(overrideId)
                .filter(override -> override.productId().equals(productId))
                .orElseThrow(() -> ProblemException.notFound(
                        "Product \"" + productId + "\" has no override \"" + overrideId + "\"."));
        if (!overrides.withdraw(overrideId, caller.getName(), wallClock.instant())) {
            throw ProblemException.conflict(
                    "withdrawn", "Override \"" + overrideId + "\" was withdrawn by " + known.withdrawnBy() + ".");
        }
        current.adjust();
        return overrides.find(overrideId).orElseThrow();
    }

    private static void check(OverrideRequest request, LocalDate firstDay) {
        if ((request.unitsPerDay() == null) == (request.factor() == null)) {
            throw ProblemException.badRequest(
                    "one_of_two", "Give either unitsPerDay or factor, so that it is clear what is meant.");
        }
        if (request.to().isBefore(request.from()) || request.to().isBefore(firstDay)) {
            throw ProblemException.badRequest(
                    "days",
                    "The days " + request.from() + " to " + request.to() + " hold none that is forecast; the forecast"
                            + " begins on " + firstDay + ".");
        }
        if (request.to().toEpochDay() - firstDay.toEpochDay() >= MOST_DAYS) {
            throw ProblemException.badRequest(
                    "days", "to is " + request.to() + "; overrides reach at most " + MOST_DAYS + " days ahead.");
        }
    }
}
