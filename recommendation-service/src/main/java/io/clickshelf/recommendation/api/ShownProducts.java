package io.clickshelf.recommendation.api;

import io.clickshelf.contracts.recommendation.RecommendRequest;
import io.clickshelf.recommendation.store.Offer;
import io.clickshelf.recommendation.store.Shelf;
import java.math.BigDecimal;
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
        Offer offer = shelf.offer(productId);
        return offer.sold()
                && !(request.inStockOnly() && offer.soldOut())
                && (request.category() == null || offer.inCategory(request.category()))
                && (request.brand() == null || offer.ofBrand(request.brand()))
                && affordable(offer.price());
    }

    private boolean affordable(@Nullable BigDecimal price) {
        if (request.minPrice() == null && request.maxPrice() == null) {
            return true;
        }
        return price != null
                && (request.minPrice() == null || price.compareTo(request.minPrice()) >= 0)
                && (request.maxPrice() == null || price.compareTo(request.maxPrice()) <= 0);
    }
}
