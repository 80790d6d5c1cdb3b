package io.clickshelf.recommendation.api.policy;

import io.clickshelf.contracts.recommendation.FeedbackReport;
import io.clickshelf.platform.security.Role;
import io.clickshelf.recommendation.store.feedback.FeedbackStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came of answers: click-through, conversion, revenue. */
@RestController
@RolesAllowed({Role.OPERATIONS, Role.PRICING})
@Tag(name = "Merchandise")
class FeedbackController {

    private static final Map<String, String> COLUMNS =
            Map.of("model", "model_version", "page", "page", "experiment", "experiment", "variant", "variant");
    private static final Duration USUAL = Duration.ofDays(30);

    private final FeedbackStore feedback;
    private final Clock clock;

    FeedbackController(FeedbackStore feedback, Clock clock) {
        this.feedback = feedback;
        this.clock = clock;
    }

    @GetMapping("/feedback")
    @Operation(
            summary = "Click-through, conversion and revenue",
            description =
                    "Grouped by any of model, page, experiment, variant; of the last thirty days where no time is given."
                            + " Counted from events and orders that bring back an answer's decisionId; a purchase without one is"
                            + " credited to the shopper's last click on that product.")
    FeedbackReport feedback(
            @RequestParam(defaultValue = "model,page,variant") List<String> by,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until) {
        List<String> columns =
                by.stream().map(FeedbackController::column).distinct().toList();
        Instant end = until == null ? clock.instant().plusSeconds(60) : until;
        Instant start = from == null ? end.minus(USUAL) : from;
        return new FeedbackReport(
                start,
                end,
                feedback.totals(start, end, columns).stream()
                        .map(FeedbackController::line)
                        .toList());
    }

    private static String column(String by) {
        String column = COLUMNS.get(by);
        if (column == null) {
            throw new IllegalArgumentException("by=" + by + " is none of model, page, experiment, variant.");
        }
        return column;
    }

    private static FeedbackReport.Line line(FeedbackStore.Total total) {
        return new FeedbackReport.Line(
                total.modelVersion(),
                total.page(),
                total.experiment(),
                total.variant(),
                total.impressions(),
                total.clicks(),
                total.carts(),
                total.purchases(),
                total.revenue(),
                total.impressions() == 0 ? null : (double) total.clicks() / total.impressions(),
                total.clicks() == 0 ? null : (double) total.purchases() / total.clicks());
    }
}
