/** Prices: demand as a function of price, the decision, and the limits it must keep. Plain Java. */
@NullMarked
package io.clickshelf.pricing.model.price;

import org.jspecify.annotations.NullMarked;
