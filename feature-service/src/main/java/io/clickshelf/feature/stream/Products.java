package io.clickshelf.feature.stream;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.WindowCounts;
import io.clickshelf.feature.model.Conversion;
import io.clickshelf.feature.model.Counted;
import io.clickshelf.feature.model.DemandDay;
import io.clickshelf.feature.model.ProductState;
import io.clickshelf.feature.model.ProductState.Window;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** From facts to what is known of a product or a day, and from there to the records on their topics. */
public final class Products {

    static final BinarySerde<ProductState> SERDE = new BinarySerde<>(ProductState::save, ProductState::load);
    static final BinarySerde<DemandDay> DEMAND_SERDE = new BinarySerde<>(DemandDay::save, DemandDay::load);

    private Products() {}

    static ProductState add(ProductFact fact, ProductState state) {
        switch (fact) {
            case ProductFact.Met met -> state.count(met.kind(), met.timeMillis(), met.price());
            case ProductFact.Stocked stocked ->
                state.level(stocked.warehouseId(), stocked.units(), stocked.timeMillis());
        }
        return state;
    }

    static DemandDay add(DemandFact fact, DemandDay day) {
        fact.addTo(day);
        return day;
    }

    /** The product as others read it. */
    public static ProductFeatures features(String productId, ProductState state, ViewsAndPurchases shop) {
        Map<String, WindowCounts> windows = new LinkedHashMap<>();
        windows.put("1h", counts(state, Window.HOUR));
        windows.put("24h", counts(state, Window.DAY));
        windows.put("7d", counts(state, Window.WEEK));
        ViewsAndPurchases own = ViewsAndPurchases.of(state);
        return new ProductFeatures(
                productId,
                Instant.ofEpochMilli(state.asOfMillis()),
                windows,
                shop.views() == 0
                        ? null
                        : Conversion.shrunk(own.views(), own.purchases(), shop.views(), shop.purchases()),
                state.lastPrice(),
                state.stock());
    }

    private static WindowCounts counts(ProductState state, Window window) {
        return new WindowCounts(
                state.events(Counted.VIEW, window),
                state.events(Counted.CLICK, window),
                state.events(Counted.CART, window),
                state.purchases(window));
    }

    static DemandRecord record(DemandKey key, DemandDay day) {
        return new DemandRecord(
                key.productId(),
                key.warehouseId(),
                key.date(),
                day.units(),
                day.returnedUnits(),
                day.lines(),
                day.returnedLines(),
                day.revenue(),
                day.averagePrice(),
                day.isPromotion(),
                day.isStockedOut(),
                day.revision());
    }
}
