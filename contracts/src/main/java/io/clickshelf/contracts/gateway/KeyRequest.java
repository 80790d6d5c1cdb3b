package io.clickshelf.contracts.gateway;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key to be made.
 *
 * @param name              who or what will use it
 * @param roles             producer, storefront, operations, pricing, admin
 * @param expiresAt         when it ends; never where absent
 * @param requestsPerSecond it may ask; the gateway's default where absent
 */
@OnlyKnownFields
public record KeyRequest(
        @NotBlank @Size(max = 200) String name,

        @NotEmpty
        Set<
                        @Pattern(
                                regexp = "producer|storefront|operations|pricing|admin",
                                message = "is one of producer, storefront, operations, pricing, admin")
                        String>
                roles,

        @Nullable Instant expiresAt,
        @Nullable @Positive Integer requestsPerSecond) {}
