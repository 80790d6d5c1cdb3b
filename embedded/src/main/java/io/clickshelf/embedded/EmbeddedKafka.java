package io.clickshelf.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka node in this JVM, broker and KRaft controller at once. Its log folder outlives it: started again on the same
 * folder, also after {@code kill -9}, it has every acknowledged record.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private final KafkaRaftServer server;
    private final String bootstrapServers;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedKafka(KafkaRaftServer server, String host, int port) {
        this.server = server;
        this.bootstrapServers = host + ":" + port;
        this.port = port;
    }

    /**
     * Starts the broker and returns once it takes records.
     *
     * @param directory where its log lies; made when missing
     * @param host the address to listen on, {@code 127.0.0.1} to be reached from this machine only
     * @param port the port for clients, 0 for any free one
     * @throws EmbeddedException if a port is taken or the folder can't be used
     */
    public static EmbeddedKafka start(Path directory, String host, int port) {
        try {
            InetAddress address = InetAddress.getByName(host);
            int clientPort = Ports.available(address, port, "Kafka clients");
            int controllerPort = Ports.available(InetAddress.getLoopbackAddress(), 0, "the Kafka controller");
            String advertised =
                    address.isAnyLocalAddress() ? InetAddress.getLocalHost().getHostAddress() : host;
            Map<String, String> settings =
                    KafkaSettings.of(directory.toAbsolutePath(), host, advertised, clientPort, controllerPort);
            boolean killed = DeadMembers.mayBeIn(directory);
            format(directory.toAbsolutePath());
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
            server.startup();
            if (killed) {
                DeadMembers.remove(advertised + ":" + clientPort);
            }
            return new EmbeddedKafka(server, advertised, clientPort);
        } catch (IOException e) {
            throw new EmbeddedException(
                    "The embedded Kafka broker can't use its folder %s: %s".formatted(directory, e.getMessage()), e);
        }
    }

    private static void format(Path directory) throws IOException {
        Files.createDirectories(directory);
        // The formatter writes this file last, so a format that was cut short is done over.
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setNodeId(KafkaSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setDirectories(List.of(directory.toString()))
                    .setMetadataLogDirectory(directory.toString())
                    .setHasDynamicQuorum(false)
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new EmbeddedException("The embedded Kafka broker can't prepare its folder " + directory, e);
        }
    }

    /** What clients put into {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    public int port() {
        return port;
    }

    /** Stops the broker cleanly; a second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.shutdown();
            server.awaitShutdown();
        }
    }
}
