package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product to plan, as the caller knows it. Demand is one of: a mean per day (with a standard deviation, or without), or
 * quantiles for each day ahead.
 *
 * @param demandPerDay      mean units
 * @param standardDeviation of a day's units
 * @param levels            of the quantiles, rising, within (0, 1)
 * @param quantiles         by day ahead, then by level
 * @param leadTimeStandardDeviation days
 * @param shelfLifeDays     in which a unit must be sold after it arrived; no more is stocked than sells in them
 * @param maximumLevel      most units there is room for
 * @param volumeLiters      of a unit, of the warehouse's capacity
 * @param serviceLevel      its own, instead of the plan's
 */
@OnlyKnownFields
public record StockItemRequest(
        @NotBlank @Size(max = 200) String productId,
        @Nullable @Size(max = 200) String warehouseId,
        @Nullable @PositiveOrZero Double demandPerDay,
        @Nullable @PositiveOrZero Double standardDeviation,
        @Nullable @Size(min = 1, max = 200) List<@NotNull Double> levels,
        @Nullable @Size(min = 1, max = 400) List<@NotNull List<@NotNull @PositiveOrZero Double>> quantiles,
        @Nullable @PositiveOrZero Double onHand,
        @Nullable @PositiveOrZero Double onOrder,
        @Nullable @PositiveOrZero Double reserved,
        @Nullable @DecimalMin("0") @DecimalMax("365") Double leadTime,
        @Nullable @DecimalMin("0") @DecimalMax("180") Double leadTimeStandardDeviation,
        @Nullable @Positive Integer packSize,
        @Nullable @PositiveOrZero Integer minimumOrderQuantity,
        @Nullable @PositiveOrZero Double price,
        @Nullable @PositiveOrZero Double cost,
        @Nullable @PositiveOrZero Double fixedOrderCost,
        @Nullable @Positive Double shelfLifeDays,
        @Nullable @PositiveOrZero Double maximumLevel,
        @Nullable @PositiveOrZero Double volumeLiters,
        @Nullable @DecimalMin("0.5") @DecimalMax("0.9999") Double serviceLevel) {}
