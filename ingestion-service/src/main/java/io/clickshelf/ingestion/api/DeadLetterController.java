package io.clickshelf.ingestion.api;

import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.ingestion.DeadLetter;
import io.clickshelf.contracts.ingestion.Replayed;
import io.clickshelf.ingestion.stream.DeadLetters;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records that could not be read: to look at, and to send again. */
@RestController
@RequestMapping("/dead_letters/{topic}")
@RolesAllowed({Role.PRODUCER, Role.OPERATIONS})
@Tag(name = "Dead letters", description = "Records that no service could read, whole, with the reason.")
class DeadLetterController {

    private static final int MOST_SHOWN = 1000;

    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
    }

    @GetMapping
    @Operation(summary = "The newest dead letters of a topic that were not yet sent back")
    List<DeadLetter> newest(@PathVariable String topic, @RequestParam(defaultValue = "50") int limit) {
        return letters.newest(rawTopic(topic), Math.clamp(limit, 1, MOST_SHOWN));
    }

    @PostMapping("/replay")
    @Operation(summary = "Send the dead letters of a topic back to it, as they came")
    Replayed replay(@PathVariable String topic) {
        return new Replayed(topic, letters.replay(rawTopic(topic)));
    }

    private static Topic rawTopic(String name) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.raw()
                        && (topic.topicName().equals(name)
                                || topic.deadLetterName().equals(name)))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("\"" + name + "\" has no dead letters; topics that have: "
                        + Arrays.stream(Topic.values())
                                .filter(Topic::raw)
                                .map(Topic::topicName)
                                .collect(Collectors.joining(", "))));
    }
}
