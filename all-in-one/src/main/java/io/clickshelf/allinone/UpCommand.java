package io.clickshelf.allinone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** {@code up}: starts the platform and keeps it running until Ctrl-C or {@code down}. */
final class UpCommand {

    static final String RUNNING = "Clickshelf is running";
    private static final int DEFAULT_PORT = 8080;
    private static final int DEFAULT_KAFKA_PORT = 9092;

    private final PrintStream out;

    UpCommand(PrintStream out) {
        this.out = out;
    }

    int run(List<String> arguments) throws IOException, InterruptedException {
        CommandLine line = CommandLine.parse(
                arguments, Set.of("--home", "--port", "--kafka-port", "--bind"), Set.of("--demo", "-d"));
        PlatformSettings settings = new PlatformSettings(
                line.home(),
                line.option("--bind", PlatformSettings.LOOPBACK),
                line.port("--port", DEFAULT_PORT),
                line.port("--kafka-port", DEFAULT_KAFKA_PORT));
        if (line.flag("-d")) {
            refuseIfRunning(settings.home());
            return new BackgroundUp(settings.home(), out).run(arguments);
        }
        return runHere(settings, line.flag("--demo"));
    }

    private int runHere(PlatformSettings settings, boolean demo) throws IOException, InterruptedException {
        Home home = settings.home();
        FileLock lock = home.lock();
        if (lock == null) {
            refuseIfRunning(home);
            throw new CommandException("Another process uses " + home.directory() + "; wait for it or use --home DIR.");
        }
        Files.deleteIfExists(home.connectionFile());
        out.println("Starting Clickshelf in " + home.directory());
        long begin = System.nanoTime();
        Progress progress = new Progress(out);
        Platform platform = new Platform(settings, progress);
        Thread stop = Thread.ofPlatform().name("stop").unstarted(() -> stop(platform, home));
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            Connection connection = platform.start();
            connection.write(home.connectionFile());
            progress.line("Ready after %.1f s".formatted((System.nanoTime() - begin) / 1e9));
            printAddresses(connection);
            if (demo) {
                new DemoTour(home, connection, progress, out).run();
            }
            out.println(RUNNING + ". Stop it with Ctrl-C or ./clickshelf down.");
            out.flush();
        } finally {
            progress.close();
        }
        // The hook does the rest; the lock goes with the process.
        new CountDownLatch(1).await();
        return 0;
    }

    private void stop(Platform platform, Home home) {
        try {
            Files.deleteIfExists(home.connectionFile());
        } catch (IOException e) {
            out.println("connection.json can't be deleted: " + e.getMessage());
        }
        platform.close();
        out.println("Stopped.");
    }

    private static void refuseIfRunning(Home home) {
        if (home.inUse()) {
            Connection running = Connection.read(home.connectionFile());
            throw new CommandException(
                    running == null
                            ? "A platform in %s is starting or stopping.".formatted(home.directory())
                            : "A platform runs in %s already, at %s (process %d). ./clickshelf down stops it."
                                    .formatted(home.directory(), running.url(), running.pid()));
        }
    }

    private void printAddresses(Connection connection) {
        out.println();
        out.println("  Gateway  " + connection.url() + "   API " + connection.url() + "/docs");
        out.println("  Kafka    " + connection.kafka());
        out.println("  Keys");
        connection.keys().forEach((role, key) -> out.printf("    %-11s %s%n", role, key));
        out.println();
    }
}
