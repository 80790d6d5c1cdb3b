package io.clickshelf.gateway.api;

import io.clickshelf.contracts.event.DecisionRecord;
import io.clickshelf.contracts.json.FlexibleInstantModule;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.gateway.store.DecisionStore;
import io.clickshelf.platform.problem.FieldProblem;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was answered, when, with which model version and inputs, and why. */
@RestController
@RequestMapping("/decisions")
@RolesAllowed({Role.OPERATIONS, Role.PRICING})
@Tag(name = "decisions", description = "Every answer that was given")
class DecisionController {

    private static final Duration DEFAULT_SPAN = Duration.ofDays(1);

    private final DecisionStore store;
    private final Clock clock;

    DecisionController(DecisionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Operation(summary = "The decision that an answer named by its decisionId")
    @GetMapping("/{decisionId}")
    DecisionRecord one(@PathVariable String decisionId) {
        return store.find(decisionId)
                .map(DecisionController::read)
                .orElseThrow(() -> ProblemException.notFound("There is no decision \"" + decisionId
                        + "\": it is kept a second after its answer went out, and forgotten after the set time."));
    }

    @Operation(summary = "Decisions of a time, newest first")
    @GetMapping
    List<DecisionRecord> find(
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String kind,
            @Parameter(description = "ISO-8601 or epoch; a day before \"to\" where absent", example = "2026-05-01")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "exclusive; now where absent") @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        Instant end = to == null ? clock.instant() : instant("to", to);
        Instant begin = from == null ? end.minus(DEFAULT_SPAN) : instant("from", from);
        return store.find(subject, kind, begin, end, limit).stream()
                .map(DecisionController::read)
                .toList();
    }

    private static Instant instant(String name, String text) {
        try {
            return FlexibleInstantModule.parse(text);
        } catch (DateTimeException e) {
            throw ProblemException.invalid(List.of(new FieldProblem(
                    name, "\"" + text + "\" is no time; write 2026-05-01, 2026-05-01T12:00:00Z or epoch seconds")));
        }
    }

    private static DecisionRecord read(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), DecisionRecord.class);
    }
}
