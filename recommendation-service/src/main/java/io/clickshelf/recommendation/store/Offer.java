package io.clickshelf.recommendation.store;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.ProductFeatures;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one product at this moment.
 *
 * @param product  null where only its price or stock was told
 * @param path     its category in lower case between separators, to be searched in
 * @param decided  the price that was decided, if any was
 * @param features what is going on around it
 * @param stock    units over all warehouses; null where none ever reported
 */
public record Offer(
        String productId,
        @Nullable Product product,
        @Nullable String path,
        @Nullable BigDecimal decided,
        @Nullable ProductFeatures features,
        @Nullable BigDecimal stock) {

    private static final String SEPARATOR = " > ";

    static Offer unknown(String productId) {
        return new Offer(productId, null, null, null, null, null);
    }

    Offer with(@Nullable Product other) {
        String category = other == null ? null : other.category();
        return new Offer(
                productId,
                other,
                category == null ? null : SEPARATOR + category.toLowerCase(Locale.ROOT) + SEPARATOR,
                decided,
                features,
                stock);
    }

    Offer withPrice(@Nullable BigDecimal other) {
        return new Offer(productId, product, path, other, features, stock);
    }

    Offer with(@Nullable ProductFeatures other, @Nullable BigDecimal units) {
        return new Offer(productId, product, path, decided, other, units);
    }

    /** As decided, or else as the catalogue lists it. */
    public @Nullable BigDecimal price() {
        return decided != null || product == null ? decided : product.price();
    }

    public @Nullable String currency() {
        return product == null ? null : product.currency();
    }

    /** Known to be sold out; a shop that reports no stock has everything. */
    public boolean soldOut() {
        return stock != null && stock.signum() <= 0;
    }

    /** Whether the catalogue still has it; what the catalogue does not know may be shown. */
    public boolean sold() {
        return product == null || product.sold();
    }

    public @Nullable String title() {
        return product == null ? null : product.title();
    }

    public @Nullable String category() {
        return product == null ? null : product.category();
    }

    public boolean ofBrand(String brand) {
        return product != null && brand.equalsIgnoreCase(product.brand());
    }

    /** In the category itself, in one below it, or in one of that name anywhere in the path. */
    public boolean inCategory(String wanted) {
        return path != null && path.contains(SEPARATOR + wanted.toLowerCase(Locale.ROOT) + SEPARATOR);
    }
}
