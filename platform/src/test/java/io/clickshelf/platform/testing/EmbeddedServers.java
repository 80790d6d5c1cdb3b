package io.clickshelf.platform.testing;

import io.clickshelf.embedded.EmbeddedDatabase;
import io.clickshelf.embedded.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Both in and beside this JVM, in a folder that is deleted at its end. */
final class EmbeddedServers implements Servers {

    private final EmbeddedKafka kafka;
    private final EmbeddedDatabase postgres;

    EmbeddedServers() {
        try {
            Path home = Files.createTempDirectory("clickshelf-test-");
            // Unpacked once per user and machine, not once per test JVM.
            Path binaries = Path.of(
                    System.getProperty("java.io.tmpdir"), "clickshelf-postgres-" + System.getProperty("user.name"));
            this.kafka = EmbeddedKafka.start(home.resolve("kafka"), "127.0.0.1", 0);
            this.postgres = EmbeddedDatabase.start(home.resolve("postgres"), binaries, 0);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(home)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop(Path home) {
        postgres.close();
        kafka.close();
        FileSystemUtils.deleteRecursively(home.toFile());
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public Database database(String name) {
        return new Database(postgres.jdbcUrl(name), postgres.username(), postgres.password());
    }
}
