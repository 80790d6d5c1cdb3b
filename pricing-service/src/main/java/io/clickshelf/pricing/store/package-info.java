/** The tables of the pricing-service. */
@NullMarked
package io.clickshelf.pricing.store;

import org.jspecify.annotations.NullMarked;
