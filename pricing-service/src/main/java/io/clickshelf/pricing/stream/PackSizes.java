package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.pricing.model.price.PackSize;
import io.clickshelf.pricing.store.CatalogStore;
import io.clickshelf.pricing.store.PriceHistory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The same goods in other pack sizes: products whose catalogue attributes name the same {@code packGroup}, each with its
 * {@code packContent}.
 */
@Component
class PackSizes {

    private final CatalogStore catalog;
    private final PriceHistory history;

    PackSizes(CatalogStore catalog, PriceHistory history) {
        this.catalog = catalog;
        this.history = history;
    }

    /** The packs beside some products, with the prices in force. */
    final class Loaded {

        private final Map<String, Product> packs;
        private final Map<String, PricePoint> prices;

        private Loaded(Collection<String> productIds, @Nullable String channel) {
            packs = catalog.packs(productIds);
            prices = packs.isEmpty() ? Map.of() : history.newest(packs.keySet(), channel);
        }

        List<PackSize> beside(@Nullable Product product) {
            String group = product == null ? null : CatalogStore.attribute(product, CatalogStore.PACK_GROUP);
            double own = product == null ? Double.NaN : content(product);
            if (product == null || group == null || !(own > 0)) {
                return List.of();
            }
            List<PackSize> beside = new ArrayList<>();
            for (Product other : packs.values()) {
                double content = content(other) / own;
                BigDecimal price = price(other);
                boolean same = !other.productId().equals(product.productId())
                        && group.equals(CatalogStore.attribute(other, CatalogStore.PACK_GROUP));
                if (same && other.sold() && price != null && content > 0 && content != 1) {
                    beside.add(new PackSize(content, price));
                }
            }
            return beside;
        }

        private @Nullable BigDecimal price(Product product) {
            PricePoint point = prices.get(product.productId());
            BigDecimal price = point == null ? product.price() : point.price();
            return price == null || price.signum() <= 0 ? null : price;
        }
    }

    /** @param channel whose prices; null for the shop's own */
    Loaded load(Collection<String> productIds, @Nullable String channel) {
        return new Loaded(productIds, channel);
    }

    private static double content(Product product) {
        String content = CatalogStore.attribute(product, CatalogStore.PACK_CONTENT);
        try {
            return content == null ? Double.NaN : Double.parseDouble(content);
        } catch (NumberFormatException e) {
            return Double.NaN; // the merchant's text, not ours to reject here
        }
    }
}
