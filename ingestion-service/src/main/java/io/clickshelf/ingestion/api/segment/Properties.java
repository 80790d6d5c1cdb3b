package io.clickshelf.ingestion.api.segment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The loosely typed properties of a message: numbers may come as text, a product by its id or its SKU. */
record Properties(Map<?, ?> values) {

    static Properties of(@Nullable Map<String, Object> values) {
        return new Properties(values == null ? Map.of() : values);
    }

    @Nullable
    String text(String... names) {
        for (String name : names) {
            Object value = values.get(name);
            if (value != null && !value.toString().isBlank()) {
                return value.toString();
            }
        }
        return null;
    }

    /** @throws NumberFormatException if there is a text that is no number */
    @Nullable
    BigDecimal number(String name) {
        String text = text(name);
        return text == null ? null : new BigDecimal(text.strip());
    }

    @Nullable
    String productId() {
        return text("product_id", "productId", "sku", "id");
    }

    /** The entries of {@code products}; those that are no objects are left out. */
    List<Properties> products() {
        return values.get("products") instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(entry -> new Properties((Map<?, ?>) entry))
                        .toList()
                : List.of();
    }
}
