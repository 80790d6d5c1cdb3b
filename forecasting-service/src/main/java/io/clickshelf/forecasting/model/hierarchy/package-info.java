/** Forecasts of products, their groups and the total that add up. */
@NullMarked
package io.clickshelf.forecasting.model.hierarchy;

import org.jspecify.annotations.NullMarked;
