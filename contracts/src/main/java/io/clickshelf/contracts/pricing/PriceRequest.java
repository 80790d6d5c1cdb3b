package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which prices to propose. The smallest: {@code {"productId":"P1"}}. Asking changes no price.
 *
 * @param channel to price them for; absent: the shop's own
 * @param context what to take as given instead of what the platform knows; for all products asked
 */
@OnlyKnownFields
public record PriceRequest(
        @Nullable @Size(min = 1, max = 200) String productId,
        @Nullable @Size(max = 10_000) List<@NotNull String> productIds,
        @Nullable @Channel String channel,
        @Nullable @Valid PriceContext context) {

    /** All products asked for, each once. */
    public Set<String> asked() {
        Set<String> asked = new LinkedHashSet<>();
        if (productId != null) {
            asked.add(productId);
        }
        if (productIds != null) {
            asked.addAll(productIds);
        }
        return asked;
    }
}
