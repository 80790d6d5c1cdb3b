package io.clickshelf.ingestion.api.segment;

import io.clickshelf.contracts.event.Identified;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.ingestion.stream.ForeignDoor;
import io.clickshelf.platform.kafka.Validation;
import io.clickshelf.platform.problem.FieldProblem;
import io.clickshelf.platform.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Makes events of the protocol's messages, and checks them. */
@Component
class SegmentMessages implements ForeignDoor {

    private final SegmentTranslator translator;

    SegmentMessages(SegmentTranslator translator) {
        this.translator = translator;
    }

    @Override
    public String name() {
        return "segment";
    }

    @Override
    public List<Identified> read(byte[] message, Instant receivedAt) {
        return read(Json.mapper().readTree(message), receivedAt);
    }

    /** As {@link #read(byte[], Instant)}, of a part of a batch. */
    List<Identified> read(JsonNode json, Instant receivedAt) {
        SegmentMessage message = Json.mapper().treeToValue(json, SegmentMessage.class);
        if (message.shopper() == null) {
            throw ProblemException.badRequest(
                    "invalid_request", "userId: is missing; a message needs a userId or an anonymousId.");
        }
        List<Identified> events = translator.translate(message, receivedAt);
        List<FieldProblem> problems = events.stream()
                .flatMap(event -> Validation.problems(event).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return events;
    }
}
