package io.clickshelf.ingestion.api.segment;

import io.clickshelf.contracts.event.Identified;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.ingestion.stream.RawEventPublisher;
import io.clickshelf.ingestion.stream.RejectedMessages;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tracking calls and their short names for browsers. A single message that can't be understood is a 400; in a batch
 * the good messages are taken, and the others go whole to the dead letters, since the clients never send a batch again.
 */
@RestController
@RolesAllowed(Role.PRODUCER)
@Tag(name = "Segment", description = "The Segment HTTP tracking protocol.")
class SegmentController {

    private static final Map<String, Object> SUCCESS = Map.of("success", true);
    private static final Map<String, String> SHORT =
            Map.of("t", "track", "i", "identify", "p", "page", "s", "screen", "g", "group", "a", "alias");

    private final SegmentMessages messages;
    private final RawEventPublisher publisher;
    private final RejectedMessages rejected;
    private final Clock clock;

    SegmentController(SegmentMessages messages, RawEventPublisher publisher, RejectedMessages rejected, Clock clock) {
        this.messages = messages;
        this.publisher = publisher;
        this.rejected = rejected;
        this.clock = clock;
    }

    @PostMapping("/v1/{call:track|identify|page|screen|group|alias|t|i|p|s|g|a}")
    @Operation(summary = "One tracking message")
    Map<String, Object> message(@PathVariable String call, HttpServletRequest request) throws IOException {
        JsonNode json = Json.mapper().readTree(SegmentBody.read(request, SegmentBody.LARGEST_MESSAGE_BYTES));
        if (!(json instanceof ObjectNode message)) {
            throw ProblemException.badRequest("unreadable_request", "The body is no JSON object.");
        }
        message.put("type", SHORT.getOrDefault(call, call));
        publisher.publish(messages.read(message, clock.instant()));
        return SUCCESS;
    }

    @PostMapping({"/v1/batch", "/v1/b", "/v1/import"})
    @Operation(summary = "Many tracking messages")
    Map<String, Object> batch(HttpServletRequest request) throws IOException {
        JsonNode json = Json.mapper().readTree(SegmentBody.read(request, SegmentBody.LARGEST_BATCH_BYTES));
        if (!json.path("batch").isArray()) {
            throw ProblemException.badRequest("invalid_request", "batch: is missing; it must be a list of messages.");
        }
        Instant now = clock.instant();
        List<Identified> events = new ArrayList<>();
        List<RejectedMessages.Message> unusable = new ArrayList<>();
        for (JsonNode message : json.path("batch")) {
            try {
                events.addAll(messages.read(message, now));
            } catch (ProblemException | IllegalArgumentException | JacksonException e) {
                unusable.add(new RejectedMessages.Message(Json.write(message), String.valueOf(e.getMessage()), now));
            }
        }
        publisher.publish(events);
        rejected.keep(Topic.USER_BEHAVIOR, messages, unusable);
        return SUCCESS;
    }

    @GetMapping("/v1/projects/{writeKey}/settings")
    @Operation(summary = "What the browser client asks for when it starts")
    Map<String, Object> settings(@PathVariable String writeKey) {
        return Map.of("integrations", Map.of("Segment.io", Map.of("apiKey", writeKey)), "plan", Map.of());
    }
}
