package io.clickshelf.platform.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Containers, removed by Testcontainers at the end of this JVM. */
final class DockerServers implements Servers {

    private final KafkaContainer kafka = new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion())
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
            .withEnv("KAFKA_LOG_RETENTION_MS", "-1");
    private final PostgreSQLContainer postgres =
            new PostgreSQLContainer("postgres:18").withCommand("postgres", "-c", "max_connections=120");

    DockerServers() {
        kafka.start();
        postgres.start();
    }

    /** Asks Testcontainers only where an engine may be, because its search is slow and loud. */
    static boolean available() {
        boolean likely = System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(Path.of(System.getProperty("user.home"), ".docker/run/docker.sock"));
        return likely && DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public Database database(String name) {
        return new Database(
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(
                                postgres.getHost(), postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), name),
                postgres.getUsername(),
                postgres.getPassword());
    }
}
