package io.clickshelf.feature.stream;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.feature.model.Counted;
import io.clickshelf.feature.model.ShopperProfile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/** What each event means for shoppers, products and demand. */
final class Facts {

    private Facts() {}

    /** The product fact of an action; null for those that are not counted. */
    static @Nullable KeyValue<String, ProductFact> product(UserFact fact) {
        if (!(fact instanceof UserFact.Acted acted) || acted.productId() == null) {
            return null;
        }
        Counted kind = counted(acted.action());
        return kind == null
                ? null
                : KeyValue.pair(
                        acted.productId(),
                        new ProductFact.Met(kind, acted.timeMillis(), kind == Counted.PURCHASE ? acted.price() : null));
    }

    private static @Nullable Counted counted(ActionType action) {
        return switch (action) {
            case VIEW -> Counted.VIEW;
            case CLICK -> Counted.CLICK;
            case CART_ADD -> Counted.CART;
            case PURCHASE -> Counted.PURCHASE;
            case SEARCH, CART_REMOVE, RETURN, REVIEW, IMPRESSION -> null;
        };
    }

    /** The shopper's side of an order; null for a guest's. */
    static @Nullable KeyValue<String, UserFact> user(OrderProcessor.Counted counted) {
        OrderEvent order = counted.order();
        if (order.userId() == null) {
            return null;
        }
        BigDecimal amount = BigDecimal.ZERO;
        List<String> products = new ArrayList<>();
        for (OrderLine line : order.lines()) {
            if (line.unitPrice() != null) {
                amount = amount.add(line.quantity().multiply(line.unitPrice()));
            }
            if (products.size() < ShopperProfile.RECENT) {
                products.add(line.productId());
            }
        }
        return KeyValue.pair(
                order.userId(),
                new UserFact.Ordered(
                        order.userId(),
                        Math.min(order.timestamp().toEpochMilli(), counted.seenAt()),
                        counted.standing(),
                        !placed(order),
                        counted.units(),
                        amount,
                        order.shipTo() == null ? null : order.shipTo().country(),
                        products));
    }

    /** A product fact per placed line. */
    static List<KeyValue<String, ProductFact>> products(OrderProcessor.Counted counted) {
        OrderEvent order = counted.order();
        if (!placed(order)) {
            return List.of();
        }
        long time = Math.min(order.timestamp().toEpochMilli(), counted.seenAt());
        List<KeyValue<String, ProductFact>> facts =
                new ArrayList<>(order.lines().size());
        for (OrderLine line : order.lines()) {
            facts.add(KeyValue.pair(line.productId(), new ProductFact.Met(Counted.ORDER_LINE, time, line.unitPrice())));
        }
        return facts;
    }

    /** A demand fact per line, on the day of the event: returns count when they happen, not when it was bought. */
    static List<KeyValue<DemandKey, DemandFact>> demand(OrderProcessor.Counted counted) {
        OrderEvent order = counted.order();
        boolean placed = placed(order);
        long time = order.timestamp().toEpochMilli();
        List<KeyValue<DemandKey, DemandFact>> facts =
                new ArrayList<>(order.lines().size());
        for (OrderLine line : order.lines()) {
            String warehouse = Objects.requireNonNullElse(
                    line.warehouseId(), Objects.requireNonNullElse(order.warehouseId(), DemandRecord.NO_WAREHOUSE));
            facts.add(KeyValue.pair(
                    DemandKey.at(line.productId(), warehouse, time),
                    placed
                            ? new DemandFact.Ordered(line.quantity(), line.unitPrice(), line.promotionId() != null)
                            : new DemandFact.Returned(line.quantity())));
        }
        return facts;
    }

    static KeyValue<String, ProductFact> product(InventoryRecord level) {
        return KeyValue.pair(
                level.productId(),
                new ProductFact.Stocked(
                        level.warehouseId(),
                        level.stockLevel(),
                        level.timestamp().toEpochMilli()));
    }

    static KeyValue<DemandKey, DemandFact> stockedOut(InventoryRecord level) {
        return KeyValue.pair(
                DemandKey.at(
                        level.productId(),
                        level.warehouseId(),
                        level.timestamp().toEpochMilli()),
                new DemandFact.StockedOut());
    }

    private static boolean placed(OrderEvent order) {
        return order.type() == OrderEventType.PLACED;
    }
}
