/** {@code bench forecast}: accuracy and speed of the forecasting models on public data. */
@NullMarked
package io.clickshelf.benchmarks.forecast;

import org.jspecify.annotations.NullMarked;
