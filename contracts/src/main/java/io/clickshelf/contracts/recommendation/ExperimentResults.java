package io.clickshelf.contracts.recommendation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of an experiment so far, counted per shopper. May be looked at as often as one likes: intervals and p-values
 * hold at every moment at once, so that stopping when something is decided is no cheating.
 *
 * @param startedAt when it began with these variants
 * @param verdict   in words: which variant does better on what, or to go on
 */
public record ExperimentResults(
        String experimentId,
        @Nullable Instant startedAt,
        boolean running,
        List<VariantResult> variants,
        String verdict) {

    /**
     * One variant.
     *
     * @param shoppers   who were answered under it
     * @param clicked    of them, who clicked something that was shown
     * @param bought     of them, who bought something that was shown
     * @param revenue    of what was shown and bought
     * @param comparisons with the first variant, one per metric; none for the first itself
     */
    public record VariantResult(
            String name,
            long shoppers,
            long clicked,
            long bought,
            double revenue,
            Estimate clickRate,
            Estimate conversion,
            Estimate revenuePerShopper,
            List<Comparison> comparisons) {}

    /** A mean with its 95 % confidence interval for one look; absent where there is nothing to rest it on. */
    public record Estimate(
            double mean, @Nullable Double low, @Nullable Double high) {}

    /**
     * A variant against the first.
     *
     * @param difference of the means
     * @param low        of the interval that holds at every look
     * @param high       of the interval that holds at every look
     * @param pValue     that holds at every look
     * @param decided    whether the interval excludes zero
     */
    public record Comparison(
            String metric,
            double difference,
            @Nullable Double low,
            @Nullable Double high,
            double pValue,
            boolean decided) {}
}
