package io.clickshelf.logistics;

import io.clickshelf.contracts.event.ForecastDay;
import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.ShipTo;
import io.clickshelf.contracts.event.TimeWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records as they come from topics. */
final class Facts {

    private static final double[] LEVELS = {.05, .25, .5, .75, .95};

    private Facts() {}

    static InventoryRecord stock(String product, String warehouse, int units, Instant at) {
        return new InventoryRecord(null, product, BigDecimal.valueOf(units), warehouse, at, null, null, null);
    }

    /** Of one product, to be delivered there. */
    static OrderEvent order(
            String id,
            String product,
            int units,
            Instant placed,
            double latitude,
            double longitude,
            @Nullable TimeWindow window) {
        ShipTo to = new ShipTo(latitude, longitude, "DE", null, null, null);
        return event(id, OrderEventType.PLACED, placed, List.of(line(product, units)), null, to, window);
    }

    static OrderEvent cancelled(String id, String product, int units, Instant at) {
        return event(id, OrderEventType.CANCELLED, at, List.of(line(product, units)), null, null, null);
    }

    /** One unit each, from a warehouse. */
    static OrderEvent picked(String id, Instant placed, String warehouse, List<String> products) {
        List<OrderLine> lines =
                products.stream().map(product -> line(product, 1)).toList();
        return event(id, OrderEventType.PLACED, placed, lines, warehouse, null, null);
    }

    /** A whole order of {@link #picked} called off. */
    static OrderEvent calledOff(OrderEvent order, Instant at) {
        return event(order.orderId(), OrderEventType.CANCELLED, at, order.lines(), order.warehouseId(), null, null);
    }

    private static OrderLine line(String product, int units) {
        return new OrderLine(product, BigDecimal.valueOf(units), BigDecimal.TEN, null, null);
    }

    private static OrderEvent event(
            String id,
            OrderEventType type,
            Instant at,
            List<OrderLine> lines,
            @Nullable String warehouse,
            @Nullable ShipTo to,
            @Nullable TimeWindow window) {
        return new OrderEvent(null, id, type, "u", at, lines, "EUR", warehouse, to, window, null, null, null, null);
    }

    /** Four weeks from the day after the origin, of so many a day. */
    static ForecastRecord forecast(String product, LocalDate origin, double mean, Map<String, Double> shares) {
        List<ForecastDay> days = new ArrayList<>();
        for (int day = 1; day <= 28; day++) {
            double sd = 0.4 * mean * Math.sqrt(day);
            days.add(new ForecastDay(
                    origin.plusDays(day), mean, quantiles(mean, 0.4 * mean), mean * day, quantiles(mean * day, sd)));
        }
        Instant made = origin.plusDays(1).atTime(6, 0).toInstant(ZoneOffset.UTC);
        return new ForecastRecord(product, origin, made, "m", "m-1", LEVELS, days, shares);
    }

    /** Of a product that nobody has bought: whether it sells much or little is not known, so that sums are exponential. */
    static ForecastRecord newcomer(String product, LocalDate origin, double mean, Map<String, Double> shares) {
        List<ForecastDay> days = new ArrayList<>();
        for (int day = 1; day <= 28; day++) {
            double sum = mean * day;
            days.add(ForecastDay.compact(
                    mean,
                    Arrays.stream(LEVELS)
                            .map(level -> -Math.log(1 - level) * sum)
                            .toArray()));
        }
        return likeProducts(product, origin, days, shares);
    }

    /** As a product's forecast is taken back. */
    static ForecastRecord takenBack(String product) {
        return likeProducts(product, LocalDate.EPOCH, List.of(), Map.of());
    }

    private static ForecastRecord likeProducts(
            String product, LocalDate origin, List<ForecastDay> days, Map<String, Double> shares) {
        Instant made = Instant.parse("2025-03-03T05:00:00Z");
        return new ForecastRecord(product, origin, made, "like_products", "m-1", LEVELS, days, shares);
    }

    private static double[] quantiles(double mean, double sd) {
        double[] quantiles = {mean - 1.64 * sd, mean - .67 * sd, mean, mean + .67 * sd, mean + 1.64 * sd};
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = Math.max(0, quantiles[i]);
        }
        return quantiles;
    }
}
