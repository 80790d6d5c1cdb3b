package io.clickshelf.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;

/**
 * Consumers that a killed process left in their groups. A broker that comes back waits for them until their sessions end
 * (45 s by default), and nobody else gets their partitions meanwhile; but the consumers died with it.
 */
final class DeadMembers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private DeadMembers() {}

    /** Whether the broker that wrote this folder was stopped without a chance to end its work. */
    static boolean mayBeIn(Path directory) {
        return Files.exists(directory.resolve("meta.properties"))
                && !Files.exists(directory.resolve(".kafka_cleanshutdown"));
    }

    /** Takes all members out of all groups. What fails here ends by itself later, so that it is no reason not to start. */
    static void remove(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis() / 2))) {
            Collection<GroupListing> groups = admin.listGroups().all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            for (GroupListing group : groups) {
                removeFrom(admin, group.groupId());
            }
        } catch (ExecutionException | TimeoutException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeFrom(Admin admin, String group) throws InterruptedException, TimeoutException {
        try {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return; // a group of another kind, or one whose members are gone already
        }
    }
}
