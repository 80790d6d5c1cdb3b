package io.clickshelf.contracts.logistics;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to plan the stock of. The smallest: {@code {"demandForecast":{"P1":12.5},"leadTime":7}}; {@code {}} plans every
 * product from the platform's own forecasts and stock.
 *
 * @param demandForecast units per day by product, where the caller forecasts
 * @param items          the same in full: products with stock, rules and economics of their own
 * @param leadTime       days from order to arrival of every product; absent: the product's own, else the usual
 * @param leadTimes      the same by product
 * @param reviewDays     days between two chances to order; absent: one for own plans, none (any moment) for the plain form
 * @param serviceLevel   chance of no stock-out between two chances to order
 * @param fillRate       share of demand to be served at once, instead of a service level
 * @param objective      {@code profit}: levels by margin against holding, instead of either
 * @param fixedOrderCost of an order line of any product, however large; absent: the setting's. Where it is not 0, orders come
 *                       in lots that pay
 * @param budget         most that the orders may cost
 * @param productIds     only these
 * @param warehouseIds   only these
 * @param packSizes      units per pack by product, before the catalogue's
 * @param capacities     liters that may lie in a warehouse, on hand and on order together; the catalogue says how large a unit is
 * @param supplierCalendars when suppliers take orders, by supplier; where absent the catalogue's attribute {@code orderDays},
 *                       such as {@code MONDAY,THURSDAY}, else every day. Goes before {@code reviewDays}.
 * @param transfers      whether stock may move between warehouses first; true where absent
 * @param propose        whether orders become proposals; true where absent and nothing but {@code productIds} is asked
 */
@OnlyKnownFields
public record StockRequest(
        @Nullable @Size(max = 100_000) Map<@NotNull String, @NotNull @PositiveOrZero Double> demandForecast,
        @Nullable @Size(max = 100_000) List<@NotNull @Valid StockItemRequest> items,
        @Nullable @DecimalMin("0") @DecimalMax("365") Double leadTime,
        @Nullable Map<@NotNull String, @NotNull @DecimalMin("0") @DecimalMax("365") Double> leadTimes,
        @Nullable @DecimalMin("0") @DecimalMax("365") Double reviewDays,
        @Nullable @DecimalMin("0.5") @DecimalMax("0.9999") Double serviceLevel,
        @Nullable @DecimalMin("0.5") @DecimalMax("0.9999") Double fillRate,
        @Nullable String objective,
        @Nullable @PositiveOrZero Double fixedOrderCost,
        @Nullable @PositiveOrZero Double budget,
        @Nullable @Size(max = 100_000) List<@NotNull String> productIds,
        @Nullable @Size(max = 1000) List<@NotNull String> warehouseIds,
        @Nullable Map<@NotNull String, @NotNull @Positive Integer> packSizes,
        @Nullable Map<@NotNull String, @NotNull @PositiveOrZero Double> capacities,
        @Nullable @Size(max = 10_000) Map<@NotNull String, @NotNull @Valid SupplierCalendar> supplierCalendars,
        @Nullable Boolean transfers,
        @Nullable Boolean propose) {

    /** Whether the caller brought the demand along. */
    public boolean ownDemand() {
        return demandForecast != null || items != null;
    }

    public boolean withTransfers() {
        return transfers == null || transfers;
    }

    /** What is asked as a "what if" is not proposed unless that is asked, too. */
    public boolean proposes() {
        boolean plain = leadTime == null
                && leadTimes == null
                && reviewDays == null
                && serviceLevel == null
                && fillRate == null
                && objective == null
                && fixedOrderCost == null
                && budget == null
                && warehouseIds == null
                && packSizes == null
                && capacities == null
                && supplierCalendars == null
                && withTransfers();
        return !ownDemand() && (propose == null ? plain : propose);
    }
}
