package io.clickshelf.benchmarks.platform;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.contracts.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A platform in a process of its own, made to be killed: with all that it started, and without a chance to say goodbye. */
final class PlatformProcess implements AutoCloseable {

    private static final long START_NANOS = Duration.ofMinutes(15).toNanos();
    private static final long LOOK_MILLIS = 100;
    private static final int STOP_SECONDS = 60;

    private final Path home;
    private final Process process;

    private PlatformProcess(Path home, Process process) {
        this.home = home;
        this.process = process;
    }

    /** Starts it on the home, on free ports, and returns once it is ready; its output is added to {@code up.out} there. */
    static PlatformProcess start(Path home) throws IOException, InterruptedException {
        String root = System.getProperty("clickshelf.root");
        if (root == null) {
            throw new BenchmarkException(
                    "This starts the platform itself: run it with ./clickshelf bench platform kills.");
        }
        Files.createDirectories(home);
        Path output = home.resolve("up.out");
        PlatformProcess started = new PlatformProcess(
                home,
                new ProcessBuilder(
                                Path.of(root, "clickshelf").toString(),
                                "up",
                                "--home",
                                home.toString(),
                                "--port",
                                "0",
                                "--kafka-port",
                                "0")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                        .start());
        long begin = System.nanoTime();
        while (!started.ready()) {
            boolean ended = started.process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() - begin > START_NANOS) {
                started.kill();
                throw new BenchmarkException("The platform did not start; its output is " + output + ".");
            }
        }
        return started;
    }

    /** The file of the process before it may still lie there. */
    private boolean ready() throws IOException {
        Path file = home.resolve("connection.json");
        return Files.exists(file)
                && Json.mapper().readTree(Files.readAllBytes(file)).path("pid").asLong() == process.pid();
    }

    /** Lets it run on for a while; that it ends by itself is a failure. */
    void runOn(long millis) throws InterruptedException {
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            throw new BenchmarkException("The platform ended by itself; its output is " + home.resolve("up.out") + ".");
        }
    }

    PlatformClient client() throws IOException {
        return new PlatformClient(home);
    }

    /** SIGKILL to the process, the broker in it, and the database beside it, with all of its workers. */
    void kill() throws IOException {
        List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
        ProcessHandle database = database();
        if (database != null) {
            all.add(database);
            all.addAll(database.descendants().toList());
        }
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .join();
    }

    /** PostgreSQL leaves the process tree when it starts, so its own file says which it is. */
    private @Nullable ProcessHandle database() throws IOException {
        Path pidFile = home.resolve("postgres").resolve("data").resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return null;
        }
        try (Stream<String> lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .filter(handle -> handle.info().command().orElse("").contains("postgres"))
                    .orElse(null);
        }
    }

    /** Stops it as a person would. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
