package io.clickshelf.feature;

import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.event.UserFeatures;
import io.clickshelf.feature.store.CountingProgress;
import io.clickshelf.feature.store.CountingProgress.Stage;
import io.clickshelf.feature.store.DemandTable;
import io.clickshelf.feature.store.FeaturePeer;
import io.clickshelf.feature.store.OwnedState;
import io.clickshelf.feature.stream.FactTopics;
import io.clickshelf.feature.stream.Home;
import io.clickshelf.feature.stream.Instance;
import io.clickshelf.feature.stream.LocalFeatures;
import io.clickshelf.feature.stream.ProductTopology;
import io.clickshelf.feature.stream.RawReader;
import io.clickshelf.feature.stream.ShopperTopology;
import io.clickshelf.feature.stream.StreamsRunner;
import io.clickshelf.feature.stream.StreamsSettings;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.platform.kafka.RecordTraces;
import io.clickshelf.platform.security.InternalTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The wiring of the feature-service. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(FeatureProperties.class)
class FeatureConfiguration {

    private static final String SHOPPERS = "feature-shoppers";
    private static final String PRODUCTS = "feature-products";
    private static final String FOREVER = "-1";

    /**
     * Makes the topics of facts, which stay until they are counted, and asks how many partitions they have: the setting may
     * have changed since they were made.
     */
    @Bean
    Home home(
            KafkaAdmin admin,
            @Value("${clickshelf.topics.partitions}") int partitions,
            @Value("${clickshelf.topics.replicas}") int replicas) {
        admin.createOrModifyTopics(FactTopics.ALL.stream()
                .map(topic -> TopicBuilder.name(topic)
                        .partitions(partitions)
                        .replicas(replicas)
                        .config(TopicConfig.RETENTION_MS_CONFIG, FOREVER)
                        .build())
                .toArray(NewTopic[]::new));
        return new Home(
                Objects.requireNonNull(admin.describeTopics(FactTopics.USER).get(FactTopics.USER))
                        .partitions()
                        .size());
    }

    @Bean
    Instance instance(FeatureProperties properties) {
        return Instance.in(properties.stateDirectory());
    }

    @Bean
    StreamsSettings streamsSettings(
            KafkaProperties kafka,
            KafkaConnectionDetails connection,
            FeatureProperties properties,
            Instance instance,
            @Value("${clickshelf.topics.replicas}") int replicas) {
        Map<String, Object> base = kafka.buildStreamsProperties();
        return new StreamsSettings(
                base,
                connection.getStreams().getBootstrapServers(),
                instance,
                properties.stateDirectory(),
                properties.threads(),
                properties.standbys(),
                replicas,
                properties.cache().toBytes(),
                properties.stateMemory().toBytes());
    }

    @Bean
    StreamsRunner shoppers(
            StreamsSettings settings,
            RecordReader reader,
            RecordTraces traces,
            Home home,
            FeatureProperties properties,
            MeterRegistry meters,
            Environment environment) {
        ShopperTopology topology =
                new ShopperTopology(new RawReader(reader, traces), home, properties.duplicateWindow(), meters);
        return new StreamsRunner(
                topology.build(),
                settings.of(SHOPPERS, properties.shopperInterval()),
                properties.advertisedHost(),
                port(environment));
    }

    @Bean
    StreamsRunner products(StreamsSettings settings, FeatureProperties properties, Environment environment) {
        return new StreamsRunner(
                ProductTopology.build(),
                settings.of(PRODUCTS, properties.productInterval()),
                properties.advertisedHost(),
                port(environment));
    }

    @Bean
    HealthIndicator streams(List<StreamsRunner> runners) {
        return () -> runners.stream().allMatch(StreamsRunner::counting)
                ? Health.up().build()
                : Health.down()
                        .withDetail("reason", "state is being restored or moved")
                        .build();
    }

    @Bean
    FeaturePeer featurePeer(InternalTokens tokens) {
        return new FeaturePeer(tokens);
    }

    @Bean
    OwnedState<UserFeatures> userFeatures(StreamsRunner shoppers, Home home, FeaturePeer peer) {
        return new OwnedState<>(
                shoppers,
                ShopperTopology.PROFILES,
                partitioner(home),
                LocalFeatures::user,
                (owner, id) -> peer.get(owner, "/features/users/{id}", id, UserFeatures.class));
    }

    @Bean
    OwnedState<ProductFeatures> productFeatures(StreamsRunner products, Home home, FeaturePeer peer) {
        return new OwnedState<>(
                products,
                ProductTopology.PRODUCTS,
                partitioner(home),
                LocalFeatures::product,
                (owner, id) -> peer.get(owner, "/features/products/{id}", id, ProductFeatures.class));
    }

    @Bean
    DemandTable demandTable(JdbcTemplate template) {
        return new DemandTable(template);
    }

    @Bean(destroyMethod = "close")
    Admin progressAdmin(KafkaAdmin admin) {
        return Admin.create(admin.getConfigurationProperties());
    }

    @Bean
    CountingProgress countingProgress(
            Admin progressAdmin,
            ConsumerFactory<String, byte[]> consumers,
            @Value("${spring.kafka.consumer.group-id}") String listeners) {
        return new CountingProgress(
                progressAdmin,
                () -> consumers.createConsumer(listeners + "-progress", null),
                List.of(
                        new Stage(
                                SHOPPERS,
                                List.of(
                                        Topic.USER_BEHAVIOR.topicName(),
                                        Topic.ORDER.topicName(),
                                        Topic.INVENTORY.topicName(),
                                        Topic.ERASURE.topicName())),
                        new Stage(SHOPPERS, List.of(FactTopics.USER)),
                        new Stage(PRODUCTS, List.of(FactTopics.PRODUCT, FactTopics.DEMAND)),
                        new Stage(listeners, List.of(Topic.DEMAND.topicName()))));
    }

    private static IntSupplier port(Environment environment) {
        return () -> environment.getRequiredProperty("local.server.port", Integer.class);
    }

    private static StreamPartitioner<String, Object> partitioner(Home home) {
        return (topic, key, value, partitions) -> Optional.of(Set.of(home.of(key)));
    }
}
