package io.clickshelf.benchmarks.platform;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Kills a platform at random moments of an import, starts it again each time, and sees whether in the end every line of the
 * file counts exactly once. Moments are drawn over the reading of the file and, for a fifth of them, the counting after it.
 */
final class KillTrial {

    private static final double READING_AND_COUNTING = 1.25;
    private static final double COUNTING_MILLIS = 40_000;
    private static final long POLL_MILLIS = 50;
    private static final long GIVE_UP_NANOS = 300_000_000_000L;

    private final Path file;
    private final Path home;
    private final SplittableRandom random;
    private final Report report;
    private final FileDemand expected;
    private final Latencies starts = new Latencies();
    private final Latencies recoveries = new Latencies();

    KillTrial(Path file, Path home, long seed, Report report) throws IOException {
        this.file = file;
        this.home = home;
        this.random = new SplittableRandom(seed);
        this.report = report;
        this.expected = FileDemand.of(file);
    }

    /** @param budget after which no further kill begins, so that there is time to count */
    void run(int times, Duration budget) throws Exception {
        long begin = System.nanoTime();
        int kills = 0;
        while (kills < times && System.nanoTime() - begin < budget.toNanos()) {
            kills++;
            PlatformProcess platform = start();
            try {
                double moment = random.nextDouble() * READING_AND_COUNTING;
                String found = await(platform, moment);
                report.say("  kill %d at %.2f: %s", kills, moment, found);
            } finally {
                platform.kill();
            }
        }
        String set = file.getFileName() + ", " + kills + " kills";
        try (PlatformProcess platform = start()) {
            PlatformClient client = platform.client();
            long restarted = System.nanoTime();
            finish(platform, client, unfinished(client));
            counted(platform, client);
            // Whatever the killed ones left undone is done by now. Once more, as one who is not sure would.
            finish(platform, client, submit(client));
            counted(platform, client);
            recoveries.add(System.nanoTime() - restarted);
            JsonNode totals = client.get("admin", "/features/demand/totals");
            for (Map.Entry<String, BigDecimal> total : expected.totals().entrySet()) {
                report.add(set, "file", total.getKey(), total.getValue().doubleValue(), "");
                report.add(
                        set,
                        "clickshelf",
                        total.getKey(),
                        totals.path(total.getKey()).asDouble(),
                        "");
            }
            report.add(set, "clickshelf", "totals that differ", expected.differences(totals), "");
            report.add(set, "clickshelf", "start p50", starts.quantile(.5), "ms");
            report.add(set, "clickshelf", "start max", starts.quantile(1), "ms");
            report.add(set, "clickshelf", "two imports after the last", recoveries.quantile(.5), "ms");
        }
    }

    private PlatformProcess start() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        PlatformProcess platform = PlatformProcess.start(home);
        starts.add(System.nanoTime() - begin);
        return platform;
    }

    /** Waits for the moment and says what was going on. */
    private String await(PlatformProcess platform, double moment) throws Exception {
        PlatformClient client = platform.client();
        long total = expected.linesRead();
        String id = unfinished(client);
        String how = id == null ? "sent again" : "went on by itself";
        if (id == null) {
            id = submit(client);
        }
        JsonNode status = client.get("producer", "/imports/" + id);
        while (status.path("linesRead").asLong() < Math.min(1, moment) * total && !done(status)) {
            platform.runOn(POLL_MILLIS);
            status = client.get("producer", "/imports/" + id);
        }
        if (moment > 1) {
            platform.runOn((long) ((moment - 1) * COUNTING_MILLIS));
        }
        return "%,d of %,d lines read, records not yet counted %s (%s)"
                .formatted(
                        status.path("linesRead").asLong(),
                        total,
                        client.get("producer", "/features/progress").path("lag"),
                        how);
    }

    private static @Nullable String unfinished(PlatformClient client) throws Exception {
        for (JsonNode job : client.get("producer", "/imports")) {
            if (!done(job)) {
                return job.path("id").asString();
            }
        }
        return null;
    }

    private String submit(PlatformClient client) throws Exception {
        return client.upload(
                        "producer",
                        "/imports/orders?mapping=online-retail",
                        file,
                        URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8))
                .path("id")
                .asString();
    }

    private void finish(PlatformProcess platform, PlatformClient client, @Nullable String id) throws Exception {
        if (id == null) {
            return;
        }
        JsonNode status = client.get("producer", "/imports/" + id);
        while (!done(status)) {
            platform.runOn(POLL_MILLIS);
            status = client.get("producer", "/imports/" + id);
        }
        if (!status.path("state").asString().equals("done")) {
            throw new BenchmarkException(
                    "The import failed: " + status.path("message").asString());
        }
        report.say(
                "  import: %,d lines read, %,d accepted, %,d rejected",
                status.path("linesRead").asLong(),
                status.path("accepted").asLong(),
                status.path("rejected").asLong());
    }

    private static void counted(PlatformProcess platform, PlatformClient client) throws Exception {
        long begin = System.nanoTime();
        while (!client.get("producer", "/features/progress").path("complete").asBoolean()) {
            if (System.nanoTime() - begin > GIVE_UP_NANOS) {
                throw new BenchmarkException("Not everything is counted after 5 minutes; see the log of the platform.");
            }
            platform.runOn(POLL_MILLIS);
        }
    }

    private static boolean done(JsonNode status) {
        String state = status.path("state").asString();
        return state.equals("done") || state.equals("failed");
    }
}
