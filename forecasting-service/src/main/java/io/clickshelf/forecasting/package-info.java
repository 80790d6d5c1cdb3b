/** What will be asked for: demand forecasts as distributions. */
@NullMarked
package io.clickshelf.forecasting;

import org.jspecify.annotations.NullMarked;
