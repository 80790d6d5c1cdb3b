package io.clickshelf.forecasting.api;

import io.clickshelf.contracts.forecasting.ForecastAccuracy;
import io.clickshelf.contracts.forecasting.ForecastRequest;
import io.clickshelf.contracts.forecasting.ForecastResponse;
import io.clickshelf.contracts.forecasting.Granularity;
import io.clickshelf.contracts.forecasting.ProductForecast;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What will be asked for. */
@RestController
@RolesAllowed({Role.OPERATIONS, Role.PRICING})
@Tag(name = "Forecast", description = "Demand ahead, as distributions.")
class ForecastController {

    private final Forecasts forecasts;

    ForecastController(Forecasts forecasts) {
        this.forecasts = forecasts;
    }

    @PostMapping("/forecast_demand")
    @Operation(summary = "Forecast products of the shop, or a series that is sent along")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject("{\"productIds\":[\"P1\",\"P2\"],\"horizon\":14}")))
    ForecastResponse forecast(@Valid @RequestBody ForecastRequest request) {
        return forecasts.answer(request);
    }

    @GetMapping("/forecasts/{productId}")
    @Operation(summary = "The forecast of one product")
    ProductForecast product(
            @PathVariable String productId,
            @RequestParam(defaultValue = "28") int horizon,
            @RequestParam(defaultValue = "day") String granularity) {
        ForecastResponse response = forecasts.answer(
                new ForecastRequest(productId, null, horizon, Granularity.of(granularity), null, null, null, null));
        if (response.forecasts().isEmpty()) {
            throw ProblemException.notFound("Product \"" + productId
                    + "\" has no forecast: no demand for it is known yet. Send its orders with POST /orders.");
        }
        return response.forecasts().getFirst();
    }

    @GetMapping("/forecasts/accuracy")
    @Operation(summary = "How good the forecasts are on days they had not seen")
    ForecastAccuracy accuracy() {
        return forecasts.accuracy();
    }

    @GetMapping("/forecasts")
    @Operation(summary = "Which products have a forecast")
    List<String> products() {
        return forecasts.products();
    }
}
