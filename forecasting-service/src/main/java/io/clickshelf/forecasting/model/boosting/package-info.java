/** Gradient boosting of regression trees on histograms: one model for many series. */
@NullMarked
package io.clickshelf.forecasting.model.boosting;

import org.jspecify.annotations.NullMarked;
