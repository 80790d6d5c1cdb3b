package io.clickshelf.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EmbeddedServersTest {

    /** Unpacking the server programs takes seconds: once is enough. */
    @TempDir
    static Path binaries;

    @TempDir
    Path home;

    @Test
    void aKilledProcessLosesNothingItAcknowledgedAndItsConsumersHoldNobodyUp() throws Exception {
        EmbeddedHost.Child child = EmbeddedHost.Child.start(home, binaries);
        Consumer<String, String> killed;
        try {
            String broker = child.addresses().get(0);
            TestClients.createTopic(broker, "kept");
            TestClients.send(broker, "kept", List.of("one", "two"));
            try (Connection connection = DriverManager.getConnection(
                            child.addresses().get(1),
                            "postgres",
                            child.addresses().get(2));
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept AS SELECT 42 AS n");
            }
            killed = TestClients.member(broker, "kept");
        } finally {
            child.process().destroyForcibly().waitFor();
        }

        // The killed consumer's session would last 45 s; receive() waits for 20.
        try (EmbeddedKafka kafka = EmbeddedKafka.start(home.resolve("kafka"), "127.0.0.1", 0)) {
            assertThat(TestClients.receive(kafka.bootstrapServers(), "kept", 2)).containsExactly("one", "two");
        } finally {
            killed.close(CloseOptions.timeout(Duration.ZERO));
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home.resolve("postgres"), binaries, 0)) {
            assertThat(answer(database, "SELECT n FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void aCleanRestartKeepsRecordsAndTakesAnotherPort() throws Exception {
        Path folder = home.resolve("kafka");
        int firstPort;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, "127.0.0.1", 0)) {
            firstPort = kafka.port();
            TestClients.createTopic(kafka.bootstrapServers(), "kept");
            TestClients.send(kafka.bootstrapServers(), "kept", List.of("one"));
        }
        try (ServerSocket taken = new ServerSocket(firstPort, 1, InetAddress.getLoopbackAddress());
                EmbeddedKafka kafka = EmbeddedKafka.start(folder, "127.0.0.1", 0)) {
            assertThat(kafka.port()).isNotEqualTo(taken.getLocalPort());
            TestClients.send(kafka.bootstrapServers(), "kept", List.of("two"));
            assertThat(TestClients.receive(kafka.bootstrapServers(), "kept", 2)).containsExactly("one", "two");
        }
    }

    @Test
    void theDatabaseIsDurableAndAsksForItsPassword() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home, binaries, 0)) {
            database.createIfMissing("shop");
            database.createIfMissing("shop");
            assertThat(answer(database, "SHOW fsync")).isEqualTo("on");
            assertThat(answer(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl("shop"), "postgres", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void aFirstStartThatWasCutShortIsDoneOver() throws Exception {
        Files.createDirectories(home.resolve("data/base"));
        Files.writeString(home.resolve("data/PG_VERSION"), "18\n");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home, binaries, 0)) {
            database.createIfMissing("shop");
            assertThat(answer(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aTakenPortIsAClearMessage() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> EmbeddedKafka.start(home, "127.0.0.1", port))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("choose another");
        }
    }

    private static String answer(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl("shop"), database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
