package io.clickshelf.platform.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;

/**
 * One broker and one database server for this test JVM, started at first use: Testcontainers' where a Docker engine
 * answers, else embedded ones. {@code -Dclickshelf.infra=docker|embedded|auto} says which.
 */
public final class Infrastructure {

    /** What services and tests sign internal tokens with. */
    public static final String INTERNAL_SECRET = "a-secret-of-the-tests-with-32-bytes-or-more";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Servers servers;

    private Infrastructure(Servers servers) {
        this.servers = servers;
    }

    public static Infrastructure get() {
        return Holder.INSTANCE;
    }

    public String bootstrapServers() {
        return servers.bootstrapServers();
    }

    /** A new, empty database. */
    public Database newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        Database maintenance = servers.database("postgres");
        try (Connection connection =
                        DriverManager.getConnection(maintenance.url(), maintenance.username(), maintenance.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("The test database " + name + " can't be made", e);
        }
        return servers.database(name);
    }

    /** Deletes every topic and consumer group; nothing may be connected. */
    public void emptyBroker() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.deleteTopics(admin.listTopics().names().get()).all().get();
            List<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .toList();
            admin.deleteConsumerGroups(groups).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The test broker can't be emptied; is a service still connected?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while emptying the test broker", e);
        }
    }

    private static final class Holder {

        static final Infrastructure INSTANCE =
                new Infrastructure(choose(System.getProperty("clickshelf.infra", "auto")));

        private static Servers choose(String wanted) {
            return switch (wanted) {
                case "docker" -> new DockerServers();
                case "embedded" -> new EmbeddedServers();
                case "auto" -> DockerServers.available() ? new DockerServers() : new EmbeddedServers();
                default ->
                    throw new IllegalArgumentException(
                            "-Dclickshelf.infra=" + wanted + " is none of docker, embedded, auto");
            };
        }
    }
}
