/** Asks the model for a shopper, keeps the shop's rules, and says why. */
@NullMarked
package io.clickshelf.recommendation.api;

import org.jspecify.annotations.NullMarked;
