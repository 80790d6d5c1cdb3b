package io.clickshelf.platform.decision;

import io.clickshelf.contracts.event.DecisionRecord;
import io.clickshelf.contracts.event.EventIds;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.platform.kafka.EventPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every answer to the decision topic, off the request's path: an answer is never held up or lost because its
 * record could not be written; what could not is counted in {@code clickshelf.decisions.unlogged}.
 */
public final class DecisionLog {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionLog.class);

    private final EventPublisher publisher;
    private final Clock clock;
    private final MeterRegistry meters;

    public DecisionLog(EventPublisher publisher, Clock clock, MeterRegistry meters) {
        this.publisher = publisher;
        this.clock = clock;
        this.meters = meters;
    }

    /** A fresh id; take it before answering, so that the answer can carry it. */
    public String newId() {
        return UUID.randomUUID().toString();
    }

    /**
     * Records an answer.
     *
     * @param inputs whatever the answer was computed from beside the request; only its digest is kept
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
        DecisionRecord decision = new DecisionRecord(
                decisionId,
                kind,
                subject,
                clock.instant(),
                model,
                modelVersion,
                EventIds.digest(modelVersion, Json.mapper().writeValueAsString(request), inputs),
                Json.mapper().valueToTree(request),
                Json.mapper().valueToTree(answer),
                reasons);
        meters.counter("clickshelf.decisions", "kind", kind).increment();
        var logged = publisher.publishAll(Topic.DECISION, List.of(decision), DecisionRecord::decisionId);
        var unused = logged.whenComplete((done, failure) -> {
            if (failure != null) {
                meters.counter("clickshelf.decisions.unlogged", "kind", kind).increment();
                LOG.warn(
                        "The record of decision {} ({}) could not be written: {}",
                        decisionId,
                        kind,
                        failure.toString());
            }
        });
    }
}
