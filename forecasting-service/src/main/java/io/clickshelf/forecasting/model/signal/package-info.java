/** Shoppers' attention as a sign of the demand that follows. */
@NullMarked
package io.clickshelf.forecasting.model.signal;

import org.jspecify.annotations.NullMarked;
