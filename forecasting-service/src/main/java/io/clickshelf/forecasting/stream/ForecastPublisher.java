package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.forecasting.ForecastingProperties;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.store.PublishedForecasts;
import io.clickshelf.platform.kafka.EventPublisher;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes the forecasts that have changed to the forecast topic, in batches. */
@Component
class ForecastPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(ForecastPublisher.class);
    private static final int BATCH = 200;

    private final EventPublisher publisher;
    private final WarehouseShares shares;
    private final PublishedForecasts published;
    private final ForecastingProperties properties;
    private final Clock clock;

    ForecastPublisher(
            EventPublisher publisher,
            WarehouseShares shares,
            PublishedForecasts published,
            ForecastingProperties properties,
            Clock clock) {
        this.publisher = publisher;
        this.shares = shares;
        this.published = published;
        this.properties = properties;
        this.clock = clock;
    }

    /** One call at a time, so that what is published last is the newest. What the model does not know is passed over. */
    synchronized void publish(DemandForecastModel model, String modelVersion, Collection<String> productIds) {
        List<String> known =
                productIds.stream().filter(model.productIds()::contains).toList();
        if (!known.isEmpty()) {
            published.alone(() -> {
                WarehouseShares.Loaded served = shares.load(model);
                int changed = write(
                        known,
                        published.digests(),
                        productId -> ForecastRecords.of(
                                model,
                                productId,
                                properties.horizonDays(),
                                modelVersion,
                                clock.instant(),
                                served.of(productId)));
                LOG.info(
                        "Published the forecasts from {} on: {} of {} products changed",
                        model.firstDay(),
                        changed,
                        known.size());
            });
        }
    }

    /** Takes back what was published of products that are no longer forecast. */
    synchronized void takeBack(String modelVersion, Collection<String> productIds) {
        if (!productIds.isEmpty()) {
            published.alone(() -> {
                Map<String, byte[]> before = published.digests();
                List<String> told =
                        productIds.stream().filter(before::containsKey).toList();
                write(told, before, productId -> ForecastRecords.none(productId, modelVersion, clock.instant()));
            });
        }
    }

    private int write(List<String> productIds, Map<String, byte[]> before, Function<String, ForecastRecord> forecast) {
        List<ForecastRecord> batch = new ArrayList<>(BATCH);
        Map<String, byte[]> digests = new HashMap<>();
        int changed = 0;
        for (String productId : productIds) {
            ForecastRecord record = forecast.apply(productId);
            byte[] digest = ForecastRecords.digest(record);
            if (!Arrays.equals(digest, before.get(productId))) {
                batch.add(record);
                digests.put(productId, digest);
                changed++;
            }
            if (batch.size() == BATCH) {
                send(batch, digests);
            }
        }
        send(batch, digests);
        return changed;
    }

    private void send(List<ForecastRecord> batch, Map<String, byte[]> digests) {
        if (!batch.isEmpty()) {
            publisher
                    .publishAll(Topic.FORECAST, batch, ForecastRecord::productId)
                    .join();
            published.published(digests);
            batch.clear();
            digests.clear();
        }
    }
}
