package io.clickshelf.allinone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Starts a platform, asks it once and stops it: run under {@code -XX:AOTCacheOutput}, the JVM keeps what it learned
 * (JEP 514), and later starts are faster.
 */
final class Rehearsal {

    private final PrintStream out;

    Rehearsal(PrintStream out) {
        this.out = out;
    }

    int run() throws IOException, InterruptedException {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (Progress progress = new Progress(silent)) {
            BriefPlatform.ask("/actuator/health", progress);
        }
        out.println("Rehearsed.");
        return 0;
    }
}
