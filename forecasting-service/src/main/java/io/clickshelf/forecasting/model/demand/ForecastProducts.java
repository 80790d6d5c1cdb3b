package io.clickshelf.forecasting.model.demand;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a model forecasts: the products of the history, and those that have not sold yet. Immutable.
 *
 * @param fitted by the history
 * @param added  taken after others; none that was fitted; not saved
 * @param ids    of all, in a steady order
 */
record ForecastProducts(Map<String, ProductDemand> fitted, Map<String, NewProduct> added, Set<String> ids) {

    ForecastProducts(Map<String, ProductDemand> fitted) {
        this(fitted, Map.of(), fitted.keySet());
    }

    /** With these and no other new products. */
    ForecastProducts with(Map<String, NewProduct> newProducts) {
        Map<String, NewProduct> unknown = new HashMap<>(newProducts);
        unknown.keySet().removeAll(fitted.keySet());
        Set<String> all = new LinkedHashSet<>(fitted.keySet());
        all.addAll(unknown.keySet());
        return new ForecastProducts(fitted, Map.copyOf(unknown), Collections.unmodifiableSet(all));
    }

    @Nullable
    ProductDemand find(String productId) {
        ProductDemand known = fitted.get(productId);
        NewProduct other = known == null ? added.get(productId) : null;
        return other == null ? known : other.demand();
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(fitted.size());
        for (Map.Entry<String, ProductDemand> entry : fitted.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().save(out);
        }
    }

    static ForecastProducts load(DataInput in, boolean withStep) throws IOException {
        Map<String, ProductDemand> fitted = new LinkedHashMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            fitted.put(in.readUTF(), ProductDemand.load(in, withStep));
        }
        return new ForecastProducts(fitted);
    }
}
