package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A price that comes into force at a moment, and gives way to the one before at another.
 *
 * @param channel       where it holds; absent: the shop's own
 * @param until         absent: it stays
 * @param scheduleId    set by the service, as all that follows it
 * @param state         waiting, in_force, done, cancelled or failed
 * @param previousPrice that it took the place of; none where the channel had followed the shop, as it does again afterwards
 * @param outcome       in words, once something happened
 */
@OnlyKnownFields
public record PriceSchedule(
        @NotBlank @Size(max = 200) String productId,
        @Nullable @Channel String channel,
        @NotNull @Positive BigDecimal price,
        @NotNull Instant from,
        @Nullable Instant until,
        @Nullable @Size(max = 1000) String comment,
        @Nullable String scheduleId,
        @Nullable String state,
        @Nullable BigDecimal previousPrice,
        @Nullable String outcome,
        @Nullable String createdBy) {}
