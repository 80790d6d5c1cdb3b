package io.clickshelf.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.internals.Topic;

/**
 * Consumers that a killed process left in their groups. A broker that comes back waits for them until their sessions end
 * (45 s by default), and nobody else gets their partitions meanwhile; but the consumers died with it.
 */
final class DeadMembers {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration ASK_AGAIN = Duration.ofMillis(100);

    private DeadMembers() {}

    /** Whether the broker that wrote this folder was stopped without a chance to end its work. */
    static boolean mayBeIn(Path directory) {
        return Files.exists(directory.resolve("meta.properties"))
                && !Files.exists(directory.resolve(".kafka_cleanshutdown"));
    }

    /** Takes all members out of all groups. What fails here ends by itself later, so that it is no reason not to start. */
    static void remove(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            for (GroupListing group : groups(admin)) {
                removeFrom(admin, group.groupId());
            }
        } catch (ExecutionException | TimeoutException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A broker that has just come back knows of no group until it has read where they lie. */
    private static Collection<GroupListing> groups(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        Collection<GroupListing> groups = List.of();
        if (await(admin.listTopics(new ListTopicsOptions().listInternal(true)).names())
                .contains(Topic.GROUP_METADATA_TOPIC_NAME)) {
            Poll poll = Poll.every(ASK_AGAIN, PATIENCE);
            do {
                groups = await(admin.listGroups().all());
            } while (groups.isEmpty() && poll.again());
        }
        return groups;
    }

    private static void removeFrom(Admin admin, String group) throws InterruptedException, TimeoutException {
        try {
            await(admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all());
        } catch (ExecutionException e) {
            return; // a group of another kind, or one whose members are gone already
        }
    }

    private static <T> T await(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
