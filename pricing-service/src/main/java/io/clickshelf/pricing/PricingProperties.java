package io.clickshelf.pricing;

import io.clickshelf.contracts.pricing.PricingMode;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How prices are decided where no rule says otherwise, and how offers are. Shares are fractions: .1 is ten percent.
 *
 * @param mode             what happens to a price that an event led to
 * @param minMargin        floor over cost
 * @param movePerChange    largest move from the current price
 * @param movePerDay       largest move from the price at the day's start
 * @param approvalAbove    moves larger than this wait for a person
 * @param assumedCostShare where the cost isn't known, it is taken as this share of the usual price without tax
 * @param valueAddedTax    contained in prices
 * @param replenishDays    until more arrive, where the catalogue has no lead time
 * @param stockReaction    share by which stock must move for the price to be decided anew
 * @param demandReaction   share by which the forecast must move for the price to be decided anew
 * @param proposalsValidFor after which an open proposal expires
 * @param historyDays      newest days that a fit looks at
 * @param holdOutDays      newest days on which a fit is measured
 * @param changesPerDay    prices that the service may change by itself a day, those that gain most first; 0 for no limit
 * @param offers           how offers are chosen
 */
@Validated
@ConfigurationProperties("clickshelf.pricing")
public record PricingProperties(
        @NotNull @DefaultValue("review") PricingMode mode,

        @DecimalMin("0") @DecimalMax("100") @DefaultValue("0")
        double minMargin,

        @DecimalMin("0") @DecimalMax("10") @DefaultValue("0.10")
        double movePerChange,

        @DecimalMin("0") @DecimalMax("10") @DefaultValue("0.15")
        double movePerDay,

        @DecimalMin("0") @DecimalMax("10") @DefaultValue("0.08")
        double approvalAbove,

        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.6")
        double assumedCostShare,

        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0") double valueAddedTax,

        @DecimalMin("0.1") @DecimalMax("3660") @DefaultValue("14")
        double replenishDays,

        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.1")
        double stockReaction,

        @DecimalMin("0") @DecimalMax("100") @DefaultValue("0.2")
        double demandReaction,

        @NotNull @DefaultValue("7d") Duration proposalsValidFor,
        @Min(14) @Max(3660) @DefaultValue("400") int historyDays,
        @Min(7) @Max(180) @DefaultValue("28") int holdOutDays,
        @Min(0) @DefaultValue("0") int changesPerDay,
        @NotNull @DefaultValue Offers offers) {

    /**
     * @param holdOutShare of shoppers who get no offers, so that what offers change can be measured
     * @param holdOutSalt  a new one draws a new group
     * @param horizonDays  within which an order counts as coming back
     * @param response     log odds of an order gained per unit of discount
     * @param margin       share of an order's value that is margin before discount
     * @param leastGain    in money, below which no offer is made
     * @param leastCover   days of stock of its product that an offer needs
     */
    public record Offers(
            @DecimalMin("0") @DecimalMax("0.5") @DefaultValue("0.1")
            double holdOutShare,

            @NotBlank @DefaultValue("clickshelf") String holdOutSalt,
            @Min(1) @Max(365) @DefaultValue("28") int horizonDays,

            @DecimalMin("0") @DecimalMax("100") @DefaultValue("8")
            double response,

            @DecimalMin("0.01") @DecimalMax("1") @DefaultValue("0.4")
            double margin,

            @DecimalMin("0") @DefaultValue("0.2") double leastGain,

            @DecimalMin("0") @DecimalMax("365") @DefaultValue("7")
            double leastCover) {}
}
