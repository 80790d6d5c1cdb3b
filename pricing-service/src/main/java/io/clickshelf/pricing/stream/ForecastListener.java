package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.pricing.PricingProperties;
import io.clickshelf.pricing.store.OutlookStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps what each product is expected to sell a day over the next two weeks, and has products that surge or fade priced anew. */
@Component
class ForecastListener {

    private static final int DAYS_AHEAD = 14;

    private final RecordReader reader;
    private final OutlookStore store;
    private final Repricer repricer;
    private final PricingProperties properties;

    ForecastListener(RecordReader reader, OutlookStore store, Repricer repricer, PricingProperties properties) {
        this.reader = reader;
        this.store = store;
        this.repricer = repricer;
        this.properties = properties;
    }

    @KafkaListener(topics = Topic.Names.FORECAST)
    void forecasts(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, Double> newest = new HashMap<>();
        for (ForecastOutlook outlook : reader.readAll(records, ForecastOutlook.class)) {
            OptionalDouble perDay = outlook.perDay(DAYS_AHEAD);
            if (perDay.isPresent() && Double.isFinite(perDay.getAsDouble())) {
                newest.put(outlook.productId(), Math.max(0, perDay.getAsDouble()));
            }
        }
        var unused = repricer.react(store.upsert(newest, properties.demandReaction()), "a change of its forecast");
    }
}
