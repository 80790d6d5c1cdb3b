package io.clickshelf.recommendation.stream;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.recommendation.store.InteractionRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events as interactions. Orders are purchases; a purchase that a storefront also tells as an event is counted by its own
 * id, so that shops which send only one of both lose nothing.
 */
final class InteractionRows {

    private static final long SECONDS_PER_DAY = 86_400;

    private InteractionRows() {}

    /** Null for searches and impressions, which name no choice of the shopper's. */
    static @Nullable InteractionRow of(BehaviorEvent event) {
        if (event.productId() == null || event.actionType() == ActionType.IMPRESSION) {
            return null;
        }
        String visit = event.sessionId() == null
                ? event.userId() + '@' + event.timestamp().getEpochSecond() / SECONDS_PER_DAY
                : event.sessionId();
        return new InteractionRow(
                event.identity(),
                event.userId(),
                event.productId(),
                event.actionType(),
                visit,
                event.sessionId(),
                event.timestamp(),
                event.actionType() == ActionType.PURCHASE ? revenue(event.price(), event.quantity()) : null);
    }

    /** Guests' orders count as one-off shoppers: their baskets teach what goes together. */
    static List<InteractionRow> of(OrderEvent order) {
        ActionType action = order.type() == OrderEventType.PLACED ? ActionType.PURCHASE : ActionType.RETURN;
        String user = order.userId() == null ? "order:" + order.orderId() : order.userId();
        List<InteractionRow> rows = new ArrayList<>(order.lines().size());
        String identity = order.identity();
        for (int line = 0; line < order.lines().size(); line++) {
            OrderLine taken = order.lines().get(line);
            rows.add(new InteractionRow(
                    identity + '#' + line,
                    user,
                    taken.productId(),
                    action,
                    order.orderId(),
                    null,
                    order.timestamp(),
                    action == ActionType.PURCHASE ? revenue(taken.unitPrice(), taken.quantity()) : null));
        }
        return rows;
    }

    /** Null where no price was told. */
    static @Nullable BigDecimal revenue(@Nullable BigDecimal price, @Nullable BigDecimal quantity) {
        return price == null ? null : price.multiply(quantity == null ? BigDecimal.ONE : quantity);
    }
}
