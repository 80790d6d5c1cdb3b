/** Shopper, product and demand features, counted exactly once. */
@NullMarked
package io.clickshelf.feature;

import org.jspecify.annotations.NullMarked;
