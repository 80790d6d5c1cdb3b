/** Models of one series at a time. */
@NullMarked
package io.clickshelf.forecasting.model.local;

import org.jspecify.annotations.NullMarked;
