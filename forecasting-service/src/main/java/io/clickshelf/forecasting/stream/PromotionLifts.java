package io.clickshelf.forecasting.stream;

import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.store.PlannedPromotions;
import io.clickshelf.forecasting.store.PlannedPromotions.Planned;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the calendar of promotions adds to the forecast. Of a promotion that has begun the model learns the higher sales
 * itself; it is held against the weeks before it, so that they do not count twice.
 */
@Component
class PromotionLifts {

    private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    private final PlannedPromotions promotions;

    PromotionLifts(PlannedPromotions promotions) {
        this.promotions = promotions;
    }

    /** Factors by product and day ahead, for as many days as asked for at most. */
    Map<String, double[]> factors(DemandForecastModel base, int mostDays) {
        Map<String, double[]> factors = new HashMap<>();
        LocalDate today = base.firstDay();
        int days = Math.min(mostDays, base.horizon());
        for (Planned planned : promotions.from(today.atStartOfDay().toInstant(ZoneOffset.UTC))) {
            base.leadTimeMean(planned.productId(), days).ifPresent(ahead -> {
                double lift = lift(planned, today, ahead / days);
                double[] factor = factors.computeIfAbsent(planned.productId(), id -> {
                    double[] ones = new double[days];
                    Arrays.fill(ones, 1);
                    return ones;
                });
                for (int h = 0; h < days; h++) {
                    factor[h] += (lift - 1) * overlap(planned, today.plusDays(h));
                }
            });
        }
        return factors;
    }

    private static double lift(Planned planned, LocalDate today, double perDay) {
        boolean begun = planned.from().isBefore(today.atStartOfDay().toInstant(ZoneOffset.UTC));
        if (!begun || planned.before() <= 0 || perDay <= 0) {
            return planned.lift();
        }
        return Math.clamp(planned.lift() * planned.before() / perDay, 1, planned.lift());
    }

    /** The share of a day, UTC, in which a promotion holds. */
    private static double overlap(Planned planned, LocalDate day) {
        Instant begins = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant ends = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant from = planned.from().isAfter(begins) ? planned.from() : begins;
        Instant until = planned.until().isBefore(ends) ? planned.until() : ends;
        return Math.max(0, Duration.between(from, until).toSeconds()) / SECONDS_PER_DAY;
    }
}
