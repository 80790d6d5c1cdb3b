package io.clickshelf.recommendation.api;

import io.clickshelf.contracts.event.PriceRecord;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.platform.kafka.CompactedTable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of products at this moment: title, price and stock. */
@Component
class Shelf {

    private final CompactedTable<Product> catalog;
    private final CompactedTable<ProductFeatures> features;
    private final CompactedTable<PriceRecord> prices;

    Shelf(
            CompactedTable<Product> catalog,
            CompactedTable<ProductFeatures> features,
            CompactedTable<PriceRecord> prices) {
        this.catalog = catalog;
        this.features = features;
        this.prices = prices;
    }

    @Nullable
    Product product(String productId) {
        return catalog.get(productId);
    }

    @Nullable
    String title(String productId) {
        Product product = catalog.get(productId);
        return product == null ? null : product.title();
    }

    /** As decided, or else as the catalogue lists it. */
    @Nullable
    BigDecimal price(String productId) {
        PriceRecord decided = prices.get(productId);
        if (decided != null) {
            return decided.price();
        }
        Product product = catalog.get(productId);
        return product == null ? null : product.price();
    }

    /** Units over all warehouses; null where none ever reported. */
    @Nullable
    BigDecimal stock(String productId) {
        ProductFeatures known = features.get(productId);
        if (known == null || known.stock().isEmpty()) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal units : known.stock().values()) {
            sum = sum.add(units);
        }
        return sum;
    }

    /** Known to be sold out; a shop that reports no stock has everything. */
    boolean soldOut(String productId) {
        BigDecimal stock = stock(productId);
        return stock != null && stock.signum() <= 0;
    }
}
