/** Days that are unlike others. */
@NullMarked
package io.clickshelf.forecasting.model.calendar;

import org.jspecify.annotations.NullMarked;
