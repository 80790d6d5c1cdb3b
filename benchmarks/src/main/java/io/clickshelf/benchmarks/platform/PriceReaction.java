package io.clickshelf.benchmarks.platform;

import io.clickshelf.benchmarks.Arguments;
import io.clickshelf.benchmarks.Report;
import io.clickshelf.contracts.event.DecisionRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;

/**
 * From a rival's offer to the decision on our price, on a running platform: offers are sent to its public address at a
 * steady rate, each with a price of its own; the decision that names that price, or a later one, ends the wait. Time counts
 * from when an offer was due to be sent.
 */
public final class PriceReaction {

    private static final String RIVAL = "bench.example";
    private static final long GIVE_UP_NANOS = 10_000_000_000L;

    private final PlatformClient client;
    private final Report report;
    private final Clock clock;
    private final Latencies latencies = new Latencies();
    /** By product, when each offer was due, by its price in cents. */
    private final Map<String, ConcurrentSkipListMap<Long, Long>> waiting = new ConcurrentHashMap<>();

    private PriceReaction(PlatformClient client, Report report, Clock clock) {
        this.client = client;
        this.report = report;
        this.clock = clock;
    }

    /** {@code --home DIR}, {@code --rate} offers a second, {@code --seconds}. */
    public static void run(Arguments arguments, Report report, Clock clock) throws Exception {
        PlatformClient client = new PlatformClient(Path.of(arguments.option("home", "data")));
        new PriceReaction(client, report, clock)
                .measure(arguments.doubleOption("rate", 200), arguments.doubleOption("seconds", 20));
    }

    private void measure(double rate, double seconds) throws Exception {
        List<String> products = new ArrayList<>();
        for (JsonNode product : client.get("admin", "/products?limit=1000")) {
            products.add(product.path("productId").asString());
            waiting.put(products.getLast(), new ConcurrentSkipListMap<>());
        }
        AtomicBoolean over = new AtomicBoolean();
        try (KafkaConsumer<String, byte[]> decisions = consumer()) {
            Thread reader = Thread.ofPlatform().start(() -> {
                while (!over.get()) {
                    decisions.poll(Duration.ofMillis(20)).forEach(this::decided);
                }
            });
            offer(products, rate, 3); // warm
            settle();
            Latencies warm = latencies.taken();
            report.say("  %d decisions while warming up", warm.count());
            Load load = offer(products, rate, seconds);
            long undecided = settle();
            over.set(true);
            reader.join();
            String set = "rival's offer to decision at " + (long) rate + "/s";
            latencies.report(report, set);
            report.add(set, "clickshelf", "decided", latencies.count(), "");
            report.add(set, "clickshelf", "undecided", undecided, "");
            report.add(set, "clickshelf", "failures", load.failures.get(), "");
        }
    }

    private long sent;

    private Load offer(List<String> products, double rate, double seconds) {
        long first = sent;
        long start = System.nanoTime();
        Load load = new Load(number -> {
            long n = first + number;
            String product = products.get((int) (n % products.size()));
            long cents = 10_000 + n;
            waiting.computeIfAbsent(product, id -> new ConcurrentSkipListMap<>())
                    .put(cents, start + (long) (number * 1e9 / rate));
            Map<String, Object> event = Map.of(
                    "productId",
                    product,
                    "competitorPrice",
                    BigDecimal.valueOf(cents, 2),
                    "competitor",
                    RIVAL,
                    "inStock",
                    true,
                    "timestamp",
                    clock.instant().toString());
            int status = client.post("producer", "/external", Json.write(event));
            if (status != 202) {
                throw new IllegalStateException("answered " + status);
            }
        });
        load.open(rate, seconds);
        sent += (long) (rate * seconds);
        return load;
    }

    /** Waits until all is decided, or nothing more will be; returns how many offers were left over, and forgets them. */
    private long settle() {
        long until = System.nanoTime() + GIVE_UP_NANOS;
        while (left() > 0 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        long left = left();
        waiting.values().forEach(Map::clear);
        return left;
    }

    private long left() {
        return waiting.values().stream().mapToLong(Map::size).sum();
    }

    private void decided(ConsumerRecord<String, byte[]> record) {
        long now = System.nanoTime();
        DecisionRecord decision = Json.read(record.value(), DecisionRecord.class);
        ConcurrentSkipListMap<Long, Long> offers = decision.subject() == null ? null : waiting.get(decision.subject());
        if (!decision.kind().equals("price") || offers == null) {
            return;
        }
        for (JsonNode rival :
                Json.mapper().<JsonNode>valueToTree(decision.answer()).path("rivals")) {
            if (rival.path("competitor").asString().equals(RIVAL)) {
                long cents =
                        rival.path("price").decimalValue().movePointRight(2).longValue();
                Map<Long, Long> answered = offers.headMap(cents, true);
                answered.values().forEach(due -> latencies.add(now - due));
                answered.clear();
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", client.kafka()), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.Names.DECISION).stream()
                .map(partition -> new TopicPartition(Topic.Names.DECISION, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }
}
