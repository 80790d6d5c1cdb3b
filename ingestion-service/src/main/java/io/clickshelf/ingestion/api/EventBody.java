package io.clickshelf.ingestion.api;

import io.clickshelf.contracts.event.Identified;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.ingestion.IngestionProperties;
import io.clickshelf.platform.kafka.Validation;
import io.clickshelf.platform.problem.FieldProblem;
import io.clickshelf.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a request that holds one event or a list of them: all are good, or none is taken. */
@Component
class EventBody {

    private static final int REPORTED_PROBLEMS = 100;

    private final IngestionProperties properties;

    EventBody(IngestionProperties properties) {
        this.properties = properties;
    }

    <T extends Identified> List<T> read(byte[] body, Class<T> type) {
        List<T> events = events(body, type);
        if (events.size() > properties.largestBatch()) {
            throw ProblemException.badRequest(
                    "batch_too_large",
                    "The request holds " + events.size() + " events; send at most " + properties.largestBatch()
                            + " at a time.");
        }
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < events.size() && problems.size() < REPORTED_PROBLEMS; i++) {
            check(events.get(i), events.size() == 1 ? "" : "[" + i + "].", problems);
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return events;
    }

    private static <T> List<T> events(byte[] body, Class<T> type) {
        // Told apart before reading, so that a problem of a single event is not named as one of the list's first.
        int start = 0;
        while (start < body.length && Character.isWhitespace(body[start])) {
            start++;
        }
        @Nullable
        List<T> events = start < body.length && body[start] == '{'
                ? List.of(Json.read(body, type))
                : Json.mapper().readerForListOf(type).readValue(body);
        if (events == null) {
            throw ProblemException.badRequest(
                    "unreadable_request", "The body is null; send one event or a list of them.");
        }
        return events;
    }

    private static void check(Identified event, String path, List<FieldProblem> problems) {
        if (event == null) {
            problems.add(new FieldProblem(path + "event", "is null"));
            return;
        }
        for (FieldProblem problem : Validation.problems(event)) {
            problems.add(new FieldProblem(path + problem.field(), problem.message()));
        }
    }
}
