package io.clickshelf.allinone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clickshelf.embedded.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One service as people run it apart: {@code java -jar}, told everything by its environment. */
final class ServiceProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final String name;
    private final int port;
    private final Path log;
    private final Process process;

    private ServiceProcess(String name, int port, Path log, Process process) {
        this.name = name;
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /** The executable jar of each service; what needs them is passed over where they have not all been built. */
    static Map<HostedService, Path> builtJars() throws IOException {
        Path root = Path.of(System.getProperty("clickshelf.root", "."));
        Map<HostedService, Path> jars = new EnumMap<>(HostedService.class);
        for (HostedService service : HostedService.values()) {
            jar(root, service).ifPresent(jar -> jars.put(service, jar));
        }
        assumeTrue(
                jars.size() == HostedService.values().length,
                () -> "Not every service's *-exec.jar is built below " + root.toAbsolutePath() + " (there are those of "
                        + jars.keySet() + "); ./mvnw verify builds them first.");
        return jars;
    }

    private static Optional<Path> jar(Path root, HostedService service) throws IOException {
        String module = service == HostedService.GATEWAY ? "gateway" : service.serviceName() + "-service";
        Path target = root.resolve(module).resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst();
        }
    }

    /** A port that is free now. */
    static int freePort() {
        return Ports.available(InetAddress.getLoopbackAddress(), 0, "a service of the test");
    }

    /** @param home becomes its working directory, and holds its log */
    static ServiceProcess start(String name, Path jar, int port, Path home, Map<String, String> environment)
            throws IOException {
        Files.createDirectories(home);
        Path log = home.resolve(name + ".log");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        // A test JVM that is stopped leaves none behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new ServiceProcess(name, port, log, process);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Whether it says that it can take calls; fails with its log if it has ended. */
    boolean ready() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError(name + " ended with " + process.exitValue() + ":\n" + Files.readString(log));
        }
        try {
            return get("/actuator/health/readiness").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The sum of a meter's samples, 0 where it has none. */
    double meter(String sample) throws IOException, InterruptedException {
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(sample))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, so that several can stop together; {@link #close()} waits for it. */
    void stop() {
        process.destroy();
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
    }
}
