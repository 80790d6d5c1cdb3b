package io.clickshelf.forecasting.stream;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.contracts.event.ExternalType;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.forecasting.store.InterestStore;
import io.clickshelf.forecasting.store.InterestStore.Seen;
import io.clickshelf.platform.kafka.KafkaConfiguration;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.platform.time.EventClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Counts searches for brands, and mentions of brands and products: {@code sentiment} news from outside, with the number of
 * them as attribute {@code mentions}.
 */
@Component
class InterestListener {

    private static final byte[] SEARCH = "\"search\"".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SENTIMENT = "\"sentiment\"".getBytes(StandardCharsets.UTF_8);
    private static final Duration CLEANED_EVERY = Duration.ofHours(6);

    private final RecordReader reader;
    private final Brands brands;
    private final InterestStore store;
    private final BrandSurges surges;
    private final EventClock clock;
    private Instant cleaned = Instant.EPOCH;

    InterestListener(RecordReader reader, Brands brands, InterestStore store, BrandSurges surges, EventClock clock) {
        this.reader = reader;
        this.brands = brands;
        this.store = store;
        this.surges = surges;
        this.clock = clock;
    }

    @KafkaListener(
            topics = Topic.Names.USER_BEHAVIOR,
            properties = {KafkaConfiguration.FETCH_MANY, KafkaConfiguration.FETCH_WAIT})
    void behavior(List<ConsumerRecord<String, byte[]>> records) {
        count(records, SEARCH, record -> searched(reader.read(record, BehaviorEvent.class)));
    }

    @KafkaListener(topics = Topic.Names.EXTERNAL_DATA)
    void external(List<ConsumerRecord<String, byte[]>> records) {
        count(records, SENTIMENT, record -> mentioned(reader.read(record, ExternalEvent.class)));
    }

    private @Nullable Seen searched(@Nullable BehaviorEvent event) {
        if (event == null || event.actionType() != ActionType.SEARCH || event.query() == null) {
            return null;
        }
        return brands.in(event.query())
                .map(brand -> new Seen(brand, InterestStore.SEARCHES, event.timestamp(), 1))
                .orElse(null);
    }

    private @Nullable Seen mentioned(@Nullable ExternalEvent event) {
        if (event == null || event.type() != ExternalType.SENTIMENT || event.subject() == null) {
            return null;
        }
        Object count = event.attributes() == null ? null : event.attributes().get("mentions");
        long mentions = count instanceof Number number ? Math.max(0, number.longValue()) : 1;
        String subject = event.productId() != null
                ? event.productId()
                : brands.in(event.subject()).orElse(event.subject());
        return new Seen(subject, InterestStore.MENTIONS, event.timestamp(), mentions);
    }

    /** Most events are neither: only those that hold the word are parsed. */
    private void count(
            List<ConsumerRecord<String, byte[]>> records,
            byte[] word,
            Function<ConsumerRecord<String, byte[]>, @Nullable Seen> reading) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> byPartition = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.value() != null && holds(record.value(), word)) {
                byPartition
                        .computeIfAbsent(new TopicPartition(record.topic(), record.partition()), p -> new ArrayList<>())
                        .add(record);
            }
        }
        byPartition.forEach((partition, those) -> {
            long next = store.nextOffset(partition.topic(), partition.partition());
            List<Seen> seen = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> record : those) {
                Seen one = record.offset() < next ? null : reading.apply(record);
                if (one != null) {
                    seen.add(one);
                }
            }
            if (!seen.isEmpty()) {
                store.add(
                        partition.topic(),
                        partition.partition(),
                        those.getLast().offset() + 1,
                        seen);
                seen.forEach(one -> clock.advanceTo(one.at()));
                surges.look(seen);
                clean();
            }
        });
    }

    private synchronized void clean() {
        Instant now = clock.instant();
        if (now.isAfter(cleaned.plus(CLEANED_EVERY))) {
            store.forget(now);
            cleaned = now;
        }
    }

    private static boolean holds(byte[] bytes, byte[] word) {
        int last = bytes.length - word.length;
        for (int i = 0; i <= last; i++) {
            int k = 0;
            while (k < word.length && bytes[i + k] == word[k]) {
                k++;
            }
            if (k == word.length) {
                return true;
            }
        }
        return false;
    }
}
