package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.pricing.CalendarPromotion;
import io.clickshelf.contracts.pricing.PromotionEffectAnswer;
import io.clickshelf.pricing.model.promotion.MeasuredChange;
import io.clickshelf.pricing.store.CatalogStore;
import io.clickshelf.pricing.store.SalesStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Measures promotions of the calendar afterwards: difference in differences of units a day between its products, the other
 * products of their categories, and the rest of the shop, during it and in the four weeks before.
 */
@Component
public class PromotionEffects {

    private static final int DAYS_BEFORE = 28;

    private final SalesStore sales;
    private final CatalogStore catalog;

    PromotionEffects(SalesStore sales, CatalogStore catalog) {
        this.sales = sales;
        this.catalog = catalog;
    }

    /** Units of each group and day, of the weeks before and during. */
    private static final class Groups {
        final double[][] promoted;
        final double[][] mates;
        final double[][] rest;
        final Set<String> products = new HashSet<>();

        Groups(int daysBefore, int days) {
            promoted = new double[][] {new double[daysBefore], new double[days]};
            mates = new double[][] {new double[daysBefore], new double[days]};
            rest = new double[][] {new double[daysBefore], new double[days]};
        }
    }

    /** Empty where no day of it, or none of the weeks before, has known demand. */
    public Optional<PromotionEffectAnswer> of(CalendarPromotion promotion) {
        LocalDate first = day(promotion.from());
        LocalDate newest = sales.newestDay().orElse(first);
        LocalDate last = day(promotion.until().minusMillis(1));
        LocalDate end = last.isAfter(newest) ? newest : last;
        int days = (int) (end.toEpochDay() - first.toEpochDay()) + 1;
        if (days < 1) {
            return Optional.empty();
        }
        Groups groups = groups(promotion, first, days);
        if (Arrays.stream(groups.promoted[0]).sum() <= 0) {
            return Optional.empty();
        }
        MeasuredChange.Trend trend = MeasuredChange.Trend.of(groups.rest[0], groups.rest[1]);
        MeasuredChange promoted = MeasuredChange.of(groups.promoted[0], groups.promoted[1], trend);
        MeasuredChange mates = MeasuredChange.of(groups.mates[0], groups.mates[1], trend);
        return Optional.of(new PromotionEffectAnswer(
                Objects.requireNonNull(promotion.promotionId()),
                first,
                end,
                days,
                groups.products.size(),
                promoted.perDay(),
                promoted.baselinePerDay(),
                promoted.units(),
                finite(promoted.units() - promoted.halfWidth()),
                finite(promoted.units() + promoted.halfWidth()),
                -mates.units(),
                finite(-mates.units() - mates.halfWidth()),
                finite(-mates.units() + mates.halfWidth()),
                trend.factor()));
    }

    private Groups groups(CalendarPromotion promotion, LocalDate first, int days) {
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
        Groups groups = new Groups(DAYS_BEFORE, days);
        LocalDate start = first.minusDays(DAYS_BEFORE);
        sales.forEachDay(start, (product, day, units, price, flagged, stockedOut) -> {
            int when = day.isBefore(first) ? 0 : 1;
            int at = (int) (day.toEpochDay() - (when == 0 ? start : first).toEpochDay());
            if (when == 1 && at >= days) {
                return;
            }
            if (promoted.computeIfAbsent(product, id -> promotion.matches(id, null, null))) {
                groups.promoted[when][at] += units;
                groups.products.add(product);
            } else if (categoriesPromoted.contains(categories.getOrDefault(product, ""))) {
                groups.mates[when][at] += units;
            } else {
                groups.rest[when][at] += units;
            }
        });
        return groups;
    }

    private static @Nullable Double finite(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
