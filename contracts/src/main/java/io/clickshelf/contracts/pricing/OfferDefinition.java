package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An offer that may be made to shoppers.
 *
 * @param productId       that it is for; absent: anything in the shop
 * @param discountPercent 10 is ten percent off
 * @param from            first moment it may be made
 * @param until           first moment it no longer holds
 * @param validForHours   how long a shopper may use it once offered; 72 where absent
 * @param maxUses         how many shoppers may get it; 1,000,000 where absent
 * @param priority        higher goes first among offers of equal worth; 0 where absent
 * @param used            how many shoppers got it; set by the service
 */
@OnlyKnownFields
public record OfferDefinition(
        @Nullable @Size(max = 100) String offerId,
        @Nullable @Size(max = 500) String title,
        @Nullable @Size(min = 1, max = 200) String productId,
        @NotNull @Positive @Max(99) Double discountPercent,
        @NotNull Instant from,
        @NotNull Instant until,
        @Nullable @Min(1) @Max(8760) Integer validForHours,
        @Nullable @Min(0) @Max(1_000_000_000) Integer maxUses,
        @Nullable @Min(-1000) @Max(1000) Integer priority,
        @Nullable Integer used,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy) {}
