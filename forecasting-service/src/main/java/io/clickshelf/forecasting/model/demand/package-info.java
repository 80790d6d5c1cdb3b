/** The shop's demand: every product, every day ahead, as a distribution that stock can be planned on. */
@NullMarked
package io.clickshelf.forecasting.model.demand;

import org.jspecify.annotations.NullMarked;
