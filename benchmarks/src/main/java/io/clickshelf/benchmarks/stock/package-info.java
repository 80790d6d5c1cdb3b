/** Stock decisions against known optima. */
@NullMarked
package io.clickshelf.benchmarks.stock;

import org.jspecify.annotations.NullMarked;
