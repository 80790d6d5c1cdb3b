/** Demand per product, warehouse and day. */
@NullMarked
package io.clickshelf.forecasting.store;

import org.jspecify.annotations.NullMarked;
