/** Answers with the champion's forecasts, by day, week or month; and forecasts a series that is sent along. */
@NullMarked
package io.clickshelf.forecasting.api;

import org.jspecify.annotations.NullMarked;
