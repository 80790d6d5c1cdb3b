package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
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
 * Offers to supply a product, to be compared.
 *
 * @param demandPerDay      mean units; the product's own forecast where absent
 * @param standardDeviation of a day's units, with {@code demandPerDay}
 * @param price             at which a unit is sold; the known one where absent
 * @param serviceLevel      chance of no stock-out between two chances to order; the usual where absent
 */
@OnlyKnownFields
public record SupplierRequest(
        @NotBlank @Size(max = 200) String productId,
        @Nullable @Positive Double demandPerDay,
        @Nullable @PositiveOrZero Double standardDeviation,
        @Nullable @Positive Double price,
        @Nullable @DecimalMin("0.5") @DecimalMax("0.9999") Double serviceLevel,
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Offer> offers) {

    /**
     * An offer.
     *
     * @param cost           of a unit
     * @param fixedOrderCost of an order, however large
     * @param leadTime       days from order to arrival; what the supplier's deliveries taught where absent
     * @param leadTimeStandardDeviation days; none where only {@code leadTime} is given
     * @param reviewDays     days between two chances to order; 1 where absent
     */
    @OnlyKnownFields
    public record Offer(
            @NotBlank @Size(max = 200) String supplierId,
            @NotNull @Positive Double cost,
            @Nullable @PositiveOrZero Double fixedOrderCost,
            @Nullable @DecimalMin("0") @DecimalMax("365") Double leadTime,
            @Nullable @DecimalMin("0") @DecimalMax("180") Double leadTimeStandardDeviation,
            @Nullable @Positive Integer packSize,
            @Nullable @PositiveOrZero Integer minimumOrderQuantity,
            @Nullable @DecimalMin("0") @DecimalMax("365") Double reviewDays) {}
}
