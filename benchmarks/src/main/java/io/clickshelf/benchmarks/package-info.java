/** Quality and speed, against public data and against peers. */
@NullMarked
package io.clickshelf.benchmarks;

import org.jspecify.annotations.NullMarked;
