package io.clickshelf.pricing.model.price;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A rival's offer of the same product.
 *
 * @param rival      who offers
 * @param price      what shoppers pay there
 * @param ageHours   since it was last seen
 * @param inStock    whether it can be bought
 * @param usualPrice what the rival asked before, or null if not known: then our current price is taken
 * @param answer     how it answers our moves
 */
public record RivalOffer(
        String rival,
        BigDecimal price,
        double ageHours,
        boolean inStock,
        @Nullable BigDecimal usualPrice,
        RivalAnswer answer) {

    /** Of a rival of whom nothing more is known. */
    public RivalOffer(
            String rival, BigDecimal price, double ageHours, boolean inStock, @Nullable BigDecimal usualPrice) {
        this(rival, price, ageHours, inStock, usualPrice, RivalAnswer.UNKNOWN);
    }

    public RivalOffer {
        if (price.signum() <= 0) {
            throw new IllegalArgumentException("Rival %s asks %s; a price must be above zero.".formatted(rival, price));
        }
        if (!(ageHours >= 0)) {
            throw new IllegalArgumentException(
                    "The offer of rival %s is %s hours old; zero or more.".formatted(rival, ageHours));
        }
    }
}
