/** Seasonal autoregressive integrated moving averages, with their order found stepwise. */
@NullMarked
package io.clickshelf.forecasting.model.arima;

import org.jspecify.annotations.NullMarked;
