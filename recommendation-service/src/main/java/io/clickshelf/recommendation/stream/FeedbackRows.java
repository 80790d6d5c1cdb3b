package io.clickshelf.recommendation.stream;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.recommendation.RecommendationProperties;
import io.clickshelf.recommendation.store.Shelf;
import io.clickshelf.recommendation.store.feedback.DecisionTag;
import io.clickshelf.recommendation.store.feedback.FeedbackRow;
import io.clickshelf.recommendation.store.feedback.FeedbackStore;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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
    private static final Set<FeedbackRow.Kind> CHOSEN = Set.of(FeedbackRow.Kind.CLICK, FeedbackRow.Kind.CART);

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
        for (BehaviorEvent event : events) {
            FeedbackRow.Kind kind = KINDS.get(event.actionType());
            String product = event.productId();
            if (kind == null || product == null) {
                continue;
            }
            BigDecimal revenue =
                    kind == FeedbackRow.Kind.PURCHASE ? InteractionRows.revenue(event.price(), event.quantity()) : null;
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
                bought.add(new FeedbackStore.Bought(event.userId(), product, event.timestamp(), revenue));
            }
        }
        store.add(rows);
        // Orders come by another topic: one may have been looked at before its click was here.
        bought.addAll(store.boughtAfter(
                rows.stream().filter(row -> CHOSEN.contains(row.kind())).toList(), properties.attribution()));
        credit(bought);
    }

    void orders(List<OrderEvent> orders) {
        List<OrderEvent> placed = orders.stream()
                .filter(order -> order.type() == OrderEventType.PLACED && order.userId() != null)
                .toList();
        Set<FeedbackStore.Bought> credited =
                credit(placed.stream().flatMap(FeedbackRows::bought).toList());
        List<FeedbackRow> rows = new ArrayList<>();
        for (OrderEvent order : placed) {
            // The order's own word counts where no click is known of any of its products.
            if (bought(order).noneMatch(credited::contains)) {
                DecisionTag.of(order.decisionId())
                        .ifPresent(tag -> bought(order)
                                .forEach(one ->
                                        rows.add(purchase(one, Objects.requireNonNull(order.decisionId()), tag))));
            }
        }
        store.add(rows);
    }

    private static Stream<FeedbackStore.Bought> bought(OrderEvent order) {
        return order.lines().stream()
                .map(line -> new FeedbackStore.Bought(
                        Objects.requireNonNull(order.userId()),
                        line.productId(),
                        order.timestamp(),
                        InteractionRows.revenue(line.unitPrice(), line.quantity())));
    }

    /** Returns what a click was found for. */
    private Set<FeedbackStore.Bought> credit(List<FeedbackStore.Bought> bought) {
        Map<FeedbackStore.Bought, String> clicked = store.lastClicked(bought, properties.attribution());
        List<FeedbackRow> rows = new ArrayList<>();
        clicked.forEach(
                (one, decision) -> DecisionTag.of(decision).ifPresent(tag -> rows.add(purchase(one, decision, tag))));
        store.add(rows);
        return clicked.keySet();
    }

    private FeedbackRow purchase(FeedbackStore.Bought one, String decision, DecisionTag tag) {
        return new FeedbackRow(
                decision,
                one.productId(),
                FeedbackRow.Kind.PURCHASE,
                one.userId(),
                one.at(),
                tag,
                one.revenue(),
                shelf.offer(one.productId()));
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
