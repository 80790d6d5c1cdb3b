package io.clickshelf.contracts.pricing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a promotion of the calendar changed, against the weeks before it and the rest of the shop.
 *
 * @param days              measured
 * @param soldPerDay        units of its products
 * @param baselinePerDay    units they would have sold: the four weeks before, times what the rest of the shop did
 * @param incrementalUnits  over the days measured
 * @param incrementalLower  of the 95 % interval, by the scatter of days; absent for a single day
 * @param cannibalizedUnits that other products of the same categories sold less; negative where they sold more
 * @param shopTrend         what the rest of the shop sold per day over the four weeks before
 */
public record PromotionEffectAnswer(
        String promotionId,
        LocalDate from,
        LocalDate to,
        int days,
        int products,
        double soldPerDay,
        double baselinePerDay,
        double incrementalUnits,
        @Nullable Double incrementalLower,
        @Nullable Double incrementalUpper,
        double cannibalizedUnits,
        @Nullable Double cannibalizedLower,
        @Nullable Double cannibalizedUpper,
        double shopTrend) {}
