package io.clickshelf.pricing.model.price;

import java.math.BigDecimal;

/**
 * Another pack size of the same goods in the shop.
 *
 * @param content of that pack relative to the product's own: 2 is a double pack
 * @param price   of that pack now
 */
public record PackSize(double content, BigDecimal price) {

    public PackSize {
        if (!(content > 0) || content == 1) {
            throw new IllegalArgumentException("Content " + content + " of another pack; above zero and not one.");
        }
    }
}
