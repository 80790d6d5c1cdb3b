package io.clickshelf.gateway.api.overview;

import io.clickshelf.gateway.model.BackendService;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * How many records each service has still to take in: for the consumer groups named after it, the distance between what
 * is written and what is committed. Every broker request of one look is for all groups at once.
 */
@Component
final class ConsumerLag implements DisposableBean {

    private static final long PATIENCE_SECONDS = 3;

    private final Admin admin;

    ConsumerLag(KafkaAdmin configured) {
        this.admin = Admin.create(configured.getConfigurationProperties());
    }

    /**
     * The lag by service; a service without committed offsets has none.
     *
     * @throws BrokerUnavailableException if the broker does not answer
     */
    Map<BackendService, Long> measure() throws BrokerUnavailableException {
        try {
            Collection<GroupListing> groups = await(admin.listGroups().all());
            Map<BackendService, Map<TopicPartition, Long>> committed = new EnumMap<>(BackendService.class);
            for (BackendService service : BackendService.values()) {
                Map<TopicPartition, Long> positions = committed(namesOf(service, groups));
                if (!positions.isEmpty()) {
                    committed.put(service, positions);
                }
            }
            return lag(committed);
        } catch (ExecutionException | TimeoutException e) {
            throw new BrokerUnavailableException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException(e);
        }
    }

    private Map<BackendService, Long> lag(Map<BackendService, Map<TopicPartition, Long>> committed)
            throws ExecutionException, InterruptedException, TimeoutException {
        Set<TopicPartition> partitions = new HashSet<>();
        committed.values().forEach(positions -> partitions.addAll(positions.keySet()));
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                await(admin.listOffsets(wanted).all());
        Map<BackendService, Long> lag = new EnumMap<>(BackendService.class);
        committed.forEach((service, positions) -> {
            long behind = 0;
            for (Map.Entry<TopicPartition, Long> position : positions.entrySet()) {
                ListOffsetsResultInfo end = Objects.requireNonNull(ends.get(position.getKey()));
                behind += Math.max(0, end.offset() - position.getValue());
            }
            lag.put(service, behind);
        });
        return lag;
    }

    /** A group is a service's if it has its name, or its name and more: {@code feature-counters}. */
    private static List<String> namesOf(BackendService service, Collection<GroupListing> groups) {
        return groups.stream()
                .map(GroupListing::groupId)
                .filter(id -> id.equals(service.id()) || id.startsWith(service.id() + "-"))
                .toList();
    }

    private Map<TopicPartition, Long> committed(List<String> groups)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (String group : groups) {
            Map<TopicPartition, OffsetAndMetadata> offsets =
                    await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            offsets.forEach((partition, offset) -> {
                if (offset != null) {
                    positions.merge(partition, offset.offset(), Math::min);
                }
            });
        }
        return positions;
    }

    private static <T> T await(KafkaFuture<T> answer)
            throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void destroy() {
        admin.close(Duration.ofSeconds(1));
    }
}
