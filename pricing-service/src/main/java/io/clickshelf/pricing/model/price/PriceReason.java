package io.clickshelf.pricing.model.price;

import java.util.Map;

/**
 * One reason for a price or for leaving it.
 *
 * @param code     stable, for programs
 * @param text     for people
 * @param evidence the numbers behind it
 */
public record PriceReason(Code code, String text, Map<String, Double> evidence) {

    /** What kind of reason it is. */
    public enum Code {
        ELASTICITY,
        SCARCE_STOCK,
        OVERSTOCK,
        END_OF_SEASON,
        RIVAL,
        RIVAL_IGNORED,
        RIVAL_ANSWERS,
        OTHER_PRODUCTS,
        COST_ASSUMED,
        LIMIT_BOUND,
        LIMIT_YIELDED,
        LIMITS_CONFLICT,
        EXTRAPOLATED,
        GAIN_TOO_SMALL,
        NEEDS_APPROVAL
    }

    public PriceReason {
        evidence = Map.copyOf(evidence);
    }
}
