package io.clickshelf.benchmarks.platform;

import io.clickshelf.benchmarks.Arguments;
import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A whole catalogue priced anew on a running platform, its stores and topics included: products with twelve weeks of sales at
 * three prices and a stock are sent to the public address, then all are decided anew, as many in a call as one may ask for, one
 * call after the other. Under the rules as they are, and under one by which prices come into force. The products stay.
 */
public final class PricePass {

    private static final int PER_CALL = 1000;
    private static final int PER_MESSAGE = 500;
    private static final int LINES = 10;
    private static final int WEEKS = 12;
    private static final double[] LEVELS = {1, .85, 1.15};
    private static final int PASSES = 5;
    private static final String RULE = "bench-pass";
    private static final Duration LONGEST_FIT = Duration.ofMinutes(15);
    private static final long BETWEEN_LOOKS_MILLIS = 2000;

    private final PlatformClient client;
    private final Report report;
    private final Clock clock;
    private final List<Map<String, Object>> products;

    private PricePass(PlatformClient client, Report report, Clock clock, int count) {
        this.client = client;
        this.report = report;
        this.clock = clock;
        Random random = new Random(1);
        this.products = IntStream.range(0, count)
                .mapToObj(number -> product(number, random))
                .toList();
    }

    /** {@code --home DIR}, {@code --products N}. */
    public static void run(Arguments arguments, Report report, Clock clock) throws Exception {
        PlatformClient client = new PlatformClient(Path.of(arguments.option("home", "data")));
        new PricePass(client, report, clock, arguments.intOption("products", 20_000)).measure();
    }

    private static Map<String, Object> product(int number, Random random) {
        double price = 5 + random.nextInt(9_000) / 100.0;
        return Map.of(
                "productId", "bench-pass-" + number,
                "title", "Bench " + number,
                "category", "Bench > " + number % 40,
                "brand", "Brand " + number % 100,
                "price", cents(price),
                "currency", "EUR",
                "cost", cents(.6 * price));
    }

    private void measure() throws Exception {
        fill();
        awaitFit();
        passes("rules as they are");
        client.put(
                "pricing",
                "/price_rules/" + RULE,
                Map.of(
                        "category",
                        "Bench",
                        "mode",
                        "automatic",
                        "limits",
                        Map.of("approvalAbove", 1, "movePerChange", .1, "movePerDay", .9)));
        awaitRule();
        passes("automatic");
        client.delete("pricing", "/price_rules/" + RULE);
    }

    private void fill() throws IOException {
        Random random = new Random(2);
        Instant now = clock.instant();
        for (List<Map<String, Object>> part : parts(products, PER_MESSAGE)) {
            client.postForJson("producer", "/products", part);
            client.postForJson(
                    "producer",
                    "/inventory",
                    part.stream()
                            .map(product -> Map.of(
                                    "productId",
                                    product.get("productId"),
                                    "stockLevel",
                                    random.nextInt(400),
                                    "warehouseId",
                                    "W1",
                                    "timestamp",
                                    now.toString()))
                            .toList());
            client.postForJson("producer", "/orders", orders(part, now, random));
        }
        report.say("  %d products and their sales sent", products.size());
    }

    /** Of twelve weeks, at one of three prices each. */
    private static List<Map<String, Object>> orders(List<Map<String, Object>> part, Instant now, Random random) {
        List<Map<String, Object>> orders = new ArrayList<>();
        for (List<Map<String, Object>> basket : parts(part, LINES)) {
            for (int week = 0; week < WEEKS; week++) {
                double level = LEVELS[week * LEVELS.length / WEEKS];
                orders.add(Map.of(
                        "orderId",
                        basket.getFirst().get("productId") + "-" + week,
                        "timestamp",
                        now.minus(Duration.ofDays(7L * (WEEKS - week))).toString(),
                        "currency",
                        "EUR",
                        "lines",
                        basket.stream()
                                .map(product -> line(product, level, random))
                                .toList()));
            }
        }
        return orders;
    }

    private static Map<String, Object> line(Map<String, Object> product, double level, Random random) {
        double price = level * ((Number) Objects.requireNonNull(product.get("price"))).doubleValue();
        long units = 1 + Math.round((1 + random.nextInt(7)) * Math.pow(level, -2.2));
        return Map.of("productId", product.get("productId"), "quantity", units, "unitPrice", cents(price));
    }

    private static double cents(double price) {
        return Math.round(100 * price) / 100.0;
    }

    /** Until demand was learnt of all: what was priced without is a guess by the category. */
    private void awaitFit() throws Exception {
        Instant until = clock.instant().plus(LONGEST_FIT);
        while (!isLearnt()) {
            if (clock.instant().isAfter(until)) {
                throw new BenchmarkException(
                        "Demand of all products was not learnt in " + LONGEST_FIT.toMinutes() + " minutes");
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
        report.say("  demand is learnt");
    }

    /** By one product of each call: to ask for all would be work in itself. */
    private boolean isLearnt() throws IOException {
        List<String> some = calls().stream().map(List::getLast).toList();
        try {
            int learnt = 0;
            for (JsonNode priced : client.postForJson("pricing", "/price", Map.of("productIds", some))
                    .path("prices")) {
                boolean known =
                        !priced.path("elasticity").path("source").asString().equals("unknown_product");
                learnt += known ? 1 : 0;
            }
            return learnt == some.size();
        } catch (BenchmarkException e) {
            return false; // nothing at all is learnt yet
        }
    }

    private void awaitRule() throws Exception {
        while (!client.get("pricing", "/price_rules/" + RULE + "/progress")
                .path("state")
                .asString()
                .equals("done")) {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    private void passes(String rules) throws IOException {
        for (int pass = 1; pass <= PASSES; pass++) {
            int applied = 0;
            int proposed = 0;
            int decided = 0;
            long start = System.nanoTime();
            for (List<String> call : calls()) {
                JsonNode summary = client.postForJson("pricing", "/prices/proposals", Map.of("productIds", call));
                applied += summary.path("applied").asInt();
                proposed += summary.path("proposed").asInt();
                decided += summary.path("applied").asInt()
                        + summary.path("proposed").asInt()
                        + summary.path("held").asInt()
                        + summary.path("blocked").asInt();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            String set = products.size() + " products, " + rules + ", pass " + pass;
            report.add(set, "clickshelf", "seconds", seconds, "s");
            report.say("  %d decided, %d into force, %d proposed", decided, applied, proposed);
        }
    }

    private List<List<String>> calls() {
        return parts(
                products.stream()
                        .map(product -> String.valueOf(product.get("productId")))
                        .toList(),
                PER_CALL);
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }
}
