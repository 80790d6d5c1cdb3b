package io.clickshelf.allinone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;

/** A platform in a folder of its own, which goes with it. */
final class BriefPlatform {

    private static final Duration ANSWER = Duration.ofSeconds(30);

    private BriefPlatform() {}

    /** What is done with it while it runs. */
    interface Use<T> {
        T of(Connection connection, Home home) throws IOException, InterruptedException;
    }

    /** Starts it, uses it, and stops it again. */
    static <T> T run(Progress progress, Use<T> use) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("clickshelf-brief-");
        Home home = new Home(directory);
        PlatformSettings settings = new PlatformSettings(home, PlatformSettings.LOOPBACK, 0, 0);
        try (Platform platform = new Platform(settings, progress)) {
            return use.of(platform.start(), home);
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    /** Asks the gateway for a path as an admin. */
    static byte[] ask(String path, Progress progress) throws IOException, InterruptedException {
        return run(progress, (connection, home) -> {
            GatewayClient gateway = new GatewayClient(connection.url(), connection.key("admin"));
            return gateway.send(gateway.request(path).timeout(ANSWER).build());
        });
    }
}
