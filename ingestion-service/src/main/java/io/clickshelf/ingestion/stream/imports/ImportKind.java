package io.clickshelf.ingestion.stream.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a file holds. */
public enum ImportKind {
    ORDERS,
    PRODUCTS,
    INVENTORY,
    EVENTS;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such kind */
    @JsonCreator
    public static ImportKind of(String json) {
        for (ImportKind kind : values()) {
            if (kind.json().equals(json)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "\"" + json + "\" can't be imported; a file holds orders, products, inventory or events.");
    }
}
