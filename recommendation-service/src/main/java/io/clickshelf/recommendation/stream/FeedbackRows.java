package io.clickshelf.recommendation.stream;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.recommendation.RecommendationProperties;
import io.clickshelf.recommendation.store.Shelf;
import io.clickshelf.recommendation.store.feedback.DecisionTag;
import io.clickshelf.recommendation.store.feedback.FeedbackRow;
import io.clickshelf.recommendation.store.feedback.FeedbackStore;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Credits what shoppers did to the answers that led there: by the decisionId that an event brings back; a purchase without
 * one to the shopper's last click on that product.
 */
@Component
class FeedbackRows {

    private static final Logger LOG = LoggerFactory.getLogger(FeedbackRows.class);
    private static final Map<ActionType, FeedbackRow.Kind> KINDS = Map.of(
            ActionType.IMPRESSION, FeedbackRow.Kind.IMPRESSION,
            ActionType.CLICK, FeedbackRow.Kind.CLICK,
            ActionType.VIEW, FeedbackRow.Kind.CLICK,
            ActionType.CART_ADD, FeedbackRow.Kind.CART,
            ActionType.PURCHASE, FeedbackRow.Kind.PURCHASE);

    private final FeedbackStore store;
    private final Shelf shelf;
    private final RecommendationProperties.Feedback properties;
    private final Clock clock;

    FeedbackRows(FeedbackStore store, Shelf shelf, RecommendationProperties properties, Clock clock) {
        this.store = store;
        this.shelf = shelf;
        this.properties = properties.feedback();
        this.clock = clock;
    }

    void behavior(List<BehaviorEvent> events) {
        List<FeedbackRow> rows = new ArrayList<>();
        List<FeedbackStore.Bought> bought = new ArrayList<>();
        List<@Nullable BigDecimal> revenues = new ArrayList<>();
        for (BehaviorEvent event : events) {
            FeedbackRow.Kind kind = KINDS.get(event.actionType());
            String product = event.productId();
            if (kind == null || product == null) {
                continue;
            }
            BigDecimal revenue = kind == FeedbackRow.Kind.PURCHASE ? revenue(event.price(), event.quantity()) : null;
            DecisionTag tag = DecisionTag.of(event.decisionId()).orElse(null);
            if (tag != null) {
                String decision = Objects.requireNonNull(event.decisionId());
                rows.add(new FeedbackRow(
                        decision,
                        product,
                        kind,
                        event.userId(),
                        event.timestamp(),
                        tag,
                        revenue,
                        shelf.offer(product)));
            } else if (kind == FeedbackRow.Kind.PURCHASE) {
                bought.add(new FeedbackStore.Bought(event.userId(), product, event.timestamp()));
                revenues.add(revenue);
            }
        }
        store.add(rows);
        credit(bought, revenues);
    }

    void orders(List<OrderEvent> orders) {
        List<FeedbackStore.Bought> bought = new ArrayList<>();
        List<@Nullable BigDecimal> revenues = new ArrayList<>();
        List<OrderEvent> placed = orders.stream()
                .filter(order -> order.type() == OrderEventType.PLACED && order.userId() != null)
                .toList();
        for (OrderEvent order : placed) {
            for (OrderLine line : order.lines()) {
                bought.add(bought(order, line));
                revenues.add(revenue(line.unitPrice(), line.quantity()));
            }
        }
        Set<FeedbackStore.Bought> credited = credit(bought, revenues);
        List<FeedbackRow> rows = new ArrayList<>();
        for (OrderEvent order : placed) {
            // The order's own word counts where no click is known of any of its products.
            if (order.lines().stream().noneMatch(line -> credited.contains(bought(order, line)))) {
                DecisionTag.of(order.decisionId()).ifPresent(tag -> addAll(order, tag, rows));
            }
        }
        store.add(rows);
    }

    private static FeedbackStore.Bought bought(OrderEvent order, OrderLine line) {
        return new FeedbackStore.Bought(Objects.requireNonNull(order.userId()), line.productId(), order.timestamp());
    }

    private void addAll(OrderEvent order, DecisionTag tag, List<FeedbackRow> rows) {
        for (OrderLine line : order.lines()) {
            rows.add(new FeedbackRow(
                    Objects.requireNonNull(order.decisionId()),
                    line.productId(),
                    FeedbackRow.Kind.PURCHASE,
                    Objects.requireNonNull(order.userId()),
                    order.timestamp(),
                    tag,
                    revenue(line.unitPrice(), line.quantity()),
                    shelf.offer(line.productId())));
        }
    }

    private Set<FeedbackStore.Bought> credit(List<FeedbackStore.Bought> bought, List<@Nullable BigDecimal> revenues) {
        Map<FeedbackStore.Bought, String> clicked = store.lastClicked(bought, properties.attribution());
        List<FeedbackRow> rows = new ArrayList<>();
        for (int i = 0; i < bought.size() && !clicked.isEmpty(); i++) {
            FeedbackStore.Bought one = bought.get(i);
            String decision = clicked.get(one);
            DecisionTag tag = DecisionTag.of(decision).orElse(null);
            if (decision != null && tag != null) {
                rows.add(new FeedbackRow(
                        decision,
                        one.productId(),
                        FeedbackRow.Kind.PURCHASE,
                        one.userId(),
                        one.at(),
                        tag,
                        revenues.get(i),
                        shelf.offer(one.productId())));
            }
        }
        store.add(rows);
        return new HashSet<>(clicked.keySet());
    }

    private static @Nullable BigDecimal revenue(@Nullable BigDecimal price, @Nullable BigDecimal quantity) {
        return price == null ? null : price.multiply(quantity == null ? BigDecimal.ONE : quantity);
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "1m")
    void forget() {
        Instant oldest = clock.instant().minus(properties.retention());
        int rows = store.forgetBefore(oldest);
        if (rows > 0) {
            LOG.info("{} pieces of feedback from before {} were deleted", rows, oldest);
        }
    }
}
