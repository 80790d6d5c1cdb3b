package io.clickshelf.contracts.recommendation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment's variants would bring, estimated before anyone is shown them, by self-normalised inverse propensity scores. Some of the answers that
 * shoppers get meanwhile are varied by chance: one product gives way to one from just below. What came of a shown product counts for each variant that would
 * have shown it too, by one over the probability that it was shown. That a product brings the same wherever in the list it stands is assumed.
 *
 * @param startedAt when it began with these variants
 * @param answers   varied since then
 * @param shoppers  who saw them
 * @param now       what answers bring as they are
 * @param variants  what they would bring by each variant
 * @param verdict   in words
 */
public record ExperimentPreview(
        String experimentId,
        @Nullable Instant startedAt,
        long answers,
        long shoppers,
        Value now,
        List<VariantPreview> variants,
        String verdict) {

    /** Per answer, each with its 95 % confidence interval for one look, over shoppers. */
    public record Value(
            ExperimentResults.Estimate clicks,
            ExperimentResults.Estimate purchases,
            ExperimentResults.Estimate revenue) {}

    /**
     * One variant.
     *
     * @param reach            share of the variant's products that could have been shown: what lies beyond is not known about
     * @param effectiveAnswers as many answers of the variant's own would say as much
     * @param difference       to answers as they are
     */
    public record VariantPreview(String name, Value value, double reach, double effectiveAnswers, Value difference) {}
}
