/** Choice and combination of local models over many series, and distributions calibrated on rolling origins. */
@NullMarked
package io.clickshelf.forecasting.model.combination;

import org.jspecify.annotations.NullMarked;
