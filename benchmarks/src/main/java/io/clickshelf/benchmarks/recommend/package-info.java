/** How good and how fast recommendations are. */
@NullMarked
package io.clickshelf.benchmarks.recommend;

import org.jspecify.annotations.NullMarked;
