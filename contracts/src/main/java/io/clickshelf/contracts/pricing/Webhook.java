package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where prices in force and offers made are sent to.
 *
 * @param events  price (the shop's own), channel_price, offer
 * @param secret  signs what is sent; made by the service where absent, and shown only in the answer to PUT
 * @param enabled absent means that it is
 */
@OnlyKnownFields
public record Webhook(
        @Nullable @Size(max = 100) String webhookId,

        @NotBlank @Size(max = 2000) @Pattern(regexp = "https?://.+", message = "must begin with http:// or https://")
        String url,

        @NotEmpty @Size(max = 10)
        List<@Pattern(regexp = "price|channel_price|offer", message = "must be price, channel_price or offer") String>
                events,

        @Nullable @Size(min = 16, max = 200) String secret,
        @Nullable Boolean enabled,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy) {

    public boolean wants(String event) {
        return (enabled == null || enabled) && events.contains(event);
    }

    public Webhook withoutSecret() {
        return new Webhook(webhookId, url, events, null, enabled, updatedAt, updatedBy);
    }

    /**
     * One sending.
     *
     * @param state waiting, delivered or given_up
     */
    public record WebhookDelivery(
            String eventId,
            String event,
            String state,
            int attempts,
            Instant createdAt,
            Instant nextAt,
            @Nullable Instant deliveredAt,
            @Nullable String lastError) {}
}
