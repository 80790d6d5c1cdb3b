/** Turns demand records into the history that is fitted, and champions into forecast records. */
@NullMarked
package io.clickshelf.forecasting.stream;

import org.jspecify.annotations.NullMarked;
