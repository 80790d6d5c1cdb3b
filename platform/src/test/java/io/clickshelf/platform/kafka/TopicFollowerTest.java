package io.clickshelf.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.testing.Infrastructure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

class TopicFollowerTest {

    private final Map<String, Object> settings =
            Map.of("bootstrap.servers", Infrastructure.get().bootstrapServers());

    @Test
    void afterAReaderHasFailedItBeginsAgain() throws Exception {
        Infrastructure.get().emptyBroker();
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(Topic.Names.ALERT, 2, (short) 1)))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (String key : List.of("a", "b")) {
                producer.send(new ProducerRecord<>(Topic.Names.ALERT, key, new byte[0]))
                        .get();
            }
        }
        FailingOnce reader = new FailingOnce();
        TopicFollower follower = new TopicFollower(
                "failing",
                List.of(Topic.ALERT),
                new DefaultKafkaConsumerFactory<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
                reader);
        follower.start();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(reader.read).containsExactlyInAnyOrder("a", "b"));
        assertThat(reader.begun).isEqualTo(2);
        follower.stop();
        assertThat(follower.isRunning()).isFalse();
    }

    private static final class FailingOnce implements TopicFollower.Reader {

        final List<String> read = new CopyOnWriteArrayList<>();
        volatile int begun;

        @Override
        public void begin(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
            begun++;
            consumer.seekToBeginning(partitions);
        }

        @Override
        public void read(ConsumerRecord<String, byte[]> record) {
            if (begun == 1) {
                throw new IllegalStateException("the database is away");
            }
            read.add(record.key());
        }

        @Override
        public boolean ready(Consumer<String, byte[]> consumer) {
            return true;
        }
    }
}
