package io.clickshelf.logistics;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What holds where neither request nor record says otherwise.
 *
 * @param keepPlans how long route and pick plans, waves and proposals of the warehouse are kept
 */
@Validated
@ConfigurationProperties("clickshelf.logistics")
public record LogisticsProperties(
        @Valid @DefaultValue Stock stock,
        @Valid @DefaultValue Routes routes,
        @Valid @DefaultValue Roads roads,
        @Valid @DefaultValue WarehouseDefaults warehouse,
        @DefaultValue("90d") Duration keepPlans) {

    /**
     * Stock plans.
     *
     * @param leadTimeDays         from order to arrival
     * @param reviewDays           between two chances to order
     * @param serviceLevel         chance of no stock-out between two chances to order
     * @param costShare            cost over price of products whose cost is not known
     * @param orderCost            of an order line, however large: handling it, receiving it, putting it away
     * @param autoApproveCost      orders up to this cost need nobody's approval; 0: all do
     * @param autoApproveTransferCost the same of transfers, by what it costs to move them
     * @param stockOutAlertRisk    chance of running out within the lead time from which an alert is sent
     * @param overstockAlertDays   days of demand on hand from which an alert is sent
     * @param transferCostPerUnit  of moving a unit between warehouses, however far
     * @param transferCostPerUnitKm and for each kilometre
     */
    public record Stock(
            @DecimalMin("0") @DecimalMax("365") @DefaultValue("7")
            double leadTimeDays,

            @DecimalMin("0") @DecimalMax("365") @DefaultValue("1")
            double reviewDays,

            @DecimalMin("0.5") @DecimalMax("0.9999") @DefaultValue("0.95")
            double serviceLevel,

            @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.6")
            double costShare,

            @DecimalMin("0") @DefaultValue("0") double orderCost,
            @DecimalMin("0") @DefaultValue("0") double autoApproveCost,
            @DecimalMin("0") @DefaultValue("0") double autoApproveTransferCost,

            @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.5")
            double stockOutAlertRisk,

            @DecimalMin("1") @DefaultValue("180") double overstockAlertDays,
            @DecimalMin("0") @DefaultValue("0.2") double transferCostPerUnit,
            @DecimalMin("0") @DefaultValue("0.001") double transferCostPerUnitKm) {}

    /**
     * Route plans.
     *
     * @param vehicleCapacity units that a vehicle takes
     * @param fixedCost       of using a vehicle
     * @param shift           longest route of a vehicle; a stop that is farther off still gets one of its own kind
     * @param hourlySpeeds    of the hours of the day (UTC) from midnight on, 1 for the usual; none: always the usual
     * @param asyncAbove      plans with more stops answer 202
     * @param threads         that search for a large plan, and small plans searched for at a time
     * @param openOrderAge    orders older than this count as delivered
     * @param unpromisedAge   and so do those without a promised window that are older than this
     * @param horizon         windows that open later than this after now are not planned yet
     * @param reuse           {@code {}} gives the plan that is there if nothing but so much time has passed
     * @param stabilityCost   of telling a customer another time or vehicle
     * @param keepOrders      how long orders are kept
     * @param splitOrders     whether an order may come from several warehouses where none has all of it
     * @param currency        of all costs
     */
    public record Routes(
            @Min(1) @Max(1_000_000) @DefaultValue("200") int vehicleCapacity,
            @DecimalMin("0") @DefaultValue("60") double fixedCost,
            @DecimalMin("0") @DefaultValue("0.6") double costPerKm,
            @DecimalMin("0") @DefaultValue("25") double costPerHour,

            @DecimalMin("1") @DecimalMax("200") @DefaultValue("40")
            double speedKmh,

            @DecimalMin("1") @DecimalMax("5") @DefaultValue("1.3")
            double detourFactor,

            @DefaultValue @Size(max = 24) List<@DecimalMin("0.05") @DecimalMax("5") Double> hourlySpeeds,

            @DecimalMin("0") @DefaultValue("180") double co2GramsPerKm,
            @Min(0) @Max(86_400) @DefaultValue("180") int serviceSeconds,
            @DefaultValue("9h") Duration shift,
            @Min(1) @DefaultValue("300") int asyncAbove,
            @Min(1) @Max(64) @DefaultValue("2") int threads,
            @DefaultValue("7d") Duration openOrderAge,
            @DefaultValue("24h") Duration unpromisedAge,
            @DefaultValue("36h") Duration horizon,
            @DefaultValue("15m") Duration reuse,
            @DecimalMin("0") @DefaultValue("5") double stabilityCost,
            @DefaultValue("60d") Duration keepOrders,
            @DefaultValue("false") boolean splitOrders,
            @NotBlank @DefaultValue("EUR") String currency) {}

    /**
     * Real roads.
     *
     * @param osmFile     OpenStreetMap data: PBF, XML, or XML under gzip; none: straight lines
     * @param reachMeters places may lie so far from the roads; with one that is farther, a plan goes by straight lines
     */
    public record Roads(
            @Nullable Path osmFile,

            @DecimalMin("0") @DecimalMax("50000") @DefaultValue("2000")
            double reachMeters) {}

    /**
     * Slotting, picking, and the proposals of both.
     *
     * @param openOrderAge        orders older than this count as picked
     * @param keepOrders          how long orders are kept to learn from
     * @param asyncAbove          pick plans with more orders answer 202
     * @param maxMoves            of products, proposed at a time
     * @param leastMetersSaved    a day, that a move must save
     * @param autoApproveMinutes  moves that save at least so many minutes a day need nobody's approval; 0: all do
     * @param autoApproveWaves    waves need nobody's approval
     * @param followOrders        approved waves take in what must leave by their cut-off and let go what is cancelled
     * @param replenishDays       pick faces that last so many days are left alone
     */
    public record WarehouseDefaults(
            @DefaultValue("2d") Duration openOrderAge,
            @DefaultValue("90d") Duration keepOrders,
            @Min(1) @DefaultValue("300") int asyncAbove,
            @Min(0) @Max(10_000) @DefaultValue("40") int maxMoves,
            @DecimalMin("0") @DefaultValue("1") double leastMetersSaved,
            @DecimalMin("0") @DefaultValue("0") double autoApproveMinutes,
            @DefaultValue("false") boolean autoApproveWaves,
            @DefaultValue("true") boolean followOrders,
            @Min(0) @Max(60) @DefaultValue("1") int replenishDays) {}
}
