package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.event.AlertRecord;
import io.clickshelf.contracts.event.AlertSeverity;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.model.signal.AttentionSpike;
import io.clickshelf.forecasting.store.InterestStore;
import io.clickshelf.forecasting.store.InterestStore.Seen;
import io.clickshelf.forecasting.store.InterestStore.Windows;
import io.clickshelf.platform.kafka.EventPublisher;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Raises one alert per brand and day when it is searched for far more often than in the week before. */
@Component
class BrandSurges {

    private static final int OUTLOOK_DAYS = 14;
    private static final int MOST_NAMED = 20;
    private static final Duration STALE = Duration.ofHours(1);

    private final InterestStore store;
    private final Brands brands;
    private final CurrentForecast current;
    private final EventPublisher publisher;
    private Instant newestSeen = Instant.EPOCH;

    BrandSurges(InterestStore store, Brands brands, CurrentForecast current, EventPublisher publisher) {
        this.store = store;
        this.brands = brands;
        this.current = current;
        this.publisher = publisher;
    }

    /** Looks at the brands that were just searched for; what is long over is no news. */
    synchronized void look(List<Seen> seen) {
        Map<String, Instant> newest = new TreeMap<>();
        for (Seen one : seen) {
            newestSeen = one.at().isAfter(newestSeen) ? one.at() : newestSeen;
            if (one.kind().equals(InterestStore.SEARCHES)) {
                newest.merge(one.subject(), one.at(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        newest.forEach((brand, at) -> {
            if (at.isAfter(newestSeen.minus(STALE))) {
                Map<String, Windows> windows = store.windows(brand, at);
                Windows searches = windows.getOrDefault(InterestStore.SEARCHES, Windows.NONE);
                AttentionSpike.test(searches.hour(), searches.day(), searches.week())
                        .ifPresent(spike -> surge(brand, at, spike, windows));
            }
        });
    }

    private void surge(String brand, Instant at, AttentionSpike spike, Map<String, Windows> windows) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        if (!store.untold(brand, day)) {
            return;
        }
        Set<String> products = brands.products(brand);
        Optional<CurrentForecast.Answer> answer = current.get();
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("searchesLastHour", spike.looks());
        evidence.put("searchesExpectedPerHour", rounded(spike.expected()));
        evidence.put("lift", rounded(spike.lift()));
        evidence.put("chance", spike.chance());
        evidence.putAll(mentions(windows));
        evidence.put("products", products.size());
        evidence.put("productIds", products.stream().limit(MOST_NAMED).toList());
        answer.ifPresent(now -> evidence.put("forecast14DaysNow", rounded(outlook(now.total(), products))));
        AlertRecord alert = new AlertRecord(
                "demand-spike-brand-" + brand + "-" + day,
                brand,
                "demand_spike",
                AlertSeverity.WARNING,
                String.format(
                        Locale.ROOT,
                        "The brand %s was searched for %d times in the last hour, %.0f times the usual. Check the stock of"
                                + " its %d products.",
                        brand,
                        spike.looks(),
                        spike.lift(),
                        products.size()),
                at,
                evidence);
        publisher.publish(Topic.ALERT, brand, alert).join();
        store.told(brand, day);
    }

    /** What else is known of a product's brand, and what is said of the product, as evidence of its own surge. */
    Map<String, Object> evidence(String productId, Instant at) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        brands.of(productId).ifPresent(brand -> {
            Map<String, Windows> windows = store.windows(brand, at);
            Windows searches = windows.getOrDefault(InterestStore.SEARCHES, Windows.NONE);
            evidence.put("brand", brand);
            evidence.put("brandSearchesLastHour", searches.hour());
            evidence.put("brandSearchesUsualPerHour", usual(searches));
            mentions(windows).forEach((name, value) -> evidence.put("brandM" + name.substring(1), value));
        });
        evidence.putAll(mentions(store.windows(productId, at)));
        return evidence;
    }

    private static Map<String, Object> mentions(Map<String, Windows> windows) {
        Windows mentions = windows.getOrDefault(InterestStore.MENTIONS, Windows.NONE);
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("mentionsLastHour", mentions.hour());
        evidence.put("mentionsUsualPerHour", usual(mentions));
        return evidence;
    }

    private static double usual(Windows windows) {
        return rounded((windows.week() - windows.day()) / (6.0 * 24));
    }

    private static double outlook(DemandForecastModel model, Set<String> products) {
        return products.stream()
                .mapToDouble(
                        product -> model.leadTimeMean(product, OUTLOOK_DAYS).orElse(0.0))
                .sum();
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
