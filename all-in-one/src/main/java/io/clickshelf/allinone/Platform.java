package io.clickshelf.allinone;

import io.clickshelf.allinone.local.LocalServices;
import io.clickshelf.embedded.EmbeddedDatabase;
import io.clickshelf.embedded.EmbeddedKafka;
import io.clickshelf.embedded.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Broker, database and the seven services in this JVM, each service its own application context. */
final class Platform implements AutoCloseable {

    /** More at a time only take the two cores of a small machine from each other. */
    private static final int STARTED_TOGETHER = 3;

    private static final int START_SECONDS = 45;

    private final PlatformSettings settings;
    private final Progress progress;
    private final List<ConfigurableApplicationContext> contexts = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService starters = Executors.newFixedThreadPool(STARTED_TOGETHER);
    private final LocalServices local = new LocalServices();
    private volatile boolean stopping;
    private volatile @Nullable EmbeddedKafka kafka;
    private volatile @Nullable EmbeddedDatabase database;

    Platform(PlatformSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Starts everything and returns once every service answers.
     *
     * @throws CommandException if a part does not start; {@link #close()} then stops the others
     */
    Connection start() {
        try {
            Map<HostedService, Integer> ports = choosePorts();
            Home home = settings.home();
            CompletableFuture<EmbeddedKafka> broker = CompletableFuture.supplyAsync(
                    () -> progress.during(
                            "Kafka broker",
                            () -> kafka =
                                    EmbeddedKafka.start(home.resolve("kafka"), settings.bind(), settings.kafkaPort())),
                    starters);
            CompletableFuture<EmbeddedDatabase> postgres = CompletableFuture.supplyAsync(
                    () -> progress.during(
                            "PostgreSQL", () -> database = EmbeddedDatabase.start(home.resolve("postgres"), 0)),
                    starters);
            EmbeddedDatabase startedDatabase = postgres.join();
            startedDatabase.createIfMissing(ServiceArguments.DATABASE);
            EmbeddedKafka startedKafka = broker.join();
            ServiceArguments arguments = new ServiceArguments(settings, ports, startedKafka, startedDatabase);
            // The first sets up the log, which all share; then in any order: each makes the topics it expects.
            CompletableFuture<Void> logging = new CompletableFuture<>();
            CompletableFuture<Void> first =
                    CompletableFuture.runAsync(() -> run(HostedService.INGESTION, arguments, logging), starters);
            CompletableFuture.anyOf(logging, first).join();
            List<CompletableFuture<Void>> others = Arrays.stream(HostedService.values())
                    .filter(service -> service != HostedService.INGESTION)
                    .map(service -> CompletableFuture.runAsync(
                            () -> run(service, arguments, new CompletableFuture<>()), starters))
                    .toList();
            first.join();
            others.forEach(CompletableFuture::join);
            String url = "http://" + reachable(settings.bind()) + ":" + ports.get(HostedService.GATEWAY);
            return new Connection(
                    url,
                    startedKafka.bootstrapServers(),
                    ProcessHandle.current().pid(),
                    arguments.keys());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (IOException e) {
            throw new CommandException("The folder " + settings.home().directory() + " can't be used: " + e, e);
        } finally {
            starters.shutdown();
        }
    }

    private void awaitStarters() {
        starters.shutdown();
        try {
            // What hangs for longer goes with the process.
            boolean unused = starters.awaitTermination(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<HostedService, Integer> choosePorts() throws IOException {
        Map<HostedService, Integer> ports = new EnumMap<>(HostedService.class);
        // Said before anything starts, and with the option's name; the broker would only find out later.
        Ports.available(InetAddress.getByName(settings.bind()), settings.kafkaPort(), "Kafka (--kafka-port)");
        ports.put(
                HostedService.GATEWAY,
                Ports.available(InetAddress.getByName(settings.bind()), settings.port(), "the gateway (--port)"));
        for (HostedService service : HostedService.inner()) {
            ports.put(service, Ports.available(InetAddress.getLoopbackAddress(), 0, service.serviceName()));
        }
        return ports;
    }

    private static String reachable(String bind) throws IOException {
        InetAddress address = InetAddress.getByName(bind);
        return address.isAnyLocalAddress() ? PlatformSettings.LOOPBACK : bind;
    }

    /** @param prepared completed once the service's environment, and with it the log, is set up */
    private void run(HostedService service, ServiceArguments arguments, CompletableFuture<Void> prepared) {
        if (stopping) {
            throw new CommandException("Stopped while it was starting.");
        }
        String name = service == HostedService.GATEWAY ? "gateway" : service.serviceName() + " service";
        try {
            contexts.add(progress.during(name, start(service, arguments, prepared)));
        } catch (RuntimeException e) {
            throw new CommandException(
                    "The %s did not start: %s. Its log is %s."
                            .formatted(name, rootMessage(e), settings.home().log()),
                    e);
        }
    }

    private Supplier<ConfigurableApplicationContext> start(
            HostedService service, ServiceArguments arguments, CompletableFuture<Void> prepared) {
        ApplicationListener<ApplicationContextInitializedEvent> listener = event -> prepared.complete(null);
        return () -> new SpringApplicationBuilder(service.application())
                .listeners(listener)
                .initializers(service == HostedService.GATEWAY ? local.shortCut() : local.door(arguments.port(service)))
                .run(arguments.of(service));
    }

    private static String rootMessage(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    /** Stops the services, then what they stand on. What is just starting is waited for: it could not be stopped before. */
    @Override
    public void close() {
        stopping = true;
        awaitStarters();
        List<ConfigurableApplicationContext> running = new ArrayList<>(contexts);
        contexts.clear();
        // Together, because each waits for its own consumers.
        running.parallelStream().forEach(ConfigurableApplicationContext::close);
        EmbeddedKafka startedKafka = kafka;
        if (startedKafka != null) {
            startedKafka.close();
        }
        EmbeddedDatabase startedDatabase = database;
        if (startedDatabase != null) {
            startedDatabase.close();
        }
    }
}
