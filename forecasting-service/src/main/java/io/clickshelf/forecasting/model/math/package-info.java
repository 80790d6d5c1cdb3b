/** The numerics the forecasting models share: optimisers, decomposition, small linear algebra. */
@NullMarked
package io.clickshelf.forecasting.model.math;

import org.jspecify.annotations.NullMarked;
