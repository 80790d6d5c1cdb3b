package io.clickshelf.recommendation.store.feedback;

import java.time.Instant;
import java.util.List;

/**
 * An answer that was varied by chance while an experiment was in preview.
 *
 * @param propensities per product: the probability that it was shown
 * @param variants     per product: bit n where the experiment's n-th variant would have shown it too, bit {@value #AS_IT_IS} where
 *                     an unvaried answer would
 * @param sizes        products that each variant would have shown; last, those of an unvaried answer
 */
public record VariedAnswer(
        String experiment,
        String decisionId,
        String userId,
        Instant at,
        List<String> products,
        List<Double> propensities,
        List<Integer> variants,
        List<Integer> sizes) {

    /** The bit of answers as they are. */
    public static final int AS_IT_IS = 15;
}
