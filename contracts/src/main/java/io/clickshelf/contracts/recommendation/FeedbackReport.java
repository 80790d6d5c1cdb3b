package io.clickshelf.contracts.recommendation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of answers in a time. */
public record FeedbackReport(Instant from, Instant until, List<Line> lines) {

    /**
     * One group; a property that was not grouped by is absent.
     *
     * @param impressions      products seen, each once per answer
     * @param clicks           products clicked
     * @param carts            products put into the cart
     * @param purchases        products bought
     * @param revenue          of them
     * @param clickThroughRate clicks per impression; absent without impressions
     * @param conversion       purchases per click; absent without clicks
     */
    public record Line(
            @Nullable String modelVersion,
            @Nullable String page,
            @Nullable String experiment,
            @Nullable String variant,
            long impressions,
            long clicks,
            long carts,
            long purchases,
            double revenue,
            @Nullable Double clickThroughRate,
            @Nullable Double conversion) {}
}
