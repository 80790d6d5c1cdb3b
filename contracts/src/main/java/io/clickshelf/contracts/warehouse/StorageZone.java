package io.clickshelf.contracts.warehouse;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a warehouse.
 *
 * @param name       such as cold, hazardous, fragile
 * @param aisles     that belong to it, counted from 1; locations may name it, too
 * @param categories products of these categories (or below) must lie in it
 * @param exclusive  no other products may; absent: true if it has categories
 */
@OnlyKnownFields
public record StorageZone(
        @NotBlank @Size(max = 100) String name,
        @Nullable List<Integer> aisles,
        @Nullable List<String> categories,
        @Nullable Boolean exclusive) {}
