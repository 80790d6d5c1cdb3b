package io.clickshelf.allinone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;

/**
 * Starts a platform in a folder of its own, asks it once and stops it: run under {@code -XX:AOTCacheOutput}, the JVM keeps
 * what it learned (JEP 514), and later starts are faster.
 */
final class Rehearsal {

    private final PrintStream out;

    Rehearsal(PrintStream out) {
        this.out = out;
    }

    int run() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("clickshelf-rehearsal-");
        PlatformSettings settings = new PlatformSettings(new Home(directory), PlatformSettings.LOOPBACK, 0, 0);
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (Progress progress = new Progress(silent);
                Platform platform = new Platform(settings, progress)) {
            Connection connection = platform.start();
            GatewayClient gateway = new GatewayClient(connection.url(), connection.key("admin"));
            gateway.send(gateway.request("/actuator/health")
                    .timeout(Duration.ofSeconds(10))
                    .build());
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
        out.println("Rehearsed.");
        return 0;
    }
}
