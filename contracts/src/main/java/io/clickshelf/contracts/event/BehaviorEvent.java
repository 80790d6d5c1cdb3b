package io.clickshelf.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a shopper did. Required: who ({@code userId}; a visitor's anonymous id where nobody is signed in), what,
 * when, and on which product (a search has a query in its place).
 *
 * @param sessionId  groups the actions of one visit
 * @param query      what was searched for
 * @param quantity   units put into the cart or bought; one where absent
 * @param price      of one unit, as the shopper saw it
 * @param decisionId the answer that led here, as it came with {@code /recommend} or {@code /promotions}
 * @param page       where it happened: home, product, cart, category, email
 * @param position   place in the list that was shown, from 1
 * @param rating     of a review, 1 to 5
 * @param text       of a review
 */
public record BehaviorEvent(
        @Nullable @Size(max = 200) String eventId,
        @NotBlank @Size(max = 200) String userId,
        @Nullable @Size(max = 200) String productId,
        @NotNull ActionType actionType,
        @NotNull Instant timestamp,
        @Nullable @Size(max = 200) String sessionId,
        @Nullable @Size(max = 1000) String query,
        @Nullable @Positive BigDecimal quantity,
        @Nullable BigDecimal price,
        @Nullable String currency,
        @Nullable @Size(max = 200) String decisionId,
        @Nullable @Size(max = 200) String page,
        @Nullable Integer position,
        @Nullable BigDecimal rating,
        @Nullable @Size(max = 10_000) String text)
        implements Identified {

    /** The smallest event that a producer may write. */
    public static BehaviorEvent of(String userId, String productId, ActionType action, Instant timestamp) {
        return new BehaviorEvent(
                null, userId, productId, action, timestamp, null, null, null, null, null, null, null, null, null, null);
    }

    public BehaviorEvent withEventId(String id) {
        return new BehaviorEvent(
                id,
                userId,
                productId,
                actionType,
                timestamp,
                sessionId,
                query,
                quantity,
                price,
                currency,
                decisionId,
                page,
                position,
                rating,
                text);
    }

    /** The same, in a visit. */
    public BehaviorEvent withSession(String id) {
        return new BehaviorEvent(
                eventId,
                userId,
                productId,
                actionType,
                timestamp,
                id,
                query,
                quantity,
                price,
                currency,
                decisionId,
                page,
                position,
                rating,
                text);
    }

    @Override
    public String key() {
        return userId;
    }

    @Override
    public String identity() {
        return eventId != null
                ? eventId
                : EventIds.digest(
                        "behavior", userId, productId, actionType, timestamp, sessionId, query, quantity, text);
    }

    /** What is wrong beyond single fields, or null. */
    @JsonIgnore
    public @Nullable String inconsistency() {
        if (productId == null && actionType != ActionType.SEARCH) {
            return "productId is missing; only a search goes without one";
        }
        return null;
    }
}
