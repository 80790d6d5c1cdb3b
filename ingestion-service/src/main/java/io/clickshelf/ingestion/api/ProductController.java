package io.clickshelf.ingestion.api;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.platform.kafka.CompactedTable;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue as it stands. */
@RestController
@RolesAllowed({Role.PRODUCER, Role.STOREFRONT, Role.OPERATIONS, Role.PRICING})
@Tag(name = "Data in")
class ProductController {

    private static final int MOST_SHOWN = 1000;

    private final CompactedTable<Product> catalog;

    ProductController(CompactedTable<Product> catalog) {
        this.catalog = catalog;
    }

    @GetMapping("/products")
    @Operation(summary = "Products by category, brand or words of the title")
    List<Product> products(
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String brand,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(defaultValue = "100") int limit) {
        return catalog.values().stream()
                .filter(product -> contains(product.category(), category))
                .filter(product -> contains(product.brand(), brand))
                .filter(product -> contains(product.title(), title))
                .sorted(Comparator.comparing(Product::productId))
                .limit(Math.clamp(limit, 1, MOST_SHOWN))
                .toList();
    }

    @GetMapping("/products/{productId}")
    @Operation(summary = "One product")
    Product product(@PathVariable String productId) {
        Product product = catalog.get(productId);
        if (product == null) {
            throw ProblemException.notFound("There is no product \"" + productId + "\"; send it with POST /products.");
        }
        return product;
    }

    private static boolean contains(@Nullable String text, @Nullable String part) {
        return part == null || text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
