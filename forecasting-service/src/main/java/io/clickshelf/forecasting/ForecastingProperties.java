package io.clickshelf.forecasting;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
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
 * @param settle        how long the days that are over must not have changed before the forecast takes their changes up; a fit
 *                      after new data comes sooner, unless it is refused
 * @param settleLatest  after how long it takes them up though they go on changing
 * @param country       whose public holidays shoppers keep, by its ISO 3166 code; empty for none
 */
@Validated
@ConfigurationProperties("clickshelf.forecasting")
public record ForecastingProperties(
        @Min(60) @Max(3660) @DefaultValue("1100") int historyDays,
        @Min(7) @Max(180) @DefaultValue("28") int horizonDays,
        @Min(1) @Max(730) @DefaultValue("91") int shareDays,
        @Min(1) @Max(64) @DefaultValue("2") int fitThreads,
        @DefaultValue("1m") Duration settle,
        @DefaultValue("10m") Duration settleLatest,
        @Pattern(regexp = "|[A-Z]{2}") @DefaultValue("") String country) {}
