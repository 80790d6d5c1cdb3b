package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.forecasting.ForecastingProperties;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.store.DemandStore;
import io.clickshelf.forecasting.store.PublishedForecasts;
import io.clickshelf.platform.kafka.EventPublisher;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes the forecasts that have changed to the forecast topic, in batches. */
@Component
class ForecastPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(ForecastPublisher.class);
    private static final int BATCH = 200;

    private final EventPublisher publisher;
    private final DemandStore store;
    private final PublishedForecasts published;
    private final ForecastingProperties properties;
    private final Clock clock;

    ForecastPublisher(
            EventPublisher publisher,
            DemandStore store,
            PublishedForecasts published,
            ForecastingProperties properties,
            Clock clock) {
        this.publisher = publisher;
        this.store = store;
        this.published = published;
        this.properties = properties;
        this.clock = clock;
    }

    /** One call at a time, so that what is published last is the newest. */
    synchronized void publish(DemandForecastModel model, String modelVersion, Collection<String> productIds) {
        if (!productIds.isEmpty()) {
            published.alone(() -> publishChanged(model, modelVersion, productIds));
        }
    }

    private void publishChanged(DemandForecastModel model, String modelVersion, Collection<String> productIds) {
        Map<String, Map<String, Double>> shares =
                store.warehouseShares(model.firstDay().minusDays(properties.shareDays()));
        Map<String, byte[]> before = published.digests();
        List<ForecastRecord> batch = new ArrayList<>(BATCH);
        Map<String, byte[]> digests = new HashMap<>();
        int changed = 0;
        for (String productId : productIds) {
            if (!model.productIds().contains(productId)) {
                continue;
            }
            ForecastRecord record = ForecastRecords.of(
                    model,
                    productId,
                    properties.horizonDays(),
                    modelVersion,
                    clock.instant(),
                    shares.getOrDefault(productId, Map.of()));
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
        LOG.info(
                "Published the forecasts from {} on: {} of {} products changed",
                model.firstDay(),
                changed,
                productIds.size());
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
