package io.clickshelf.ingestion.stream;

import io.clickshelf.contracts.event.Identified;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.platform.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.springframework.stereotype.Component;

/** Writes checked events to their topics and returns once the broker has them all. */
@Component
public class RawEventPublisher {

    private static final List<Header> HEADERS = List.of(new RecordHeader(RecordReader.CHECKED, new byte[] {1}));

    private final EventPublisher publisher;
    private final MeterRegistry meters;

    RawEventPublisher(EventPublisher publisher, MeterRegistry meters) {
        this.publisher = publisher;
        this.meters = meters;
    }

    /**
     * Publishes events of any kinds.
     *
     * @return their ids, in order
     * @throws ProblemException 503 if the broker does not take them; none, some or all may be on it, and sending them
     *                          again counts nothing twice
     */
    public List<String> publish(List<? extends Identified> events) {
        Map<Topic, List<Identified>> byTopic = new EnumMap<>(Topic.class);
        List<String> ids = new ArrayList<>(events.size());
        for (Identified event : events) {
            Identified identified = RawEvents.identified(event);
            ids.add(identified.identity());
            byTopic.computeIfAbsent(RawEvents.topicOf(event), topic -> new ArrayList<>(events.size()))
                    .add(identified);
        }
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        byTopic.forEach((topic, ofTopic) -> sent.add(publisher.publishAll(topic, ofTopic, Identified::key, HEADERS)));
        await(CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)));
        byTopic.forEach((topic, ofTopic) -> meters.counter("clickshelf.events.accepted", "topic", topic.topicName())
                .increment(ofTopic.size()));
        return ids;
    }

    static void await(CompletableFuture<Void> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw brokerUnavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw brokerUnavailable();
        }
    }

    private static ProblemException brokerUnavailable() {
        return ProblemException.unavailable(
                "broker_unavailable",
                "The events could not be written to the broker; send the same request again, nothing is counted twice.");
    }
}
