package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.event.ForecastDay;
import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.forecasting.ForecastingProperties;
import io.clickshelf.forecasting.model.QuantileLevels;
import io.clickshelf.forecasting.model.demand.DemandForecast;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.store.DemandStore;
import io.clickshelf.platform.kafka.EventPublisher;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes a champion's forecasts of all products to the forecast topic, in batches. */
@Component
class ForecastPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(ForecastPublisher.class);
    private static final int BATCH = 200;

    private final EventPublisher publisher;
    private final DemandStore store;
    private final ForecastingProperties properties;
    private final Clock clock;

    ForecastPublisher(EventPublisher publisher, DemandStore store, ForecastingProperties properties, Clock clock) {
        this.publisher = publisher;
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    void publish(DemandForecastModel model, String modelVersion) {
        Map<String, Map<String, Double>> shares =
                store.warehouseShares(model.firstDay().minusDays(properties.shareDays()));
        List<ForecastRecord> batch = new ArrayList<>(BATCH);
        for (String productId : model.productIds()) {
            batch.add(record(model, productId, modelVersion, shares.getOrDefault(productId, Map.of())));
            if (batch.size() == BATCH) {
                send(batch);
                batch.clear();
            }
        }
        send(batch);
        LOG.info(
                "Published the forecasts of {} products from {} on",
                model.productIds().size(),
                model.firstDay());
    }

    private void send(List<ForecastRecord> batch) {
        publisher.publishAll(Topic.FORECAST, batch, ForecastRecord::productId).join();
    }

    private ForecastRecord record(
            DemandForecastModel model, String productId, String modelVersion, Map<String, Double> shares) {
        int horizon = properties.horizonDays();
        double[] levels = QuantileLevels.grid();
        DemandForecast forecast = model.predict(productId, horizon).orElseThrow();
        List<ForecastDay> days = new ArrayList<>(horizon);
        double cumulative = 0;
        for (int h = 0; h < horizon; h++) {
            cumulative += forecast.mean()[h];
            days.add(new ForecastDay(
                    forecast.firstDay().plusDays(h),
                    forecast.mean()[h],
                    forecast.quantiles()[h],
                    cumulative,
                    model.leadTimeQuantiles(productId, h + 1, levels).orElseThrow()));
        }
        return new ForecastRecord(
                productId,
                model.firstDay().minusDays(1),
                clock.instant(),
                DemandModel.NAME,
                modelVersion,
                levels,
                days,
                shares);
    }
}
