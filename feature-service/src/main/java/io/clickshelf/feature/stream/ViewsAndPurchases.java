package io.clickshelf.feature.stream;

import io.clickshelf.feature.model.Compact;
import io.clickshelf.feature.model.Counted;
import io.clickshelf.feature.model.ProductState;
import io.clickshelf.feature.model.ProductState.Window;

/**
 * What conversion is made of, over the longest window. Purchases count only where there are views: the orders of a shop
 * that does not report views say nothing about its conversion.
 */
public record ViewsAndPurchases(long views, long purchases) {

    public static final ViewsAndPurchases NONE = new ViewsAndPurchases(0, 0);

    static final BinarySerde<ViewsAndPurchases> SERDE = new BinarySerde<>(
            (value, out) -> {
                Compact.writeLong(out, value.views);
                Compact.writeLong(out, value.purchases);
            },
            in -> new ViewsAndPurchases(Compact.readLong(in), Compact.readLong(in)));

    static ViewsAndPurchases of(ProductState state) {
        long views = state.events(Counted.VIEW, Window.WEEK);
        return views == 0 ? NONE : new ViewsAndPurchases(views, state.purchases(Window.WEEK));
    }

    ViewsAndPurchases plus(ViewsAndPurchases other) {
        return new ViewsAndPurchases(views + other.views, purchases + other.purchases);
    }

    ViewsAndPurchases minus(ViewsAndPurchases other) {
        return new ViewsAndPurchases(views - other.views, purchases - other.purchases);
    }
}
