package io.clickshelf.allinone;

import io.clickshelf.allinone.demo.DemoFeed;
import io.clickshelf.platform.security.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts a platform, gives it some of the demo shop, asks it for a while and stops it: run under
 * {@code -XX:AOTCacheOutput}, the JVM keeps which classes it loaded (JEP 514) and how the methods ran (JEP 515), so that
 * later starts are faster and so are the first minutes after them.
 */
final class Rehearsal {

    private static final Duration LENGTH = Duration.ofSeconds(40);

    /** Callers at once: how methods run under load is what the cache is to know. */
    private static final int CALLERS = 16;

    /** Batches of each kind of record: enough to be counted and learnt from. */
    private static final int BATCHES = 2;

    private final PrintStream out;

    Rehearsal(PrintStream out) {
        this.out = out;
    }

    private record Call(String role, String path, String body) {}

    private static List<Call> calls(long epochSecond) {
        return List.of(
                new Call(Role.STOREFRONT, "/recommend", "{\"userId\":\"C%04d\",\"topN\":10}"),
                new Call(Role.STOREFRONT, "/recommend", "{\"userId\":\"C%04d\",\"session\":[\"P0001\",\"P0002\"]}"),
                new Call(
                        Role.STOREFRONT, "/recommend", "{\"userId\":\"C%04d\",\"page\":\"cart\",\"cart\":[\"P0003\"]}"),
                new Call(
                        Role.PRODUCER,
                        "/events",
                        "{\"userId\":\"C%04d\",\"productId\":\"P0001\",\"actionType\":\"view\",\"timestamp\":"
                                + epochSecond + "}"),
                new Call(Role.PRICING, "/price", "{\"productId\":\"P%04d\"}"));
    }

    int run() throws IOException, InterruptedException {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (Progress progress = new Progress(silent)) {
            int answered = BriefPlatform.run(progress, Rehearsal::play);
            out.println("Rehearsed: %d answers.".formatted(answered));
        }
        return 0;
    }

    private static int play(Connection connection, Home home) throws IOException, InterruptedException {
        feed(connection, home);
        Map<String, GatewayClient> gateways = new HashMap<>();
        connection.keys().forEach((role, key) -> gateways.put(role, new GatewayClient(connection.url(), key)));
        long end = System.nanoTime() + LENGTH.toNanos();
        List<Call> calls = calls(Clock.systemUTC().instant().getEpochSecond());
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.execute(() -> {
                    while (System.nanoTime() < end) {
                        int number = asked.incrementAndGet();
                        Call call = calls.get(number % calls.size());
                        if (answers(Objects.requireNonNull(gateways.get(call.role())), call, 1 + number % 500)) {
                            answered.incrementAndGet();
                        }
                    }
                });
            }
        }
        return answered.get();
    }

    private static void feed(Connection connection, Home home) throws IOException, InterruptedException {
        Map<String, Integer> sent = new HashMap<>();
        new DemoFeed(
                        home.directory(),
                        (method, path, json) -> {
                            if (sent.merge(path, 1, Integer::sum) <= BATCHES) {
                                GatewayClient gateway = new GatewayClient(connection.url(), connection.key(Role.ADMIN));
                                gateway.send(gateway.request(path)
                                        .header("Content-Type", "application/json")
                                        .method(method, HttpRequest.BodyPublishers.ofByteArray(json))
                                        .build());
                            }
                        },
                        Clock.systemUTC(),
                        line -> {})
                .feed();
    }

    /** False where something is not known yet, or not fitted: what can't be answered now is asked again later. */
    private static boolean answers(GatewayClient gateway, Call call, int number) {
        try {
            gateway.send(gateway.request(call.path())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(call.body().formatted(number)))
                    .build());
            return true;
        } catch (CommandException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
