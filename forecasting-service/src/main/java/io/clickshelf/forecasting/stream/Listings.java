package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.forecasting.store.DemandStore;
import io.clickshelf.forecasting.store.ListingStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * For how many days products that have never sold could have been bought: since the catalogue lists them, as far as the shop's
 * sales are known, without the days on which their shelf is known to have been empty.
 */
@Component
class Listings {

    private record Known(Map<String, LocalDate> since, Map<String, Integer> emptyDays) {}

    private final ListingStore store;
    private final DemandStore demand;
    private volatile Known known = new Known(Map.of(), Map.of());

    Listings(ListingStore store, DemandStore demand) {
        this.store = store;
        this.demand = demand;
    }

    /** Notes which products are listed and have not sold as of a day that is not over, and reads what was noted before. */
    void note(Collection<Product> unsold, LocalDate today) {
        LocalDate oldest = demand.oldestDay().orElse(today);
        Map<String, LocalDate> listed = new HashMap<>();
        unsold.forEach(product -> listed.put(product.productId(), since(product, oldest, today)));
        store.add(listed);
        known = new Known(store.all(), demand.emptyDays());
    }

    /** 0 for what has not been noted. */
    int days(String productId, LocalDate today) {
        Known current = known;
        LocalDate since = current.since().getOrDefault(productId, today);
        long empty = current.emptyDays().getOrDefault(productId, 0);
        return (int) Math.max(0, ChronoUnit.DAYS.between(since, today) - empty);
    }

    /** What the catalogue said of it by then was listed then. */
    private static LocalDate since(Product product, LocalDate oldest, LocalDate today) {
        Instant updated = product.updatedAt();
        LocalDate day = updated == null ? today : LocalDate.ofInstant(updated, ZoneOffset.UTC);
        return day.isAfter(today) ? today : day.isBefore(oldest) ? oldest : day;
    }
}
