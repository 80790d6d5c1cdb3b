package io.clickshelf.contracts.pricing;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Which products to decide anew, as if something had happened to each. */
public record RepriceRequest(@NotEmpty @Size(max = 1000) List<@NotNull @Size(min = 1, max = 200) String> productIds) {}
