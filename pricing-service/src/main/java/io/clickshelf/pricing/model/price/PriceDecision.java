package io.clickshelf.pricing.model.price;

import java.math.BigDecimal;
import java.util.List;

/**
 * A decided price.
 *
 * @param price            what to ask, tax included; the current price for {@code HOLD} and {@code BLOCKED}
 * @param outcome          what to do with it
 * @param marginPerDay     expected margin per day at that price, without tax
 * @param marginPerDayNow  expected margin per day at the current price
 * @param marginSd         standard deviation of the difference, from what isn't known of the elasticity
 * @param unitsPerDay      units expected to be asked for per day at that price
 * @param unconstrained    the price that would have been chosen without limits, from half to twice the current one; where the
 *                         product was never sold near it, a reason says so
 * @param bound            rules that kept the price from the unconstrained one
 * @param yielded          softer rules that had to give way to harder ones
 * @param reasons          why, most telling first
 */
public record PriceDecision(
        String productId,
        BigDecimal price,
        Outcome outcome,
        double marginPerDay,
        double marginPerDayNow,
        double marginSd,
        double unitsPerDay,
        BigDecimal unconstrained,
        List<PriceRule> bound,
        List<PriceRule> yielded,
        List<PriceReason> reasons) {

    /** What to do with a decided price. */
    public enum Outcome {
        /** Put it into force. */
        CHANGE,
        /** A person has to agree first. */
        NEEDS_APPROVAL,
        /** Leave the price as it is. */
        HOLD,
        /** The limits contradict each other; a person has to look. The price stays. */
        BLOCKED
    }

    public PriceDecision {
        bound = List.copyOf(bound);
        yielded = List.copyOf(yielded);
        reasons = List.copyOf(reasons);
    }
}
