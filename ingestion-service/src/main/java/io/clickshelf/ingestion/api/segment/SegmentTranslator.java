package io.clickshelf.ingestion.api.segment;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.Identified;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.OrderLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Translates the e-commerce events of the protocol (version 2, and the names of version 1) into ours. Messages that say
 * nothing of products (page, identify, promotions viewed …) translate into no event.
 */
@Component
class SegmentTranslator {

    private static final Map<String, ActionType> ACTIONS = Map.ofEntries(
            Map.entry("product viewed", ActionType.VIEW),
            Map.entry("viewed product", ActionType.VIEW),
            Map.entry("product clicked", ActionType.CLICK),
            Map.entry("clicked product", ActionType.CLICK),
            Map.entry("product added", ActionType.CART_ADD),
            Map.entry("added product", ActionType.CART_ADD),
            Map.entry("product removed", ActionType.CART_REMOVE),
            Map.entry("removed product", ActionType.CART_REMOVE),
            Map.entry("product reviewed", ActionType.REVIEW),
            Map.entry("products searched", ActionType.SEARCH),
            Map.entry("searched products", ActionType.SEARCH),
            Map.entry("product list viewed", ActionType.IMPRESSION),
            Map.entry("viewed product category", ActionType.IMPRESSION));

    /**
     * @param receivedAt the time of a message that tells none
     * @throws IllegalArgumentException if an e-commerce event lacks what it must have; the message says what
     */
    List<Identified> translate(SegmentMessage message, Instant receivedAt) {
        if (message.event() == null || !"track".equals(message.type())) {
            return List.of();
        }
        Properties properties = Properties.of(message.properties());
        String name = message.event().toLowerCase(Locale.ROOT).strip();
        try {
            return switch (name) {
                case "order completed", "completed order" ->
                    List.of(order(message, receivedAt, properties, OrderEventType.PLACED));
                // A refund of the whole order names no products; the shop's own return says what came back.
                case "order refunded", "refunded order" ->
                    properties.products().isEmpty()
                            ? List.of()
                            : List.of(order(message, receivedAt, properties, OrderEventType.RETURNED));
                case "order cancelled", "cancelled order" ->
                    properties.products().isEmpty()
                            ? List.of()
                            : List.of(order(message, receivedAt, properties, OrderEventType.CANCELLED));
                default -> behavior(message, receivedAt, properties, ACTIONS.get(name));
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "\"" + message.event() + "\" has a number that is none: " + e.getMessage());
        }
    }

    private static List<Identified> behavior(
            SegmentMessage message, Instant receivedAt, Properties properties, @Nullable ActionType action) {
        if (action == null) {
            return List.of();
        }
        if (action == ActionType.IMPRESSION) {
            List<Identified> shown = new ArrayList<>();
            for (Properties product : properties.products()) {
                shown.add(event(message, receivedAt, action, product, properties, "-" + shown.size()));
            }
            return shown;
        }
        return List.of(event(message, receivedAt, action, properties, properties, ""));
    }

    private static BehaviorEvent event(
            SegmentMessage message,
            Instant receivedAt,
            ActionType action,
            Properties product,
            Properties properties,
            String idSuffix) {
        String productId = product.productId();
        if (productId == null && action != ActionType.SEARCH) {
            throw new IllegalArgumentException("\"" + message.event() + "\" has neither product_id nor sku");
        }
        BigDecimal quantity = product.number("quantity");
        BigDecimal position = product.number("position");
        return new BehaviorEvent(
                message.messageId() == null ? null : message.messageId() + idSuffix,
                shopper(message),
                productId,
                action,
                time(message, receivedAt),
                properties.text("session_id"),
                properties.text("query"),
                quantity != null && quantity.signum() > 0 ? quantity : null,
                product.number("price"),
                properties.text("currency"),
                properties.text("decision_id"),
                null,
                position == null ? null : position.intValue(),
                properties.number("rating"),
                properties.text("review_body"));
    }

    private static OrderEvent order(
            SegmentMessage message, Instant receivedAt, Properties properties, OrderEventType type) {
        String orderId = properties.text("order_id", "orderId", "id");
        if (orderId == null) {
            throw new IllegalArgumentException("\"" + message.event() + "\" has no order_id");
        }
        List<OrderLine> lines = new ArrayList<>();
        for (Properties product : properties.products()) {
            lines.add(new OrderLine(
                    Objects.requireNonNullElse(product.productId(), ""),
                    Objects.requireNonNullElse(product.number("quantity"), BigDecimal.ONE),
                    product.number("price"),
                    null,
                    null));
        }
        return new OrderEvent(
                message.messageId(),
                orderId,
                type,
                shopper(message),
                time(message, receivedAt),
                lines,
                properties.text("currency"),
                null,
                null,
                null,
                null,
                "web",
                properties.text("coupon"),
                properties.text("decision_id"));
    }

    private static String shopper(SegmentMessage message) {
        String shopper = message.shopper();
        if (shopper == null || shopper.isBlank()) {
            throw new IllegalArgumentException("the message has neither userId nor anonymousId");
        }
        return shopper;
    }

    private static Instant time(SegmentMessage message, Instant receivedAt) {
        if (message.timestamp() != null) {
            return message.timestamp();
        }
        return message.originalTimestamp() != null ? message.originalTimestamp() : receivedAt;
    }
}
