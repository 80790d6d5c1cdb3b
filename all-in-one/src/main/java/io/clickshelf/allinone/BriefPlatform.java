package io.clickshelf.allinone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;

/** A platform in a folder of its own, for one question. */
final class BriefPlatform {

    private static final Duration ANSWER = Duration.ofSeconds(30);

    private BriefPlatform() {}

    /** Starts it, asks the gateway for a path as an admin, and stops it again. */
    static byte[] ask(String path, Progress progress) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("clickshelf-brief-");
        PlatformSettings settings = new PlatformSettings(new Home(directory), PlatformSettings.LOOPBACK, 0, 0);
        try (Platform platform = new Platform(settings, progress)) {
            Connection connection = platform.start();
            GatewayClient gateway = new GatewayClient(connection.url(), connection.key("admin"));
            return gateway.send(gateway.request(path).timeout(ANSWER).build());
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }
}
