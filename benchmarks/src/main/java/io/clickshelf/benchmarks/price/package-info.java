/** Prices and promotions, against known optima and published results. */
@NullMarked
package io.clickshelf.benchmarks.price;

import org.jspecify.annotations.NullMarked;
