package io.clickshelf.recommendation.store;

import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.PriceRecord;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.recommendation.model.Market;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of all products at this moment, one look-up each: worked out when news comes, not when asked. */
@Component
public final class Shelf implements Market {

    private final Map<String, Offer> offers = new ConcurrentHashMap<>();
    private final StockNews news = new StockNews();

    /** Null for a product that nothing was ever told of. */
    public @Nullable Offer find(String productId) {
        return offers.get(productId);
    }

    /** Never null: of an unknown product nothing is known. */
    public Offer offer(String productId) {
        Offer offer = offers.get(productId);
        return offer == null ? Offer.unknown(productId) : offer;
    }

    /** The title, or the id where there is none. */
    public String name(String productId) {
        String title = offer(productId).title();
        return title == null ? productId : title;
    }

    @Override
    public double price(String productId) {
        return number(offer(productId).price());
    }

    @Override
    public double units(String productId) {
        return number(offer(productId).stock());
    }

    private static double number(@Nullable BigDecimal value) {
        return value == null ? Double.NaN : value.doubleValue();
    }

    /** All products that anything was ever told of. */
    public Collection<Offer> all() {
        return offers.values();
    }

    /** Hears of a product of the catalogue; null once it is taken out. */
    public void listed(String productId, @Nullable Product product) {
        change(productId, offer -> offer.with(product));
    }

    /** Hears of a price that was decided. */
    public void priced(String productId, @Nullable PriceRecord price) {
        change(productId, offer -> offer.withPrice(price == null ? null : price.price()));
    }

    /** Hears of what is going on around a product. */
    public void counted(String productId, @Nullable ProductFeatures features) {
        change(productId, offer -> offer.with(features, news.sum(productId, features, System.nanoTime())));
    }

    /** Hears of a stock level, before the features do. */
    public void stocked(InventoryRecord record) {
        news.hear(record, System.nanoTime());
        change(
                record.productId(),
                offer ->
                        offer.with(offer.features(), news.sum(offer.productId(), offer.features(), System.nanoTime())));
    }

    private void change(String productId, UnaryOperator<Offer> change) {
        offers.compute(productId, (id, offer) -> change.apply(offer == null ? Offer.unknown(productId) : offer));
    }
}
