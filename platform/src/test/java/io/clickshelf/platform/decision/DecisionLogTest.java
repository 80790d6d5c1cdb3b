package io.clickshelf.platform.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.kafka.RecordTraces;
import io.clickshelf.platform.testing.Infrastructure;
import io.clickshelf.platform.testing.TopicReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

class DecisionLogTest {

    private final Map<String, Object> settings =
            Map.of("bootstrap.servers", Infrastructure.get().bootstrapServers());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** An answer that is no JSON. */
    private record Unwritable() {
        @SuppressWarnings("unused")
        public String getValue() {
            throw new IllegalStateException("nobody knows");
        }
    }

    @Test
    void whatCannotBeWrittenIsCountedAndTheNextIsWrittenBeforeTheLogCloses() throws Exception {
        Infrastructure.get().emptyBroker();
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(Topic.Names.DECISION, 1, (short) 1)))
                    .all()
                    .get();
        }
        var producers = new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
        var publisher = new EventPublisher(new KafkaTemplate<>(producers), RecordTraces.OFF);
        DecisionLog log = new DecisionLog(publisher, RecordTraces.OFF, Clock.systemUTC(), meters);
        log.record("lost", "price", null, null, null, Map.of(), null, new Unwritable(), List.of());
        log.record("kept", "price", null, null, null, Map.of(), null, Map.of("price", 1), List.of());
        log.close();
        producers.destroy();
        log.record("late", "price", null, null, null, Map.of(), null, Map.of("price", 1), List.of());

        assertThat(TopicReader.all(Topic.Names.DECISION))
                .extracting(ConsumerRecord::key)
                .containsExactly("kept");
        assertThat(meters.counter("clickshelf.decisions.unlogged", "kind", "price")
                        .count())
                .isEqualTo(2);
    }
}
