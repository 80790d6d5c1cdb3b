package io.clickshelf.forecasting;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How demand is forecast.
 *
 * @param historyDays   newest days that a fit looks at
 * @param horizonDays   ahead for which models are chosen, and which are published
 * @param shareDays     newest days from which the warehouses' shares are taken
 * @param fitThreads    CPU threads of a fit
 * @param country       whose public holidays shoppers keep, by its ISO 3166 code; empty for none
 */
@Validated
@ConfigurationProperties("clickshelf.forecasting")
public record ForecastingProperties(
        @Min(60) @Max(3660) @DefaultValue("1100") int historyDays,
        @Min(7) @Max(180) @DefaultValue("28") int horizonDays,
        @Min(1) @Max(730) @DefaultValue("91") int shareDays,
        @Min(1) @Max(64) @DefaultValue("2") int fitThreads,
        @Pattern(regexp = "|[A-Z]{2}") @DefaultValue("") String country) {}
