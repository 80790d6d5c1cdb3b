package io.clickshelf.recommendation.api.policy;

import io.clickshelf.contracts.recommendation.Experiment;
import io.clickshelf.contracts.recommendation.ExperimentPreview;
import io.clickshelf.contracts.recommendation.ExperimentResults;
import io.clickshelf.platform.audit.Audit;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.clickshelf.recommendation.store.policy.Experiments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Experiments: which way of answering does better. */
@RestController
@RequestMapping("/experiments")
@RolesAllowed({Role.OPERATIONS, Role.PRICING})
@Tag(name = "Merchandise")
class ExperimentController {

    private static final int MOST_CHANGES = 200;
    private static final String AUDIT = "audit";
    private static final Pattern NAME = Pattern.compile(Experiment.NAME);

    private final Experiments experiments;
    private final Results results;
    private final Previews previews;
    private final Clock clock;

    ExperimentController(Experiments experiments, Results results, Previews previews, Clock clock) {
        this.experiments = experiments;
        this.results = results;
        this.previews = previews;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "All experiments, running and ended")
    List<Experiment> all() {
        return experiments.all();
    }

    @GetMapping("/{experimentId}")
    @Operation(summary = "One experiment")
    Experiment one(@PathVariable String experimentId) {
        return experiments.find(experimentId).orElseThrow(() -> unknown(experimentId));
    }

    @GetMapping("/{experimentId}/results")
    @Operation(summary = "What came of it so far; may be looked at as often as one likes")
    ExperimentResults results(@PathVariable String experimentId) {
        return results.of(one(experimentId));
    }

    @GetMapping("/{experimentId}/preview")
    @Operation(
            summary = "What its variants would bring, before anyone is shown them",
            description =
                    "Of an experiment with \"preview\": true. While it is, one in twenty answers on its pages is varied by"
                            + " chance, a product giving way to one from just below; from what comes of these it is estimated"
                            + " (self-normalised inverse propensity scores).")
    ExperimentPreview preview(@PathVariable String experimentId) {
        return previews.of(one(experimentId));
    }

    @PutMapping("/{experimentId}")
    @Operation(
            summary = "Start or change an experiment",
            description =
                    "Shoppers are dealt by a hash of shopper and experiment. Other variants or pages start it anew.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "{\"pages\":[\"home\"],\"variants\":[{\"name\":\"as-is\",\"share\":1},"
                                                    + "{\"name\":\"garden\",\"share\":1,\"ruleSet\":\"spring\"},"
                                                    + "{\"name\":\"best-sellers\",\"share\":0.2,\"model\":0}]}")))
    Experiment put(@PathVariable String experimentId, @Valid @RequestBody Experiment experiment, Principal caller) {
        if (experimentId.equals(AUDIT) || !NAME.matcher(experimentId).matches()) {
            throw new IllegalArgumentException("\"" + experimentId
                    + "\" can't name an experiment; use up to 40 of a-z, 0-9, - and _, and not \"audit\".");
        }
        if (experiment.inconsistency() != null) {
            throw new IllegalArgumentException(
                    "Experiment \"" + experimentId + "\": " + experiment.inconsistency() + ".");
        }
        refuseOverlap(experimentId, experiment);
        Instant now = clock.instant();
        return experiments.put(
                experimentId,
                now,
                caller.getName(),
                before -> experiment.stamped(experimentId, started(before, experiment, now), now, caller.getName()));
    }

    private static Instant started(@Nullable Experiment before, Experiment now, Instant at) {
        return before != null
                        && before.startedAt() != null
                        && (before.running() && !now.previewed() || before.previewed() && !now.running())
                        && before.variants().equals(now.variants())
                        && java.util.Objects.equals(before.pages(), now.pages())
                ? before.startedAt()
                : at;
    }

    private void refuseOverlap(String experimentId, Experiment experiment) {
        for (Experiment other : experiments.all()) {
            boolean same = other.running() && experiment.running() || other.previewed() && experiment.previewed();
            boolean overlaps = other.pages() == null
                    || experiment.pages() == null
                    || !Collections.disjoint(other.pages(), experiment.pages());
            if (!experimentId.equals(other.experimentId()) && same && overlaps) {
                throw ProblemException.conflict(
                        "experiment_overlaps",
                        "Experiment \"" + other.experimentId() + "\" runs on the same page; end it"
                                + " (\"active\":false), or give both pages of their own.");
            }
        }
    }

    @DeleteMapping("/{experimentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove an experiment; to keep its results, end it instead: \"active\":false")
    void delete(@PathVariable String experimentId, Principal caller) {
        if (!experiments.delete(experimentId, clock.instant(), caller.getName())) {
            throw unknown(experimentId);
        }
    }

    @GetMapping("/" + AUDIT)
    @Operation(summary = "Who changed which experiment, newest first")
    List<Audit.Change> audit() {
        return experiments.history(MOST_CHANGES);
    }

    private static ProblemException unknown(String experimentId) {
        return ProblemException.notFound("There is no experiment \"" + experimentId + "\"; start it with PUT.");
    }
}
