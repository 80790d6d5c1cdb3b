package io.clickshelf.recommendation.api;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.recommendation.RecommendRequest;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which products a request lets through: on sale, in stock, and as the request filters. Asked at request time. */
final class ShownProducts implements Predicate<String> {

    private final Shelf shelf;
    private final RecommendRequest request;

    ShownProducts(Shelf shelf, RecommendRequest request) {
        this.shelf = shelf;
        this.request = request;
    }

    @Override
    public boolean test(String productId) {
        Product product = shelf.product(productId);
        if (product != null && !product.sold()) {
            return false;
        }
        if (request.inStockOnly() && shelf.soldOut(productId)) {
            return false;
        }
        return within(request.category(), product == null ? null : product.category())
                && equal(request.brand(), product == null ? null : product.brand())
                && affordable(productId);
    }

    private boolean affordable(String productId) {
        if (request.minPrice() == null && request.maxPrice() == null) {
            return true;
        }
        BigDecimal price = shelf.price(productId);
        return price != null
                && (request.minPrice() == null || price.compareTo(request.minPrice()) >= 0)
                && (request.maxPrice() == null || price.compareTo(request.maxPrice()) <= 0);
    }

    private static boolean equal(@Nullable String wanted, @Nullable String brand) {
        return wanted == null || wanted.equalsIgnoreCase(brand);
    }

    /** The category itself, one below it, or one of that name anywhere in the path. */
    private static boolean within(@Nullable String wanted, @Nullable String category) {
        if (wanted == null) {
            return true;
        }
        if (category == null) {
            return false;
        }
        String path = " > " + category.toLowerCase(Locale.ROOT) + " > ";
        return path.contains(" > " + wanted.toLowerCase(Locale.ROOT) + " > ");
    }
}
