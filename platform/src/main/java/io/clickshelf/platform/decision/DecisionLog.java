package io.clickshelf.platform.decision;

import io.clickshelf.contracts.event.DecisionRecord;
import io.clickshelf.contracts.event.EventIds;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.kafka.KafkaConfiguration;
import io.clickshelf.platform.kafka.RecordTraces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Writes every answer to the decision topic, on a thread of its own: an answer is never held up or lost because its record
 * could not be written; what could not is counted in {@code clickshelf.decisions.unlogged}.
 */
public final class DecisionLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionLog.class);
    private static final int MOST_WAITING = 10_000;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final EventPublisher publisher;
    private final RecordTraces traces;
    private final Clock clock;
    private final MeterRegistry meters;
    private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer = new Thread(this::writeAll, "decision-log");
    private volatile boolean closed;

    public DecisionLog(EventPublisher publisher, RecordTraces traces, Clock clock, MeterRegistry meters) {
        this.publisher = publisher;
        this.traces = traces;
        this.clock = clock;
        this.meters = meters;
        writer.setDaemon(true);
        writer.setPriority(KafkaConfiguration.BACKGROUND_PRIORITY);
        writer.start();
    }

    /** A fresh id; take it before answering, so that the answer can carry it. */
    public String newId() {
        return UUID.randomUUID().toString();
    }

    /**
     * Records an answer.
     *
     * @param request must not change any more, like the two others: it is read later
     * @param inputs  whatever the answer was computed from beside the request; only its digest is kept
     */
    public void record(
            String decisionId,
            String kind,
            @Nullable String subject,
            @Nullable String model,
            @Nullable String modelVersion,
            Object request,
            @Nullable Object inputs,
            Object answer,
            List<String> reasons) {
        meters.counter("clickshelf.decisions", "kind", kind).increment();
        Instant now = clock.instant();
        List<Header> trace = traces.ofCurrent();
        boolean accepted = !closed
                && waiting.offer(() -> write(
                        decisionId,
                        kind,
                        () -> new DecisionRecord(
                                decisionId,
                                kind,
                                subject,
                                now,
                                model,
                                modelVersion,
                                EventIds.digest(modelVersion, Json.mapper().writeValueAsString(request), inputs),
                                asItIs(request),
                                asItIs(answer),
                                reasons),
                        trace));
        if (!accepted) {
            unlogged(decisionId, kind, closed ? "the log is closed" : MOST_WAITING + " others wait to be written");
        }
    }

    /**
     * Waits until so many records more can wait to be written, or for ten seconds at most. For work in the background, which
     * decides faster than records are written; an answer does not wait.
     *
     * @param records at most as many as may wait at all, 10,000
     */
    public void awaitRoom(int records) throws InterruptedException {
        long until = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (waiting.remainingCapacity() < records && System.nanoTime() < until) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** Written once, where the record is, without a tree in between. */
    private static JsonNode asItIs(Object value) {
        return Json.mapper().getNodeFactory().pojoNode(value);
    }

    private void writeAll() {
        while (!closed || !waiting.isEmpty()) {
            try {
                waiting.take().run();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void write(String decisionId, String kind, Supplier<DecisionRecord> decision, List<Header> trace) {
        try {
            var unused = publisher
                    .publishAll(Topic.DECISION, List.of(decision.get()), DecisionRecord::decisionId, trace)
                    .whenComplete((done, failure) -> {
                        if (failure != null) {
                            unlogged(decisionId, kind, failure.toString());
                        }
                    });
        } catch (RuntimeException e) {
            // Such as a part of it that is no JSON: this one is lost, the next goes on.
            unlogged(decisionId, kind, e.toString());
        }
    }

    private void unlogged(String decisionId, String kind, String why) {
        meters.counter("clickshelf.decisions.unlogged", "kind", kind).increment();
        LOG.warn("The record of decision {} ({}) could not be written: {}", decisionId, kind, why);
    }

    /** Writes what waits, then returns. */
    @Override
    public void close() throws InterruptedException {
        closed = true;
        // Wakes the writer if it has nothing to do; if the queue is full, it is awake.
        boolean unused = waiting.offer(() -> {});
        writer.join(LONGEST_CLOSE);
    }
}
