package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.pricing.CalendarPromotion;
import io.clickshelf.contracts.pricing.PromotionEffectAnswer;
import io.clickshelf.pricing.store.CatalogStore;
import io.clickshelf.pricing.store.SalesStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Measures promotions of the calendar afterwards: difference in differences of units a day between its products, the other
 * products of their categories, and the rest of the shop, during it and in the four weeks before.
 */
@Component
public class PromotionEffects {

    private static final int WEEKS_BEFORE = 4;

    private final SalesStore sales;
    private final CatalogStore catalog;

    PromotionEffects(SalesStore sales, CatalogStore catalog) {
        this.sales = sales;
        this.catalog = catalog;
    }

    /** Units of each group, before and during. */
    private static final class Sums {
        final double[] promoted = new double[2];
        final double[] mates = new double[2];
        final double[] rest = new double[2];
        final Set<String> products = new HashSet<>();
    }

    /** Empty where no day of it, or none of the weeks before, has known demand. */
    public Optional<PromotionEffectAnswer> of(CalendarPromotion promotion) {
        LocalDate first = day(promotion.from());
        LocalDate newest = sales.newestDay().orElse(first);
        LocalDate last = day(promotion.until().minusMillis(1));
        LocalDate end = last.isAfter(newest) ? newest : last;
        LocalDate start = first.minusWeeks(WEEKS_BEFORE);
        int days = (int) (end.toEpochDay() - first.toEpochDay()) + 1;
        if (days < 1) {
            return Optional.empty();
        }
        Sums sums = sums(promotion, start, first, end);
        double before = 7.0 * WEEKS_BEFORE;
        if (sums.promoted[0] <= 0) {
            return Optional.empty();
        }
        double trend = sums.rest[0] > 0 ? sums.rest[1] / days / (sums.rest[0] / before) : 1;
        double sold = sums.promoted[1] / days;
        double baseline = sums.promoted[0] / before * trend;
        double mates = sums.mates[1] / days - sums.mates[0] / before * trend;
        return Optional.of(new PromotionEffectAnswer(
                Objects.requireNonNull(promotion.promotionId()),
                first,
                end,
                days,
                sums.products.size(),
                sold,
                baseline,
                (sold - baseline) * days,
                -mates * days,
                trend));
    }

    private Sums sums(CalendarPromotion promotion, LocalDate start, LocalDate first, LocalDate end) {
        Map<String, String> categories = catalog.categories();
        Map<String, Boolean> promoted = new HashMap<>();
        catalog.of(categories.keySet())
                .forEach((id, product) -> promoted.put(id, promotion.matches(id, product.brand(), product.category())));
        Set<String> categoriesPromoted = new HashSet<>();
        promoted.forEach((id, is) -> {
            if (is) {
                categoriesPromoted.add(Objects.requireNonNull(categories.get(id)));
            }
        });
        Sums sums = new Sums();
        sales.forEachDay(start, (product, day, units, price, flagged, stockedOut) -> {
            if (day.isAfter(end)) {
                return;
            }
            int when = day.isBefore(first) ? 0 : 1;
            if (promoted.computeIfAbsent(product, id -> promotion.matches(id, null, null))) {
                sums.promoted[when] += units;
                sums.products.add(product);
            } else if (categoriesPromoted.contains(categories.getOrDefault(product, ""))) {
                sums.mates[when] += units;
            } else {
                sums.rest[when] += units;
            }
        });
        return sums;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
