package io.clickshelf.contracts.event;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.jspecify.annotations.Nullable;

/** Where an order goes: degrees WGS84, and the address as far as it is known. */
public record ShipTo(
        @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @Nullable String country,
        @Nullable String postcode,
        @Nullable String city,
        @Nullable String street) {}
