package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a shopper gets an offer. The smallest: {@code {"userId":"123"}}. */
@OnlyKnownFields
public record PromotionRequest(
        @NotBlank @Size(max = 200) String userId,
        @Nullable @Valid Context context) {

    /**
     * @param productIds only offers for these products, or for anything in the shop
     * @param page       home, product, cart, category or email; kept with the decision
     */
    @OnlyKnownFields
    public record Context(
            @Nullable @Size(max = 500) List<@NotNull String> productIds,
            @Nullable @Size(max = 50) String page) {}
}
