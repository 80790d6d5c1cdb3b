package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.forecasting.ForecastOverride;
import io.clickshelf.forecasting.model.demand.DemandForecast;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.model.signal.LeadingSignal;
import io.clickshelf.forecasting.store.OverrideStore;
import io.clickshelf.forecasting.store.SpikeStore;
import io.clickshelf.forecasting.store.SpikeStore.Spike;
import io.clickshelf.platform.time.EventClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * What is laid over the model's forecast: first the surges of attention and the calendar's promotions, then the planners'
 * overrides. Surges are held against what was expected before them, so that sales which the model has learnt since do not
 * count twice.
 */
@Component
class Adjustments {

    private static final int MEMORY_DAYS = 365;
    private static final int ACTIVE_DAYS = 21;
    private static final int OUTCOME_DAYS = 7;
    private static final int MOST_DAYS = 180;
    private static final double NEGLIGIBLE = 0.02;

    private final SpikeStore spikes;
    private final OverrideStore overrides;
    private final PromotionLifts promotions;
    private final EventClock clock;

    Adjustments(SpikeStore spikes, PromotionLifts promotions, OverrideStore overrides, EventClock clock) {
        this.spikes = spikes;
        this.promotions = promotions;
        this.overrides = overrides;
        this.clock = clock;
    }

    /** Factors by product and day ahead that surges of attention and promotions call for. */
    Map<String, double[]> signals(DemandForecastModel base) {
        LocalDate today = base.firstDay();
        Instant begun = today.atStartOfDay().toInstant(ZoneOffset.UTC);
        // Sales of a day of which nothing is known yet neither confirm nor deny.
        Instant now = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).equals(today) ? clock.instant() : begun;
        List<Spike> known = spikes.between(today.minusDays(MEMORY_DAYS), today);
        LeadingSignal signal = LeadingSignal.learn(known.stream()
                .filter(spike -> spike.day().plusDays(OUTCOME_DAYS).isBefore(today))
                .map(spike -> new LeadingSignal.Outcome(spike.lift(), spike.sold(), spike.baseline() * OUTCOME_DAYS))
                .toList());
        Map<String, double[]> factors = new TreeMap<>();
        for (Spike spike : known) {
            if (spike.day().isAfter(today.minusDays(ACTIVE_DAYS))) {
                double[] factor = factors(base, spike, signal, now);
                if (Arrays.stream(factor).anyMatch(f -> f > 1 + NEGLIGIBLE)) {
                    // Two surges of one product are one story: the stronger counts.
                    factors.merge(spike.productId(), factor, Adjustments::larger);
                }
            }
        }
        promotions
                .factors(base, MOST_DAYS)
                .forEach((product, factor) -> factors.merge(product, factor, Adjustments::product));
        return factors;
    }

    /** The signals' factors times the overrides'. A later override goes over an earlier one. */
    Map<String, double[]> all(DemandForecastModel base, Map<String, double[]> signals) {
        Map<String, double[]> factors = new HashMap<>(signals);
        for (ForecastOverride override : overrides.inForce(base.firstDay())) {
            base.with(signals).predict(override.productId(), MOST_DAYS).ifPresent(forecast -> {
                double[] own = factors.getOrDefault(override.productId(), new double[0]);
                factors.put(override.productId(), overridden(override, forecast, own, signals));
            });
        }
        return factors;
    }

    private static double[] overridden(
            ForecastOverride override, DemandForecast before, double[] factors, Map<String, double[]> signals) {
        double[] signal = signals.getOrDefault(override.productId(), new double[0]);
        double[] result = ones(MOST_DAYS, factors);
        for (int h = 0; h < MOST_DAYS; h++) {
            LocalDate day = before.firstDay().plusDays(h);
            if (!day.isBefore(override.from()) && !day.isAfter(override.to())) {
                double signalled = h < signal.length ? signal[h] : 1;
                result[h] = signalled * OverrideFactor.of(override, before.mean()[h]);
            }
        }
        return result;
    }

    private static double[] factors(DemandForecastModel base, Spike spike, LeadingSignal signal, Instant now) {
        int days = Math.min(MOST_DAYS, base.horizon());
        double[] factors = ones(days, new double[0]);
        double current = base.leadTimeMean(spike.productId(), days).orElse(0.0) / days;
        if (spike.baseline() <= 0 || current <= 0) {
            return factors;
        }
        Instant began = spike.day().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        // By whole hours, so that the forecast changes with sales and not with every second.
        double elapsed = Math.clamp(Duration.between(began, now).toHours() / 24.0, 0, OUTCOME_DAYS);
        double lifted = signal.posterior(spike.lift(), spike.sold(), spike.baseline() * elapsed);
        double age = base.firstDay().toEpochDay() - spike.day().toEpochDay();
        for (int h = 0; h < days; h++) {
            double wanted = spike.baseline() * LeadingSignal.faded(Math.max(1, lifted), age + h);
            factors[h] = Math.clamp(wanted / current, 1, LeadingSignal.LARGEST_FACTOR);
        }
        return factors;
    }

    private static double[] ones(int days, double[] start) {
        double[] ones = Arrays.copyOf(start, Math.max(days, start.length));
        Arrays.fill(ones, start.length, ones.length, 1);
        return ones;
    }

    private static double[] product(double[] one, double[] other) {
        double[] product = ones(other.length, one);
        for (int h = 0; h < other.length; h++) {
            product[h] *= other[h];
        }
        return product;
    }

    private static double[] larger(double[] one, double[] other) {
        double[] larger = one.clone();
        for (int h = 0; h < Math.min(one.length, other.length); h++) {
            larger[h] = Math.max(one[h], other[h]);
        }
        return larger;
    }
}
