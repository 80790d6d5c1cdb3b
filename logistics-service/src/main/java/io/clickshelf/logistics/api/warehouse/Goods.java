package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.warehouse.StorageZone;
import io.clickshelf.contracts.warehouse.WarehouseLayout;
import io.clickshelf.platform.kafka.CompactedTable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the catalogue says of a product that matters for storing and carrying it. */
@Component
class Goods {

    private final CompactedTable<Product> catalog;

    Goods(CompactedTable<Product> catalog) {
        this.catalog = catalog;
    }

    /** Its id where it is not in the catalogue. */
    String title(String productId) {
        Product product = catalog.get(productId);
        return product == null ? productId : product.title();
    }

    double kilograms(String productId) {
        Product product = catalog.get(productId);
        return product == null || product.weightKg() == null
                ? 0
                : product.weightKg().doubleValue();
    }

    double liters(String productId) {
        Product product = catalog.get(productId);
        return product == null || product.volumeLiters() == null
                ? 0
                : product.volumeLiters().doubleValue();
    }

    /** In centimetres, from the attribute "heightCm"; 0 where it isn't known. */
    double height(String productId) {
        Product product = catalog.get(productId);
        String height = product == null || product.attributes() == null
                ? null
                : product.attributes().get("heightCm");
        try {
            return height == null ? 0 : Double.parseDouble(height);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    boolean sold(String productId) {
        Product product = catalog.get(productId);
        return product == null || product.sold();
    }

    /** The zone it must lie in, by its category or its attribute "zone"; empty for none. */
    String zone(String productId, WarehouseLayout layout) {
        Product product = catalog.get(productId);
        List<StorageZone> zones = Objects.requireNonNullElse(layout.zones(), List.of());
        if (product == null || zones.isEmpty()) {
            return "";
        }
        String named =
                product.attributes() == null ? null : product.attributes().get("zone");
        for (StorageZone zone : zones) {
            if (zone.name().equals(named) || within(product.category(), zone.categories())) {
                return zone.name();
            }
        }
        return "";
    }

    private static boolean within(@Nullable String category, @Nullable List<String> categories) {
        return category != null
                && categories != null
                && categories.stream().anyMatch(c -> category.equals(c) || category.startsWith(c + " > "));
    }
}
