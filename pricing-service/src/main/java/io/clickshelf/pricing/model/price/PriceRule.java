package io.clickshelf.pricing.model.price;

/** The limits a price must keep, hardest first. */
public enum PriceRule {
    /** Not below cost plus the smallest margin, tax included. Never broken. */
    COST_FLOOR(true),
    /** Not below the maker's minimum advertised price. Never broken. */
    MINIMUM_ADVERTISED_PRICE(true),
    /** Not above the merchant's ceiling. Never broken. */
    CEILING(true),
    /** Not further from the current price than the largest move per change. Never broken. */
    MOVE_PER_CHANGE(true),
    /** Not further from the price at the day's start than the largest move per day. Never broken. */
    MOVE_PER_DAY(true),
    /** A bigger pack costs no more per content than a smaller one. Yields to those above. */
    PACK_SIZES(false),
    /**
     * Not further above or below the cheapest rival than set. Yields to those above, and upwards to stock that runs out
     * before more comes: following a rival down would only sell it out sooner.
     */
    RIVAL_DISTANCE(false),
    /** Ends as set (.99, .95). Yields where no price between the other limits does. */
    PRICE_ENDING(false);

    private final boolean hard;

    PriceRule(boolean hard) {
        this.hard = hard;
    }

    /** Whether the rule is never broken; the others yield to the ones before them, and that is said. */
    public boolean isHard() {
        return hard;
    }
}
