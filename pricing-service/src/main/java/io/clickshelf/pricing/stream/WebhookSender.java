package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.pricing.Webhook;
import io.clickshelf.pricing.store.Documents;
import io.clickshelf.pricing.store.WebhookStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends events to webhooks, signed, and again after growing pauses until the receiver answers 2xx or some thirty hours are
 * over. The receiver may see an event more than once and tells by its id. Each webhook is served by itself: one that hangs keeps
 * no other waiting.
 */
@Component
public class WebhookSender implements DisposableBean {

    /** {@code t=<epoch seconds>,v1=<hex HMAC-SHA256 of "t.body" with the webhook's secret>}. */
    public static final String SIGNATURE = "Clickshelf-Signature";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST_ATTEMPTS = 20;
    private static final int BATCH = 20;
    private static final int LONGEST_ERROR = 300;

    private final WebhookStore store;
    private final Documents documents;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Set<String> served = ConcurrentHashMap.newKeySet();
    private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WebhookSender(WebhookStore store, Documents documents, MeterRegistry meters, Clock clock) {
        this.store = store;
        this.documents = documents;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${clickshelf.pricing.webhook-check:1s}")
    public void run() {
        for (String webhookId : store.due(clock.instant())) {
            if (served.add(webhookId)) {
                lanes.execute(() -> serve(webhookId));
            }
        }
    }

    private void serve(String webhookId) {
        try {
            List<WebhookStore.Waiting> batch;
            do {
                batch = store.take(webhookId, clock.instant(), LEASE, BATCH);
                batch.forEach(this::send);
            } while (batch.size() == BATCH && !lanes.isShutdown());
        } catch (RuntimeException e) {
            LOG.warn("What waits for webhook {} is tried again in {}: {}", webhookId, LEASE, e.toString());
        } finally {
            served.remove(webhookId);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        lanes.shutdownNow();
        lanes.awaitTermination(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    @Scheduled(fixedDelay = 6, timeUnit = TimeUnit.HOURS)
    public void forget() {
        store.forget(clock.instant().minus(KEPT));
    }

    private void send(WebhookStore.Waiting waiting) {
        Optional<Webhook> webhook = documents.find(WebhookStore.KIND, waiting.webhookId(), Webhook.class);
        if (webhook.isEmpty()) {
            store.failed(waiting.id(), "The webhook was removed.", null);
            return;
        }
        String error = post(webhook.get(), waiting);
        Instant now = clock.instant();
        meters.counter("clickshelf.webhook", "outcome", error == null ? "delivered" : "failed")
                .increment();
        if (error == null) {
            store.delivered(waiting.id(), now);
        } else if (waiting.attempts() >= MOST_ATTEMPTS) {
            LOG.warn("Webhook {} never took {}: {}", waiting.webhookId(), waiting.eventId(), error);
            store.failed(waiting.id(), error, null);
        } else {
            store.failed(waiting.id(), error, now.plus(pause(waiting.attempts())));
        }
    }

    /** Null where the receiver took it. */
    private @Nullable String post(Webhook webhook, WebhookStore.Waiting waiting) {
        try {
            long seconds = clock.instant().getEpochSecond();
            HttpRequest request = HttpRequest.newBuilder(URI.create(webhook.url()))
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .header("Clickshelf-Event", waiting.event())
                    .header("Clickshelf-Event-Id", waiting.eventId())
                    .header(SIGNATURE, signature(Objects.requireNonNull(webhook.secret()), seconds, waiting.body()))
                    .POST(HttpRequest.BodyPublishers.ofString(waiting.body()))
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? null : "It answered " + status + ".";
        } catch (IOException | IllegalArgumentException e) {
            String text = e.toString();
            return text.substring(0, Math.min(LONGEST_ERROR, text.length()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "Interrupted by a shutdown.";
        }
    }

    /** What the header {@link #SIGNATURE} holds for a body. */
    public static String signature(String secret, long seconds, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256.", e);
        }
    }

    /** 2 s, 4 s, 8 s … up to four hours. */
    private static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(20, attempts - 1));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
