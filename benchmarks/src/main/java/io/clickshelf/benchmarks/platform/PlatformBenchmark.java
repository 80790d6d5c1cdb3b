package io.clickshelf.benchmarks.platform;

import io.clickshelf.benchmarks.Arguments;
import io.clickshelf.benchmarks.Benchmark;
import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.recommendation.RecommendRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * How much a running platform takes and how fast it answers, through its public address: events in batches and alone,
 * recommendations at a steady rate, and the time from a click to a changed answer. It sends events of its own shoppers
 * ({@code bench-…}) about the platform's own products.
 */
public final class PlatformBenchmark implements Benchmark {

    private static final int BATCH = 1000;
    /** As many as so many clicks would come from. */
    static final int SHOPPERS = 20_000;

    private static final int ASKING = 500;
    private static final int SINGLE_CALLERS = 64;
    static final int WARMING_CALLERS = 8;
    private static final int FRESHNESS_PROBES = 200;
    /** What a platform just started compiles and loads for the first of them is not counted. */
    private static final int FIRST_PROBES = 50;

    private static final double BACKGROUND_PER_SECOND = 500;
    private static final long GIVE_UP_NANOS = 10_000_000_000L;

    private final Clock clock;

    /** @param clock by which events are dated */
    public PlatformBenchmark(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "platform";
    }

    @Override
    public String usage() {
        return """
                platform [ingest|recommend|freshness|newcomer] [--home DIR] [--seconds S] [--rate N]   load on a running platform
                platform serving [--rate 1000] [--events 1000] [--highest 1] [--home DIR]   answers with rules, stock and events on
                platform kills FILE [--times 10] [--minutes 60] [--seed 1] [--home DIR]   kill -9 in the middle of imports, then count""";
    }

    @Override
    public void run(Arguments arguments, Report report) throws Exception {
        if (arguments.words().size() == 2 && arguments.words().getFirst().equals("kills")) {
            kills(arguments, report);
            return;
        }
        PlatformClient client = new PlatformClient(Path.of(arguments.option("home", "data")));
        double seconds = arguments.doubleOption("seconds", 10);
        List<String> products = products(client);
        List<String> parts = arguments.words().isEmpty()
                // Last, because batches leave the readers behind with more than they can do at once.
                ? List.of("recommend", "freshness", "ingest")
                : List.of(arguments.words().getFirst());
        for (String part : parts) {
            switch (part) {
                case "ingest" -> ingest(client, products, seconds, report);
                case "recommend" -> recommend(client, products, arguments.doubleOption("rate", 1000), seconds, report);
                case "freshness" -> freshness(client, products, report);
                case "newcomer" -> new NewProduct(client, report).run();
                case "serving" -> new ShopServing(client, products, clock, report).run(arguments);
                default ->
                    throw new BenchmarkException(
                            "\"" + part
                                    + "\" is no part of this benchmark; use ingest, recommend, freshness, newcomer, serving or kills FILE.");
            }
        }
    }

    private static void kills(Arguments arguments, Report report) throws Exception {
        String given = arguments.option("home");
        Path home = given == null ? Files.createTempDirectory("clickshelf-kills-") : Path.of(given);
        if (Files.exists(home.resolve("kafka"))) {
            throw new BenchmarkException(
                    home + " holds a platform already; its own records would count too. Name an empty folder.");
        }
        new KillTrial(arguments.files(1).getFirst(), home, arguments.intOption("seed", 1), report)
                .run(arguments.intOption("times", 10), Duration.ofMillis((long)
                        (60_000 * arguments.doubleOption("minutes", 60))));
        if (given == null) {
            FileSystemUtils.deleteRecursively(home);
        }
    }

    private static List<String> products(PlatformClient client) throws Exception {
        List<String> ids = new ArrayList<>();
        for (JsonNode product : client.get("admin", "/products?limit=1000")) {
            ids.add(product.path("productId").asString());
        }
        if (ids.isEmpty()) {
            throw new BenchmarkException("The platform has no products; import a shop first, or start it with --demo.");
        }
        return ids;
    }

    private BehaviorEvent click(List<String> products, String shopper, long seed) {
        String product = products.get(new Random(seed).nextInt(products.size()));
        return BehaviorEvent.of(shopper, product, ActionType.CLICK, clock.instant())
                .withEventId("bench-" + System.nanoTime() + "-" + seed);
    }

    private void ingest(PlatformClient client, List<String> products, double seconds, Report report) {
        Load single = new Load(number -> accepted(
                client.post("producer", "/events", Json.write(click(products, "bench-" + number % SHOPPERS, number)))));
        report.add("single events", "clickshelf", "warm after", single.warm(SINGLE_CALLERS), "s");
        report.add("single events", "clickshelf", "events", single.closed(SINGLE_CALLERS, seconds), "1/s");
        single.latencies.report(report, "single events");
        Load batches = new Load(number -> {
            List<BehaviorEvent> events = new ArrayList<>(BATCH);
            for (int i = 0; i < BATCH; i++) {
                events.add(click(products, "bench-" + (number * BATCH + i) % SHOPPERS, number * BATCH + i));
            }
            accepted(client.post("producer", "/events", Json.write(events)));
        });
        report.add("batches of 1000", "clickshelf", "events", batches.closed(4, seconds) * BATCH, "1/s");
        batches.latencies.report(report, "batches of 1000");
        report.add("ingest", "clickshelf", "failures", batches.failures.get() + single.failures.get(), "");
    }

    private static void accepted(int status) {
        if (status != 202) {
            throw new BenchmarkException("answered " + status);
        }
    }

    private void recommend(PlatformClient client, List<String> products, double rate, double seconds, Report report)
            throws Exception {
        List<BehaviorEvent> history = new ArrayList<>();
        for (int i = 0; i < ASKING * 5; i++) {
            history.add(click(products, asking(i), i));
        }
        client.postForJson("producer", "/events", history);
        Load load = new Load(number -> {
            int status = client.post("storefront", "/recommend", Json.write(request(asking(number))));
            if (status != 200) {
                throw new BenchmarkException("answered " + status);
            }
        });
        report.add("recommend", "clickshelf", "warm after", load.warm(WARMING_CALLERS), "s");
        Load measured = load.again();
        double answered = measured.open(rate, seconds);
        String set = "recommend at " + (long) rate + "/s";
        report.add(set, "clickshelf", "answered", answered, "1/s");
        measured.latencies.report(report, set);
        report.add(set, "clickshelf", "failures", measured.failures.get(), "");
    }

    private static String asking(long number) {
        return "bench-asking-" + number % ASKING;
    }

    private static RecommendRequest request(String shopper) {
        return RecommendRequest.of(shopper, 10);
    }

    /** A new shopper each time: one click, then asking until the answer is another, while other events flow. */
    private void freshness(PlatformClient client, List<String> products, Report report) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Thread background = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                new Load(number -> accepted(client.post(
                                "producer",
                                "/events",
                                Json.write(click(products, "bench-" + number % SHOPPERS, number)))))
                        .open(BACKGROUND_PER_SECOND, 1);
            }
        });
        Latencies latencies = new Latencies();
        int unchanged = 0;
        for (int probe = -FIRST_PROBES; probe < FRESHNESS_PROBES; probe++) {
            String shopper = "bench-fresh-" + System.nanoTime();
            String before = answer(client, shopper);
            long sent = System.nanoTime();
            accepted(client.post("producer", "/events", Json.write(click(products, shopper, probe))));
            boolean changed = false;
            while (!changed && System.nanoTime() - sent < GIVE_UP_NANOS) {
                changed = !answer(client, shopper).equals(before);
            }
            if (!changed) {
                unchanged++;
            } else if (probe >= 0) {
                latencies.add(System.nanoTime() - sent);
            }
        }
        over.set(true);
        background.join();
        latencies.report(report, "click to changed answer");
        report.add("click to changed answer", "clickshelf", "unchanged within 10 s", unchanged, "");
    }

    private static String answer(PlatformClient client, String shopper) throws Exception {
        return client.postForJson("storefront", "/recommend", request(shopper))
                .path("recommendedProducts")
                .toString();
    }
}
