package io.clickshelf.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * News from the outside world. The smallest is a rival's price:
 * {@code {"competitorPrice":19.99,"productId":"ABC","timestamp":1234567890}}.
 *
 * @param type       absent means {@code competitor_price} where a competitorPrice is given
 * @param subject    what it is about: a product, region, road, carrier; the productId where absent
 * @param competitor who asks {@code competitorPrice}
 * @param inStock    whether the rival can deliver; unknown where absent
 * @param value      of weather, sentiment or traffic, in the unit that {@code attributes} names
 * @param validUntil when it stops to hold
 * @param attributes anything else that belongs to the type; of a rival's price {@code channel}, where it is asked in one alone
 */
public record ExternalEvent(
        @Nullable @Size(max = 200) String eventId,
        @Nullable ExternalType type,
        @Nullable @Size(max = 200) String subject,
        @Nullable @Size(max = 200) String productId,
        @Nullable @PositiveOrZero BigDecimal competitorPrice,
        @Nullable @Size(max = 200) String competitor,
        @Nullable String currency,
        @Nullable Boolean inStock,
        @Nullable Double value,
        @NotNull Instant timestamp,
        @Nullable Instant validUntil,
        @Nullable Map<String, Object> attributes)
        implements Identified {

    public ExternalEvent {
        type = type == null && competitorPrice != null ? ExternalType.COMPETITOR_PRICE : type;
        subject = subject == null ? productId : subject;
    }

    /** What a rival asks for a product. */
    public static ExternalEvent competitorPrice(
            String productId,
            String competitor,
            BigDecimal price,
            @Nullable String currency,
            boolean inStock,
            Instant timestamp) {
        return new ExternalEvent(
                null,
                ExternalType.COMPETITOR_PRICE,
                productId,
                productId,
                price,
                competitor,
                currency,
                inStock,
                null,
                timestamp,
                null,
                null);
    }

    public ExternalEvent withEventId(String id) {
        return new ExternalEvent(
                id,
                type,
                subject,
                productId,
                competitorPrice,
                competitor,
                currency,
                inStock,
                value,
                timestamp,
                validUntil,
                attributes);
    }

    @Override
    public String key() {
        return subject == null ? "" : subject;
    }

    @Override
    public String identity() {
        return eventId != null
                ? eventId
                : EventIds.digest("external", type, subject, competitorPrice, seller(), value, timestamp);
    }

    private @Nullable String seller() {
        String channel = channel();
        return channel == null ? competitor : competitor + '@' + channel;
    }

    /** The channel that a rival's price is asked in; null where it is asked everywhere. */
    @JsonIgnore
    public @Nullable String channel() {
        Object channel = attributes == null ? null : attributes.get("channel");
        return channel instanceof String name && !name.isBlank() ? name : null;
    }

    /** What is wrong beyond single fields, or null. */
    @JsonIgnore
    public @Nullable String inconsistency() {
        if (type == null) {
            return "type is missing; without it only a competitorPrice can be understood";
        }
        if (subject == null) {
            return "subject is missing; name the product, region, road or carrier this is about";
        }
        if (type == ExternalType.COMPETITOR_PRICE && (competitorPrice == null || productId == null)) {
            return "a competitor_price needs productId and competitorPrice";
        }
        return null;
    }
}
