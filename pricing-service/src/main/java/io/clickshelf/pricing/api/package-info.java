/** Prices, rules, proposals and offers over REST. */
@NullMarked
package io.clickshelf.pricing.api;

import org.jspecify.annotations.NullMarked;
