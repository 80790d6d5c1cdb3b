/** Questions and answers of the pricing-service: prices, rules, proposals, offers. */
@NullMarked
package io.clickshelf.contracts.pricing;

import org.jspecify.annotations.NullMarked;
