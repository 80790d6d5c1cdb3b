package io.clickshelf.logistics.api;

import io.clickshelf.contracts.event.AlertRecord;
import io.clickshelf.contracts.event.AlertSeverity;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.stock.StockItem;
import io.clickshelf.logistics.model.stock.StockLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What of a plan a person should look at: places that will probably run out, and places with far too much. */
@Component
class StockAlerts {

    /** Below this many units overstock isn't worth a look. */
    private static final double FEWEST_UNITS = 10;

    private final LogisticsProperties properties;

    StockAlerts(LogisticsProperties properties) {
        this.properties = properties;
    }

    /** One alert per product, place and day. Only where stock was reported: where not, everything would run out. */
    List<AlertRecord> of(List<PlannedItem> items, List<StockLine> lines, LocalDate day, Instant at) {
        Map<String, PlannedItem> byKey = new LinkedHashMap<>();
        items.forEach(item -> byKey.put(item.key(), item));
        List<AlertRecord> alerts = new ArrayList<>();
        for (StockLine line : lines) {
            StockItem item = line.item();
            PlannedItem planned = byKey.get(PlannedItem.key(item.productId(), item.warehouseId()));
            if (planned == null || !planned.stockKnown()) {
                continue;
            }
            double perDay = perDay(item);
            if (line.stockOutRisk() >= properties.stock().stockOutAlertRisk() && perDay > 0) {
                alerts.add(stockOut(line, perDay, day, at));
            } else if (item.onHand() >= FEWEST_UNITS
                    && item.onHand() > perDay * properties.stock().overstockAlertDays()) {
                alerts.add(overstock(line, perDay, day, at));
            }
        }
        return alerts;
    }

    private static double perDay(StockItem item) {
        double days = Math.max(1, item.leadTime().mean() + item.rules().reviewDays());
        return item.demand().mean(days) / days;
    }

    private static AlertRecord stockOut(StockLine line, double perDay, LocalDate day, Instant at) {
        StockItem item = line.item();
        boolean empty = item.position() <= 0;
        String message = String.format(
                Locale.ROOT,
                "%s in %s has %.0f units for a demand of %.1f a day, and an order takes %.0f days: it runs out before with"
                        + " a chance of %.0f %%. The plan orders %.0f.",
                item.productId(),
                item.warehouseId(),
                Math.max(0, item.position()),
                perDay,
                item.leadTime().mean(),
                100 * line.stockOutRisk(),
                line.quantity());
        return alert(
                "stock_out_risk",
                empty ? AlertSeverity.CRITICAL : AlertSeverity.WARNING,
                message,
                line,
                perDay,
                day,
                at);
    }

    private AlertRecord overstock(StockLine line, double perDay, LocalDate day, Instant at) {
        StockItem item = line.item();
        String message = String.format(
                Locale.ROOT,
                "%s in %s has %.0f units, more than %.0f days of its demand of %.2f a day: sell it down or move it.",
                item.productId(),
                item.warehouseId(),
                item.onHand(),
                properties.stock().overstockAlertDays(),
                perDay);
        return alert("overstock", AlertSeverity.INFO, message, line, perDay, day, at);
    }

    private static AlertRecord alert(
            String kind,
            AlertSeverity severity,
            String message,
            StockLine line,
            double perDay,
            LocalDate day,
            Instant at) {
        StockItem item = line.item();
        return new AlertRecord(
                kind + ':' + item.productId() + ':' + item.warehouseId() + ':' + day,
                item.productId(),
                kind,
                severity,
                message,
                at,
                Map.of(
                        "warehouseId", item.warehouseId(),
                        "onHand", item.onHand(),
                        "onOrder", item.onOrder(),
                        "reserved", item.reserved(),
                        "demandPerDay", perDay,
                        "stockOutRisk", line.stockOutRisk(),
                        "quantityToOrder", line.quantity()));
    }
}
