package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which products to decide anew, as if something had happened to each.
 *
 * @param mostChanges of prices that come into force by rule: those that gain most; the rest is proposed. Absent: no limit
 */
@OnlyKnownFields
public record RepriceRequest(
        @NotEmpty @Size(max = 1000) List<@NotNull @Size(min = 1, max = 200) String> productIds,
        @Nullable @Min(0) Integer mostChanges) {}
