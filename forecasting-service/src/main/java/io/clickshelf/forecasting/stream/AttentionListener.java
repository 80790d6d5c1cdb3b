package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.event.AlertRecord;
import io.clickshelf.contracts.event.AlertSeverity;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.event.WindowCounts;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.model.signal.AttentionSpike;
import io.clickshelf.forecasting.store.SpikeStore;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.platform.time.EventClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Watches how often products are looked at. A surge moves the forecast of the coming days and, once per product and day,
 * raises an alert with what was seen.
 */
@Component
class AttentionListener {

    private static final int OUTLOOK_DAYS = 14;
    private static final Duration STALE = Duration.ofHours(1);

    private final RecordReader reader;
    private final SpikeStore spikes;
    private final CurrentForecast current;
    private final BrandSurges brands;
    private final EventPublisher publisher;
    private final EventClock clock;
    private Instant newestSeen = Instant.EPOCH;

    AttentionListener(
            RecordReader reader,
            SpikeStore spikes,
            CurrentForecast current,
            BrandSurges brands,
            EventPublisher publisher,
            EventClock clock) {
        this.reader = reader;
        this.spikes = spikes;
        this.current = current;
        this.brands = brands;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** The topic is read from its beginning by a new group, and what is long over is no news. */
    @KafkaListener(topics = Topic.Names.PRODUCT_FEATURE)
    synchronized void features(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, ProductFeatures> newest = new LinkedHashMap<>();
        for (ProductFeatures features : reader.readAll(records, ProductFeatures.class)) {
            newest.put(features.productId(), features);
            clock.advanceTo(features.asOf());
            newestSeen = features.asOf().isAfter(newestSeen) ? features.asOf() : newestSeen;
        }
        Instant oldest = newestSeen.minus(STALE);
        for (ProductFeatures features : newest.values()) {
            if (features.asOf().isAfter(oldest)) {
                spike(features).ifPresent(spike -> surge(features, spike));
            }
        }
    }

    private static Optional<AttentionSpike> spike(ProductFeatures features) {
        return AttentionSpike.test(looks(features, "1h"), looks(features, "24h"), looks(features, "7d"));
    }

    private static WindowCounts window(ProductFeatures features, String name) {
        return features.windows().getOrDefault(name, WindowCounts.NONE);
    }

    private static long looks(ProductFeatures features, String name) {
        return window(features, name).views() + window(features, name).clicks();
    }

    private void surge(ProductFeatures features, AttentionSpike spike) {
        String productId = features.productId();
        Optional<CurrentForecast.Answer> answer = current.get();
        // Of a product that nobody has bought yet, no hour is usual.
        Optional<Double> before = answer.map(CurrentForecast.Answer::base)
                .filter(base -> !base.newProducts().containsKey(productId))
                .flatMap(base -> base.leadTimeMean(productId, OUTLOOK_DAYS));
        if (before.isEmpty() || !spikes.add(productId, features.asOf(), spike.lift(), before.get() / OUTLOOK_DAYS)) {
            return;
        }
        current.adjust();
        DemandForecastModel after = current.get().orElseThrow().total();
        double outlook = after.leadTimeMean(productId, OUTLOOK_DAYS).orElse(0.0);
        LocalDate day = LocalDate.ofInstant(features.asOf(), ZoneOffset.UTC);
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("looksLastHour", spike.looks());
        evidence.put("looksExpectedPerHour", rounded(spike.expected()));
        evidence.put("lift", rounded(spike.lift()));
        evidence.put("chance", spike.chance());
        evidence.put("looksLastDay", looks(features, "24h"));
        evidence.put("cartsLastHour", window(features, "1h").carts());
        evidence.put("purchasesLastHour", window(features, "1h").purchases());
        evidence.putAll(brands.evidence(productId, features.asOf()));
        evidence.put("forecast14DaysBefore", rounded(before.get()));
        evidence.put("forecast14DaysNow", rounded(outlook));
        AlertRecord alert = new AlertRecord(
                "demand-spike-" + productId + "-" + day,
                productId,
                "demand_spike",
                AlertSeverity.WARNING,
                String.format(
                        Locale.ROOT,
                        "Product %s was looked at %d times in the last hour, %.0f times the usual. Its demand of the next 14"
                                + " days is now expected at %.1f units instead of %.1f. Check its stock.",
                        productId,
                        spike.looks(),
                        spike.lift(),
                        outlook,
                        before.get()),
                features.asOf(),
                evidence);
        publisher.publish(Topic.ALERT, productId, alert).join();
        spikes.told(productId, features.asOf());
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
