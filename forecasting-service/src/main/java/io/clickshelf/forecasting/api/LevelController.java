package io.clickshelf.forecasting.api;

import io.clickshelf.contracts.forecasting.ForecastLevel;
import io.clickshelf.contracts.forecasting.Granularity;
import io.clickshelf.contracts.forecasting.LevelForecast;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Forecasts of categories, warehouses and the whole shop, which add up with the products'. */
@RestController
@RolesAllowed({Role.OPERATIONS, Role.PRICING})
@Tag(name = "Forecast", description = "Demand ahead, as distributions.")
class LevelController {

    private final LevelAnswers answers;

    LevelController(LevelAnswers answers) {
        this.answers = answers;
    }

    @GetMapping("/forecasts/levels/{level}")
    @Operation(
            summary = "Forecasts by category, by warehouse or in total, which add up with the products'",
            description = "level: total, category or warehouse; within: a category whose parts are wanted")
    LevelForecast level(
            @PathVariable String level,
            @RequestParam(required = false) @Nullable String within,
            @RequestParam(defaultValue = "28") int horizon,
            @RequestParam(defaultValue = "day") String granularity) {
        return answers.of(ForecastLevel.of(level), within, horizon, Granularity.of(granularity));
    }
}
