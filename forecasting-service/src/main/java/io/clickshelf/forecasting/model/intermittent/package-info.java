/** Models of demand that is zero on most days. */
@NullMarked
package io.clickshelf.forecasting.model.intermittent;

import org.jspecify.annotations.NullMarked;
