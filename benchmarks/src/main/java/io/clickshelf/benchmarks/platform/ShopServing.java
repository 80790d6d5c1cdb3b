package io.clickshelf.benchmarks.platform;

import io.clickshelf.benchmarks.Arguments;
import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.recommendation.RecommendRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;

/**
 * Answers at a steady rate as a shop in earnest would ask for them: stock is reported and a tenth of the products are sold out, a merchant's rules hold
 * (a ban, a boost, a burial and a pin), and events flow in. Then the highest rate is looked for that keeps the 99th percentile. The stock it reports,
 * of a warehouse of its own, stays; the rules are taken back.
 */
final class ShopServing {

    private static final int BATCH = 100;
    private static final double KEPT_MILLIS = 50;
    private static final double STEP = 1.25;
    private static final int MOST_STEPS = 8;
    private static final List<String> RULES = List.of("bench-ban", "bench-boost", "bench-bury", "bench-pin");

    private final PlatformClient client;
    private final List<String> products;
    private final Clock clock;
    private final Report report;

    ShopServing(PlatformClient client, List<String> products, Clock clock, Report report) {
        this.client = client;
        this.products = products;
        this.clock = clock;
        this.report = report;
    }

    /** {@code --rate} answers and {@code --events} events a second for {@code --seconds}; {@code --highest 1} looks for the highest rate, too. */
    void run(Arguments arguments) throws Exception {
        double rate = arguments.doubleOption("rate", 1000);
        double events = arguments.doubleOption("events", 1000);
        double seconds = arguments.doubleOption("seconds", 20);
        stock();
        rules();
        AtomicBoolean over = new AtomicBoolean();
        Thread background = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                events().open(events / BATCH, 1);
            }
        });
        try {
            report.add(
                    "recommend in earnest",
                    "clickshelf",
                    "warm after",
                    ask().warm(PlatformBenchmark.WARMING_CALLERS),
                    "s");
            double p99 = at(rate, events, seconds);
            boolean higher = arguments.intOption("highest", 0) == 1;
            double highest = p99 <= KEPT_MILLIS ? rate : 0;
            for (int step = 0; higher && step < MOST_STEPS && highest > 0; step++) {
                double next = highest * STEP;
                if (at(next, events, seconds / 2) > KEPT_MILLIS) {
                    break;
                }
                highest = next;
            }
            if (higher) {
                report.add("recommend in earnest", "clickshelf", "highest rate with p99 of 50 ms", highest, "1/s");
            }
        } finally {
            over.set(true);
            background.join();
            for (String rule : RULES) {
                client.delete("operations", "/rules/" + rule);
            }
        }
    }

    private double at(double rate, double events, double seconds) {
        Load load = ask();
        double answered = load.open(rate, seconds);
        String set = "recommend in earnest at " + (long) rate + "/s, " + (long) events + " events/s";
        report.add(set, "clickshelf", "answered", answered, "1/s");
        load.latencies.report(report, set);
        report.add(set, "clickshelf", "failures", load.failures.get(), "");
        return load.failures.get() > 0 ? Double.POSITIVE_INFINITY : load.latencies.quantile(.99);
    }

    private Load ask() {
        return new Load(number -> expect(
                200,
                client.post(
                        "storefront",
                        "/recommend",
                        Json.write(RecommendRequest.of("bench-" + number % PlatformBenchmark.SHOPPERS, 10)))));
    }

    private Load events() {
        return new Load(number -> {
            Random random = new Random(number + System.nanoTime());
            List<BehaviorEvent> batch = new ArrayList<>(BATCH);
            for (int n = 0; n < BATCH; n++) {
                batch.add(BehaviorEvent.of(
                        "bench-" + random.nextInt(PlatformBenchmark.SHOPPERS),
                        products.get(random.nextInt(products.size())),
                        ActionType.CLICK,
                        clock.instant()));
            }
            expect(202, client.post("producer", "/events", Json.write(batch)));
        });
    }

    private void stock() throws Exception {
        List<Map<String, Object>> levels = new ArrayList<>();
        for (int p = 0; p < products.size(); p++) {
            levels.add(Map.of(
                    "productId",
                    products.get(p),
                    "warehouseId",
                    "bench",
                    "stockLevel",
                    p % 10 == 9 ? 0 : 100,
                    "timestamp",
                    clock.instant().toString()));
        }
        client.postForJson("producer", "/inventory", levels);
    }

    private void rules() throws Exception {
        JsonNode first = client.get("admin", "/products?limit=4");
        Map<String, String> of =
                Map.of("bench-ban", "ban", "bench-boost", "boost", "bench-bury", "bury", "bench-pin", "pin");
        int n = 0;
        for (String rule : RULES) {
            String product = first.get(n++ % first.size()).path("productId").asString();
            Map<String, Object> body = new HashMap<>(Map.of("action", of.get(rule), "productId", product));
            if (rule.equals("bench-boost") || rule.equals("bench-bury")) {
                body.put("strength", 3);
            }
            client.put("operations", "/rules/" + rule, body);
        }
    }

    private static void expect(int wanted, int status) {
        if (status != wanted) {
            throw new BenchmarkException("answered " + status);
        }
    }
}
