package io.clickshelf.logistics.api;

import io.clickshelf.contracts.event.PriceRecord;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.logistics.StockRequest;
import io.clickshelf.contracts.logistics.SupplierCalendar;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.stock.Economics;
import io.clickshelf.logistics.model.stock.LeadTime;
import io.clickshelf.logistics.model.stock.LeadTimeModel;
import io.clickshelf.logistics.model.stock.OrderCalendar;
import io.clickshelf.logistics.model.stock.OrderRules;
import io.clickshelf.platform.kafka.CompactedTable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Under which terms a product is bought and sold: what the request says, else the catalogue, else the settings. */
@Component
class ItemTerms {

    private final CompactedTable<Product> catalog;
    private final CompactedTable<PriceRecord> prices;
    private final Receipts receipts;
    private final LogisticsProperties properties;

    ItemTerms(
            CompactedTable<Product> catalog,
            CompactedTable<PriceRecord> prices,
            Receipts receipts,
            LogisticsProperties properties) {
        this.catalog = catalog;
        this.prices = prices;
        this.receipts = receipts;
        this.properties = properties;
    }

    /** When the product can be ordered, from a day on; null where at any time. */
    OrderCalendar.@Nullable Window window(String productId, StockRequest request, LocalDate today) {
        SupplierCalendar sent = request.supplierCalendars() == null
                ? null
                : request.supplierCalendars().get(receipts.supplier(productId));
        Set<DayOfWeek> days =
                sent == null || sent.orderDays() == null ? orderDays(productId) : EnumSet.copyOf(sent.orderDays());
        Set<LocalDate> closed = sent == null || sent.closedDays() == null ? Set.of() : new HashSet<>(sent.closedDays());
        return days.size() == DayOfWeek.values().length && closed.isEmpty()
                ? null
                : new OrderCalendar(days, closed).from(today);
    }

    /** The catalogue's attribute {@code orderDays}; all where there is none that can be read. */
    private Set<DayOfWeek> orderDays(String productId) {
        Product product = catalog.get(productId);
        String named = product == null || product.attributes() == null
                ? null
                : product.attributes().get("orderDays");
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (named == null || named.toUpperCase(Locale.ROOT).contains(day.name())) {
                days.add(day);
            }
        }
        return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
    }

    /** What the request says; else what the supplier's deliveries teach of the days that it quotes. */
    LeadTime leadTime(
            String productId, StockRequest request, LeadTimeModel learnt, OrderCalendar.@Nullable Window window) {
        Double days = request.leadTimes() == null ? null : request.leadTimes().get(productId);
        if (days == null) {
            days = request.leadTime();
        }
        LeadTime time = days == null
                ? learnt.predict(receipts.supplier(productId), receipts.quotedDays(productId))
                : LeadTime.fixed(days);
        return window == null ? time : time.later(window.waitDays());
    }

    /** @param window when it can be ordered; null for every {@code reviewDays} */
    OrderRules rules(String productId, StockRequest request, double reviewDays, OrderCalendar.@Nullable Window window) {
        Product product = catalog.get(productId);
        Map<String, Integer> packs = Objects.requireNonNullElse(request.packSizes(), Map.of());
        Integer pack = packs.get(productId);
        if (pack == null && product != null) {
            pack = product.packSize();
        }
        Integer minimum = product == null ? null : product.minimumOrderQuantity();
        return OrderRules.packs(Objects.requireNonNullElse(pack, 1), Objects.requireNonNullElse(minimum, 0))
                .withReviewDays(window == null ? reviewDays : window.reviewDays())
                .withLimits(Double.POSITIVE_INFINITY, shelfLife(product), volume(product));
    }

    /** The catalogue's attribute {@code shelfLifeDays}. */
    private static double shelfLife(@Nullable Product product) {
        String days = product == null || product.attributes() == null
                ? null
                : product.attributes().get("shelfLifeDays");
        try {
            double parsed = days == null ? Double.POSITIVE_INFINITY : Double.parseDouble(days);
            return parsed > 0 ? parsed : Double.POSITIVE_INFINITY;
        } catch (NumberFormatException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private static double volume(@Nullable Product product) {
        return product == null || product.volumeLiters() == null
                ? 0
                : product.volumeLiters().doubleValue();
    }

    /** With what an order line costs: as sent, else the setting. */
    Economics economics(String productId, @Nullable Double fixedOrderCost) {
        return economics(productId)
                .withFixedOrderCost(Objects.requireNonNullElse(
                        fixedOrderCost, properties.stock().orderCost()));
    }

    Economics economics(String productId) {
        Product product = catalog.get(productId);
        PriceRecord decided = prices.get(productId);
        Double price = decided != null
                ? Double.valueOf(decided.price().doubleValue())
                : product != null && product.price() != null ? product.price().doubleValue() : null;
        Double cost = product != null && product.cost() != null
                ? Double.valueOf(product.cost().doubleValue())
                : null;
        if (cost == null) {
            return price == null
                    ? Economics.unknown()
                    : Economics.of(price, price * properties.stock().costShare());
        }
        return Economics.of(price == null ? cost / properties.stock().costShare() : price, cost);
    }

    @Nullable
    String currency(String productId) {
        Product product = catalog.get(productId);
        return product == null ? null : product.currency();
    }
}
