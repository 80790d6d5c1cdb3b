package io.clickshelf.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order placed, cancelled or returned. Orders are what demand is counted from.
 *
 * @param type           absent means placed
 * @param userId         absent for a guest
 * @param lines          what was ordered; of a cancellation or return, what came back
 * @param warehouseId    that ships it, if that is known
 * @param promisedWindow when it was promised to arrive
 * @param weightKg       of the parcel
 * @param coupon         code used
 * @param decisionId     the answer that led here
 */
public record OrderEvent(
        @Nullable @Size(max = 200) String eventId,
        @NotBlank @Size(max = 200) String orderId,
        OrderEventType type,
        @Nullable @Size(max = 200) String userId,
        @NotNull Instant timestamp,
        @NotEmpty @Size(max = 10_000) List<@NotNull @Valid OrderLine> lines,
        @Nullable String currency,
        @Nullable @Size(max = 200) String warehouseId,
        @Nullable @Valid ShipTo shipTo,
        @Nullable @Valid TimeWindow promisedWindow,
        @Nullable BigDecimal weightKg,
        @Nullable String channel,
        @Nullable String coupon,
        @Nullable @Size(max = 200) String decisionId)
        implements Identified {

    public OrderEvent {
        type = type == null ? OrderEventType.PLACED : type;
    }

    /** The plainest order: who bought what, and when. */
    public static OrderEvent placed(
            String orderId,
            @Nullable String userId,
            Instant timestamp,
            List<OrderLine> lines,
            @Nullable String currency) {
        return new OrderEvent(
                null,
                orderId,
                OrderEventType.PLACED,
                userId,
                timestamp,
                lines,
                currency,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public OrderEvent withEventId(String id) {
        return new OrderEvent(
                id,
                orderId,
                type,
                userId,
                timestamp,
                lines,
                currency,
                warehouseId,
                shipTo,
                promisedWindow,
                weightKg,
                channel,
                coupon,
                decisionId);
    }

    public OrderEvent withLines(List<OrderLine> other) {
        return new OrderEvent(
                eventId,
                orderId,
                type,
                userId,
                timestamp,
                other,
                currency,
                warehouseId,
                shipTo,
                promisedWindow,
                weightKg,
                channel,
                coupon,
                decisionId);
    }

    @Override
    public String key() {
        return orderId;
    }

    @Override
    public String identity() {
        return eventId != null ? eventId : EventIds.digest("order", orderId, type, timestamp, lines);
    }

    /** What is wrong beyond single fields, or null. */
    @JsonIgnore
    public @Nullable String inconsistency() {
        if (promisedWindow != null && promisedWindow.end().isBefore(promisedWindow.start())) {
            return "promisedWindow ends (" + promisedWindow.end() + ") before it starts (" + promisedWindow.start()
                    + ")";
        }
        return null;
    }
}
