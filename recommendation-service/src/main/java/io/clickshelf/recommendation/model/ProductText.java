package io.clickshelf.recommendation.model;

import org.jspecify.annotations.Nullable;

/**
 * What is written about a product.
 *
 * @param category path from the widest to the narrowest, parted by {@code ">"}
 * @param price    of one unit, positive; NaN if unknown
 */
public record ProductText(
        String product,
        String title,
        @Nullable String description,
        @Nullable String brand,
        @Nullable String category,
        double price) {}
