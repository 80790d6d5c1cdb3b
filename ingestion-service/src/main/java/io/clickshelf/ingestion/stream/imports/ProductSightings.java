package io.clickshelf.ingestion.stream.imports;

import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.Product;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of an order file tell of the products in them: the title they most often go by, and the price they were
 * last sold at. Only products that the catalogue does not know, or knows from such a file, are made of it: a catalogue
 * that someone keeps is worth more than what order lines say.
 */
final class ProductSightings {

    /** The attribute that marks a product which was made of order lines. */
    static final String SOURCE = "source";

    static final String FROM_ORDERS = "orders";

    private final Map<String, Sighting> sightings = new HashMap<>();
    private final Predicate<String> mayBeMade;

    ProductSightings(Predicate<String> mayBeMade) {
        this.mayBeMade = mayBeMade;
    }

    void see(OrderLine line, Map<String, String> fields) {
        if (!mayBeMade.test(line.productId())) {
            return;
        }
        Sighting sighting = sightings.computeIfAbsent(line.productId(), id -> new Sighting());
        String title = fields.get("title");
        if (title != null) {
            sighting.titles.merge(title, 1, Integer::sum);
        }
        if (line.unitPrice() != null) {
            sighting.price = line.unitPrice();
        }
        sighting.currency = fields.get("currency");
        sighting.category = fields.getOrDefault("category", sighting.category);
        sighting.brand = fields.getOrDefault("brand", sighting.brand);
    }

    /** The products whose record is not yet out, or is out differently. */
    List<Product> changed() {
        List<Product> changed = new ArrayList<>();
        sightings.forEach((id, sighting) -> {
            Product product = sighting.product(id);
            if (!product.equals(sighting.published)) {
                sighting.published = product;
                changed.add(product);
            }
        });
        return changed;
    }

    /** The products seen for the first time since the last call of this or {@link #changed}. */
    List<Product> fresh() {
        List<Product> fresh = new ArrayList<>();
        sightings.forEach((id, sighting) -> {
            if (sighting.published == null) {
                sighting.published = sighting.product(id);
                fresh.add(sighting.published);
            }
        });
        return fresh;
    }

    int size() {
        return sightings.size();
    }

    private static final class Sighting {
        final Map<String, Integer> titles = new LinkedHashMap<>();

        @Nullable
        BigDecimal price;

        @Nullable
        String currency;

        @Nullable
        String category;

        @Nullable
        String brand;

        @Nullable
        Product published;

        Product product(String id) {
            String title = titles.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(id);
            return new Product(
                    null,
                    id,
                    title,
                    null,
                    brand,
                    category,
                    price,
                    currency,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Map.of(SOURCE, FROM_ORDERS),
                    null);
        }
    }
}
